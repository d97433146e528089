package io.belfry.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: 90s, 10m, 1h30m, 2d. */
public final class Length {
  private static final Pattern TEXT =
      Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,7})h)?(?:(\\d{1,9})m)?(?:(\\d{1,10})s)?");
  private static final long[] MILLIS = {86_400_000L, 3_600_000L, 60_000L, 1_000L};

  private Length() {}

  /**
   * Reads one.
   *
   * @return milliseconds
   * @throws Fault invalid-value for a text that is none, and for a length out of the bounds
   */
  public static long of(String field, String text, long least, long most) {
    Matcher parts = TEXT.matcher(text.strip());
    if (text.isBlank() || !parts.matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The length (%s) cannot be read".formatted(Line.shown(text)),
          "Write it as 90s, 10m, 1h30m or 2d");
    }
    long millis = 0;
    for (int i = 0; i < MILLIS.length; i++) {
      String number = parts.group(i + 1);
      millis += number == null ? 0 : Long.parseLong(number) * MILLIS[i];
    }
    if (millis < least || millis > most) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The length (%s) is out of bounds".formatted(Line.shown(text)),
          "Choose one from %s to %s".formatted(text(least), text(most)));
    }
    return millis;
  }

  /** Writes one, with whole seconds; nothing is 0s. */
  public static String text(long millis) {
    StringBuilder text = new StringBuilder();
    long rest = millis;
    String units = "dhms";
    for (int i = 0; i < MILLIS.length; i++) {
      if (rest >= MILLIS[i]) {
        text.append(rest / MILLIS[i]).append(units.charAt(i));
        rest %= MILLIS[i];
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
