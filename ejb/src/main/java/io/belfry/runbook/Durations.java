package io.belfry.runbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: 30s, 10m, 2h, 1d. */
final class Durations {
  static final long HOUR_MILLIS = 60 * 60 * 1000L;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})([smhd])");

  private Durations() {}

  /** In milliseconds; -1 when the text is no duration, or one of nothing. */
  static long millis(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return -1;
    }
    long count = Long.parseLong(parts.group(1));
    long unit =
        switch (parts.group(2).charAt(0)) {
          case 's' -> 1000L;
          case 'm' -> 60 * 1000L;
          case 'h' -> HOUR_MILLIS;
          default -> 24 * HOUR_MILLIS;
        };
    return count == 0 ? -1 : count * unit;
  }
}
