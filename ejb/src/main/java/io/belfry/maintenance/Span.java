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
  private static final int MOST_DAYS_EACH = 31;

  /**
   * Returns a span that can be planned at a time.
   *
   * @param startsAt null for the present moment
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

  /**
   * Returns the first span of a window that comes again, which may lie in the past.
   *
   * @param startsAt null for the present moment
   * @throws Fault invalid-value when it ends before it begins, is longer than 31 days, or begins
   *     more than five years away
   */
  static Span first(@Nullable Instant startsAt, Instant endsAt, Instant now) {
    Instant from = startsAt == null ? now : startsAt;
    if (Math.abs(ChronoUnit.SECONDS.between(now, from))
        >= Duration.ofDays(MOST_DAYS_AHEAD).toSeconds()) {
      throw refused(
          "startsAt",
          "The first time begins too far away (" + from + ")",
          "Choose one of the last or next five years");
    }
    long seconds = ChronoUnit.SECONDS.between(from, endsAt);
    if (seconds < 1) {
      throw refused(
          "endsAt",
          "The first time ends (" + endsAt + ") less than a second after it begins (" + from + ")",
          "Choose a later end");
    }
    if (seconds > Duration.ofDays(MOST_DAYS_EACH).toSeconds()) {
      throw refused(
          "endsAt", "Each time is longer than " + MOST_DAYS_EACH + " days", "Plan it shorter");
    }
    return new Span(from.truncatedTo(ChronoUnit.MILLIS), endsAt.truncatedTo(ChronoUnit.MILLIS));
  }

  private static Fault refused(String field, String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, field, reason, remedy);
  }
}
