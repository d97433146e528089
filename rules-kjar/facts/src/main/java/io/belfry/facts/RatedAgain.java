package io.belfry.facts;

import java.util.Map;

/** An open event whose priority is rated anew, because people changed what that follows from. */
public final class RatedAgain implements Explained, Passing {
  private final String key;
  private final Priority least;
  private final String why;
  private final boolean weighed;

  /**
   * @param least the priority of the most urgent event that it causes, by what is new; the least
   *     urgent one for none
   * @param why for people, to go on with the urgency
   * @param weighed whether its impact is that of its service from here on
   */
  public RatedAgain(String key, Priority least, String why, boolean weighed) {
    this.key = key;
    this.least = least;
    this.why = why;
    this.weighed = weighed;
  }

  public String getKey() {
    return key;
  }

  /** Such as {@code the matrix of priorities changed}. */
  public String getWhy() {
    return why;
  }

  public boolean isWeighed() {
    return weighed;
  }

  /** What a priority of the matrix comes to: nothing is less urgent than what it causes. */
  public Priority of(Priority cell) {
    return cell.compareTo(least) <= 0 ? cell : least;
  }

  @Override
  public String factName() {
    return "rated anew";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("key", key)
        .with("because", why)
        .with("not below", least.name())
        .values();
  }
}
