package io.belfry.facts.expectation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** How far back a rolling count looks. */
public enum Window {
  /** Sixty minutes. */
  HOUR(3_600_000L),

  /** Since the same time of the day before, by the clocks of a zone: 23 to 25 hours. */
  DAY(86_400_000L),

  /**
   * Since the same day of the month before: 28 to 31 days. What arrived on a day that this month
   * does not have leaves on its last.
   */
  MONTH(31 * 86_400_000L);

  private final long longest;

  Window(long longest) {
    this.longest = longest;
  }

  /** The usual length in milliseconds; of a month, the longest. */
  public long millis() {
    return longest;
  }

  /** When an arrival at a time may no longer be within; in milliseconds since 1970. */
  public long leaves(long arrival, ZoneId zone) {
    return this == HOUR ? arrival + longest : after(local(arrival, zone));
  }

  /**
   * When an arrival is within no longer, even where it was meant to come on the last day of each
   * month: after the 28th of February that is the 31st of March.
   */
  public long leavesAtLast(long arrival, ZoneId zone) {
    ZonedDateTime local = local(arrival, zone);
    if (this == MONTH && local.getDayOfMonth() == local.toLocalDate().lengthOfMonth()) {
      return local
          .plusMonths(1)
          .with(TemporalAdjusters.lastDayOfMonth())
          .toInstant()
          .toEpochMilli();
    }
    return leaves(arrival, zone);
  }

  private long after(ZonedDateTime local) {
    return (this == DAY ? local.plusDays(1) : local.plusMonths(1)).toInstant().toEpochMilli();
  }

  private static ZonedDateTime local(long time, ZoneId zone) {
    return Instant.ofEpochMilli(time).atZone(zone);
  }
}
