package io.belfry.expectation;

import io.belfry.facts.expectation.Schedule;
import io.belfry.facts.expectation.Timetable;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Days, dates and zones as people write them. */
final class Days {
  static final int MOST_DATES = 1_000;

  private Days() {}

  static LocalTime time(String field, String text) {
    try {
      return LocalTime.parse(text.strip());
    } catch (DateTimeException unreadable) {
      throw Terms.wrong(
          field, "The time (%s) cannot be read".formatted(Line.shown(text)), "Write it as 06:30");
    }
  }

  /** UTC when it is left out. Only zones by name: an offset knows no summer. */
  static ZoneId zone(String field, @Nullable String text) {
    String name = text == null ? "UTC" : text.strip();
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw Terms.wrong(
          field,
          "There is no time zone (%s)".formatted(Line.shown(name)),
          "Use a name such as Europe/Berlin or UTC");
    }
    return ZoneId.of(name);
  }

  static List<DayOfWeek> weekdays(String field, @Nullable List<String> words) {
    return words == null ? List.of() : words.stream().map(word -> weekday(field, word)).toList();
  }

  private static DayOfWeek weekday(String field, String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().equals(word) || day.name().substring(0, 3).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Terms.wrong(
                    field,
                    "There is no day (%s)".formatted(Line.shown(text)),
                    "Choose from mon, tue, wed, thu, fri, sat and sun"));
  }

  static List<Integer> daysOfMonth(String field, @Nullable List<Integer> days) {
    if (days == null) {
      return List.of();
    }
    for (Integer day : days) {
      if (day < 1 || day > 31) {
        throw Terms.wrong(
            field, "No month has a day (%d)".formatted(day), "Choose from 1 to 31, the last day");
      }
    }
    return days;
  }

  static List<LocalDate> dates(String field, @Nullable List<String> texts) {
    if (texts == null) {
      return List.of();
    }
    if (texts.size() > MOST_DATES) {
      throw Terms.wrong(
          field, "There are %d dates".formatted(texts.size()), "Give at most " + MOST_DATES);
    }
    return texts.stream().map(text -> date(field, text)).distinct().sorted().toList();
  }

  private static LocalDate date(String field, String text) {
    try {
      LocalDate date = LocalDate.parse(text.strip());
      if (date.getYear() >= 1970 && date.getYear() <= 9999) {
        return date;
      }
    } catch (DateTimeException unreadable) {
      // Said below.
    }
    throw Terms.wrong(
        field,
        "The date (%s) cannot be read".formatted(Line.shown(text)),
        "Write it as 2026-12-24");
  }

  static <E extends Enum<E>> E word(Class<E> type, String field, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                Terms.wrong(
                    field,
                    "The word (%s) is not known".formatted(Line.shown(text)),
                    "Choose from "
                        + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  static Terms.Scheduled written(Schedule schedule) {
    Timetable timetable = schedule.timetable();
    return new Terms.Scheduled(
        timetable.opens().toString(),
        timetable.by().toString(),
        timetable.weekdays().stream()
            .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
            .toList(),
        List.copyOf(timetable.monthDays()),
        timetable.zone().getId(),
        texts(timetable.holidays()),
        Length.text(schedule.grace()));
  }

  static List<String> texts(Collection<LocalDate> dates) {
    return dates.stream().map(LocalDate::toString).toList();
  }
}
