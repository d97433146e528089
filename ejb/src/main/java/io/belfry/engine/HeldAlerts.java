package io.belfry.engine;

/**
 * Alerts of the journal that were held under one name: how many, and between which two they stand.
 *
 * @param hold the name, as it is stored with each of them
 * @param firstIndex of the first alert within its entry
 */
public record HeldAlerts(
    String hold, long firstPosition, int firstIndex, long lastPosition, int lastIndex, long count) {

  static HeldAlerts one(String hold, long position, int index) {
    return new HeldAlerts(hold, position, index, position, index, 1);
  }

  /** Both; they were held under the same name, and the other ones came later or are between. */
  HeldAlerts with(HeldAlerts other) {
    boolean first = isBefore(firstPosition, firstIndex, other.firstPosition, other.firstIndex);
    boolean last = isBefore(lastPosition, lastIndex, other.lastPosition, other.lastIndex);
    return new HeldAlerts(
        hold,
        first ? firstPosition : other.firstPosition,
        first ? firstIndex : other.firstIndex,
        last ? other.lastPosition : lastPosition,
        last ? other.lastIndex : lastIndex,
        count + other.count);
  }

  private static boolean isBefore(long position, int index, long otherPosition, int otherIndex) {
    return position < otherPosition || (position == otherPosition && index < otherIndex);
  }
}
