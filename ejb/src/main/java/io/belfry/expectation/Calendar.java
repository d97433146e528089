package io.belfry.expectation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of what is expected, a day a row.
 *
 * @param zone whose days they are
 * @param days the oldest first
 * @param completeFrom from this day on everything was counted; null when all of it was
 */
public record Calendar(String zone, List<Day> days, @Nullable LocalDate completeFrom) {
  /**
   * A day.
   *
   * @param arrivals so many came
   * @param first when the first one came; null when none did
   * @param misses that were noticed on that day
   */
  public record Day(
      LocalDate day,
      long arrivals,
      @Nullable Instant first,
      @Nullable Instant last,
      List<Miss> misses) {}

  /**
   * Something that was not as expected.
   *
   * @param event that says so
   * @param way missed, exceeded, volume or unfinished
   * @param until when it was over; null while it is not
   */
  public record Miss(UUID event, long number, String way, Instant at, @Nullable Instant until) {}
}
