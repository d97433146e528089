package io.belfry.engine;

import java.util.Comparator;

/**
 * Rules failed here, and what was done about it. Every replay does the same at the same place.
 *
 * @param position of the entry, or for a deadline of the tenant's last entry before
 * @param index of the alert in the entry, -1 for a deadline
 * @param clock the engine's time, in milliseconds since 1970
 * @param runbook that the tenant's release goes on without; empty when that would not help, and
 *     rules are not shown what they failed on
 * @param reason for people
 */
public record Quarantine(
    long tenant, long position, int index, long clock, String runbook, String reason) {

  static final Comparator<Quarantine> IN_ORDER =
      Comparator.comparingLong(Quarantine::position)
          .thenComparingLong(Quarantine::clock)
          .thenComparingInt(Quarantine::index);

  boolean isDeadline() {
    return index == Judgement.NO_ALERT;
  }

  boolean isAfter(long otherPosition, long otherClock) {
    return position > otherPosition
        || (position == otherPosition && isDeadline() && clock > otherClock);
  }
}
