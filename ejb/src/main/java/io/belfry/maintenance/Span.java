package io.belfry.maintenance;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when until when, cut to the millisecond, which is what the rules know.
 *
 * @param from inclusive
 * @param until exclusive
 */
record Span(Instant from, Instant until) {
  private static final int MOST_DAYS = 366;
  private static final int MOST_DAYS_AHEAD = 1830;

  /**
   * Returns a span that can be planned at a time.
   *
   * @param startsAt null for now
   * @throws Fault invalid-value when it ends before it begins, is over, is longer than 366 days or
   *     begins more than five years ahead
   */
  static Span planned(@Nullable Instant startsAt, Instant endsAt, Instant now) {
    if (startsAt != null && !startsAt.isBefore(now.plus(Duration.ofDays(MOST_DAYS_AHEAD)))) {
      throw refused(
          "startsAt",
          "The window begins too far ahead (" + startsAt + ")",
          "Plan at most five years");
    }
    Instant from = startsAt == null ? now : startsAt;
    if (!endsAt.isAfter(now)) {
      throw refused(
          "endsAt", "The window is already over (" + endsAt + ")", "Choose a time to come");
    }
    if (!endsAt.isAfter(from)) {
      throw refused(
          "endsAt",
          "The window ends (" + endsAt + ") before it begins (" + from + ")",
          "Choose a time after its beginning");
    }
    // In seconds: the longest times that can be written are more than other units hold.
    if (ChronoUnit.SECONDS.between(from, endsAt) > Duration.ofDays(MOST_DAYS).toSeconds()) {
      throw refused(
          "endsAt",
          "The window is longer than " + MOST_DAYS + " days",
          "Plan it shorter, or take the service out of monitoring");
    }
    Span span =
        new Span(from.truncatedTo(ChronoUnit.MILLIS), endsAt.truncatedTo(ChronoUnit.MILLIS));
    if (!span.until.isAfter(span.from)) {
      throw refused("endsAt", "The window is shorter than a millisecond", "Plan it longer");
    }
    return span;
  }

  private static Fault refused(String field, String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, field, reason, remedy);
  }
}
