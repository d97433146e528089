package io.belfry.facts;

import java.util.Map;

/**
 * What was awaited did not come in time; in working memory while rules judge that, and no longer.
 */
public final class Expired implements Explained, Passing {
  private final String what;
  private final String key;
  private final long due;

  /**
   * @param what as given to {@link Decisions#await}, empty when that named nothing
   * @param key as given to {@link Decisions#await}
   * @param due when it should have come at the latest, in milliseconds since 1970
   */
  public Expired(String what, String key, long due) {
    this.what = what;
    this.key = key;
    this.due = due;
  }

  public String getWhat() {
    return what;
  }

  public String getKey() {
    return key;
  }

  public long getDue() {
    return due;
  }

  @Override
  public String factName() {
    return "deadline";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("what", what).with("key", key).with("due", due).values();
  }
}
