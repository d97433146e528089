package io.belfry.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A time that somebody sent. Only those of the years 1900 to 9998 are taken, which clocks,
 * milliseconds and PostgreSQL hold alike; nobody means any other.
 */
public final class Moment {
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private Moment() {}

  /** Whether it is one that is taken. */
  public static boolean isNear(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(END);
  }

  /**
   * Reads one as RFC 3339 has it.
   *
   * @throws Fault invalid-value for the field when it is none, or of a year that nobody means
   */
  public static Instant of(String field, String text) {
    try {
      return near(field, OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      throw refused(
          field,
          "The time (" + Line.shown(text) + ") cannot be read",
          "Write it as 2026-03-02T18:00:00Z");
    }
  }

  /**
   * Returns the time.
   *
   * @throws Fault invalid-value for the field when it is of a year that nobody means
   */
  public static Instant near(String field, Instant time) {
    if (!isNear(time)) {
      throw refused(
          field, "The time (" + time + ") is too far away", "Choose one of the years 1900 to 9998");
    }
    return time;
  }

  private static Fault refused(String field, String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, field, reason, remedy);
  }
}
