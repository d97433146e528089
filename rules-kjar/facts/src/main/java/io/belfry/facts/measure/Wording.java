package io.belfry.facts.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers and spans as people read them, the same in every country. */
public final class Wording {
  private static final MathContext SIX_DIGITS = new MathContext(6);
  private static final double MOST_WHOLE = 1e15;
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Wording() {}

  /** Whole numbers whole, others with six digits. */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < MOST_WHOLE) {
      return Long.toString((long) value);
    }
    return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** Such as {@code 1h30m}; parts of a second are left out. */
  public static String span(long millis) {
    StringBuilder text = new StringBuilder();
    part(text, millis / DAY, 'd');
    part(text, millis % DAY / HOUR, 'h');
    part(text, millis % HOUR / MINUTE, 'm');
    part(text, millis % MINUTE / SECOND, 's');
    return text.isEmpty() ? "0s" : text.toString();
  }

  /** The constant as people write it. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** What a level asks for, such as {@code above 90 for 10m}. */
  static String rule(Bound level) {
    StringBuilder text = new StringBuilder();
    if (!Double.isInfinite(level.low()) && !Double.isInfinite(level.high())) {
      text.append("outside ").append(number(level.low())).append(" to ");
      text.append(number(level.high()));
    } else {
      text.append(Double.isInfinite(level.low()) ? "above " : "below ");
      text.append(number(Double.isInfinite(level.low()) ? level.high() : level.low()));
    }
    if (level.lasts() > 0) {
      text.append(" for ").append(span(level.lasts()));
    }
    return text.toString();
  }

  private static void part(StringBuilder text, long count, char unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
