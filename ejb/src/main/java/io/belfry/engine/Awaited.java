package io.belfry.engine;

/**
 * Names a deadline.
 *
 * @param what tells deadlines of different rules for one key apart, empty when there is only one
 */
public record Awaited(String what, String key) implements Comparable<Awaited> {
  /** The host's own word among those of the rules. */
  private static final String HOLD = "end of hold";

  /** When the alerts of a hold are judged again at the latest. */
  static Awaited endOf(String hold) {
    return new Awaited(HOLD, hold);
  }

  boolean isEndOfHold() {
    return what.equals(HOLD);
  }

  @Override
  public int compareTo(Awaited other) {
    int byWhat = what.compareTo(other.what);
    return byWhat != 0 ? byWhat : key.compareTo(other.key);
  }
}
