package io.belfry.mapping;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which tools write a time, turned into RFC 3339. */
final class Moments {
  private static final Pattern NUMBER = Pattern.compile("([0-8]?\\d{1,18})(?:\\.\\d{1,9})?");
  private static final Pattern LOCAL =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?) ?(Z|UTC|[+-]\\d{2}:?\\d{2})?");

  /** In seconds, the year 5138; anything larger counts milliseconds, and so on. */
  private static final long MOST_OF_A_UNIT = 100_000_000_000L;

  private Moments() {}

  /**
   * Returns RFC 3339 for a number of seconds, milliseconds, microseconds or nanoseconds since 1970,
   * and for a date and time with or without an offset, which is UTC then. Zero is no time. Anything
   * else is returned as it is.
   */
  static String rfc3339(String given) {
    String text = given.strip();
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      long count = Long.parseLong(number.group(1));
      return count == 0 ? "" : instant(count).toString();
    }
    Matcher local = LOCAL.matcher(text);
    if (!local.matches()) {
      return text;
    }
    String offset = local.group(3);
    return local.group(1)
        + "T"
        + local.group(2)
        + (offset == null || offset.equals("UTC") ? "Z" : offset);
  }

  private static Instant instant(long count) {
    long unitsASecond = 1;
    while (count / unitsASecond >= MOST_OF_A_UNIT) {
      unitsASecond *= 1000;
    }
    long millis =
        unitsASecond == 1 ? Math.multiplyExact(count, 1000L) : count / (unitsASecond / 1000);
    return Instant.ofEpochMilli(millis);
  }
}
