package io.belfry.catalogue;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * When somebody is there to work on it. Time outside does not count towards a target.
 *
 * @param opens inclusive
 * @param closes exclusive, and later than {@code opens}; midnight is the end of the day
 */
public record ServiceHours(ZoneId zone, Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
  private static final int MOST_DAYS = 5_000;

  /**
   * Copies the days.
   *
   * @throws IllegalArgumentException when there is no hour in them
   */
  public ServiceHours {
    days = new TreeSet<>(days);
    if (days.isEmpty() || !(closes.equals(LocalTime.MIDNIGHT) || opens.isBefore(closes))) {
      throw new IllegalArgumentException(
          "No hours (%s to %s on %s)".formatted(opens, closes, days));
    }
  }

  /**
   * Returns the hours that somebody wrote down.
   *
   * @param field the beginning of the field's path in a refusal
   * @param zone such as Europe/Berlin
   * @param words days, such as monday
   * @throws Fault invalid-value
   */
  public static ServiceHours of(
      String field, String zone, List<String> words, LocalTime opens, LocalTime closes) {
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field + ".zone",
          "There is no time zone (" + Line.shown(zone) + ")",
          "Use one such as Europe/Berlin");
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : words) {
      days.add(
          Arrays.stream(DayOfWeek.values())
              .filter(day -> word(day).equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      Fault.ofField(
                          ErrorCode.INVALID_VALUE,
                          field + ".days",
                          "There is no day (" + Line.shown(word) + ")",
                          "Use monday to sunday")));
    }
    try {
      return new ServiceHours(ZoneId.of(zone), days, opens, closes);
    } catch (IllegalArgumentException none) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "There is no hour in them",
          "Name a day, and let them close later than they open");
    }
  }

  /** Returns the days in the order of the week, such as monday. */
  public List<String> dayWords() {
    return days.stream().map(ServiceHours::word).toList();
  }

  private static String word(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  /** Returns when so much time of service has passed since a moment. */
  public Instant after(Instant from, Duration time) {
    LocalDate day = from.atZone(zone).toLocalDate();
    Duration left = time;
    for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
      if (!days.contains(day.getDayOfWeek())) {
        continue;
      }
      Instant open = later(from, day.atTime(opens).atZone(zone).toInstant());
      Instant close = end(day);
      if (!open.isBefore(close)) {
        continue;
      }
      Duration today = Duration.between(open, close);
      if (left.compareTo(today) <= 0) {
        return open.plus(left);
      }
      left = left.minus(today);
    }
    throw new IllegalStateException("No end of (%s) of service".formatted(time));
  }

  private Instant end(LocalDate day) {
    return closes.equals(LocalTime.MIDNIGHT)
        ? day.plusDays(1).atStartOfDay(zone).toInstant()
        : day.atTime(closes).atZone(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
