package io.belfry.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern LABEL =
      Pattern.compile("per(hour|day|month)-([1-9]\\d{0,5})/(\\d{1,6})");

  /** Returns what a label carries; nothing for a text that is none. */
  public static Optional<Schedule> of(String label) {
    Matcher read = LABEL.matcher(label);
    return read.matches()
        ? Optional.of(
            new Schedule(
                Period.of(read.group(1)),
                Integer.parseInt(read.group(2)),
                Integer.parseInt(read.group(3))))
        : Optional.empty();
  }

  /** Returns it as a label carries it, such as {@code perday-24/2}. */
  public String label() {
    return "per%s-%d/%d".formatted(period.name().toLowerCase(Locale.ROOT), count, variance);
  }
}
