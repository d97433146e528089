package io.belfry.intake;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * Reads times as nearly all senders write them, {@code 2026-03-01T12:00:00.123Z} or with an offset
 * such as {@code +01:00}, many times faster than a formatter. Whatever else it may be is left to
 * the formatter.
 */
final class PlainTime {
  /** What {@link #millis} says of a text that is not plain. */
  static final long NOT_PLAIN = Long.MIN_VALUE;

  private static final int TO_SECONDS = "2026-03-01T12:00:00".length();

  private PlainTime() {}

  /**
   * @return milliseconds since 1970, or {@link #NOT_PLAIN}
   */
  static long millis(String text) {
    int length = text.length();
    if (length <= TO_SECONDS
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return NOT_PLAIN;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    int second = digits(text, 17, 2);
    if (year < 0 || !isDay(year, month, day) || !isTime(hour, minute, second)) {
      return NOT_PLAIN;
    }
    int end = TO_SECONDS;
    long fraction = 0;
    if (text.charAt(end) == '.') {
      int first = ++end;
      for (long unit = 100; end < length && isDigit(text.charAt(end)); end++, unit /= 10) {
        fraction += unit * (text.charAt(end) - '0');
      }
      if (end == first || end - first > 9) {
        return NOT_PLAIN;
      }
    }
    long offset = offsetSeconds(text, end);
    if (offset == NOT_PLAIN) {
      return NOT_PLAIN;
    }
    long seconds =
        LocalDate.of(year, month, day).toEpochDay() * 86_400
            + hour * 3_600L
            + minute * 60L
            + second
            - offset;
    return seconds * 1_000 + fraction;
  }

  private static long offsetSeconds(String text, int at) {
    if (at == text.length() - 1 && text.charAt(at) == 'Z') {
      return 0;
    }
    if (at != text.length() - "+01:00".length() || text.charAt(at + 3) != ':') {
      return NOT_PLAIN;
    }
    char sign = text.charAt(at);
    int hours = digits(text, at + 1, 2);
    int minutes = digits(text, at + 4, 2);
    if ((sign != '+' && sign != '-') || hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
      return NOT_PLAIN;
    }
    long seconds = hours * 3_600L + minutes * 60L;
    return sign == '+' ? seconds : -seconds;
  }

  private static boolean isDay(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)));
  }

  private static boolean isTime(int hour, int minute, int second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }

  /** A number without a sign; -1 when it is none. */
  private static int digits(String text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
