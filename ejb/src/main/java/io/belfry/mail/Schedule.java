package io.belfry.mail;

import java.util.Locale;

/**
 * What a mail says of its own arrival: so many of its kind must come within each period.
 *
 * @param period a rolling one
 * @param count how many, at least 1
 * @param variance how many fewer or more are still right
 */
public record Schedule(Period period, int count, int variance) {
  /** How long the rolling period is. */
  public enum Period {
    HOUR,
    DAY,
    MONTH;

    static Period of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Returns it as a label carries it, such as {@code perday-24/2}. */
  public String label() {
    return "per%s-%d/%d".formatted(period.name().toLowerCase(Locale.ROOT), count, variance);
  }
}
