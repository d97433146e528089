package io.belfry.facts.expectation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * On which days, and between which times of such a day, something must arrive.
 *
 * <p>A time that a day of changing clocks does not have is as much later as the clocks went ahead.
 * Of a time that such a day has twice, the span opens at the first and ends at the second, so that
 * a job that runs at either is in time.
 *
 * @param opens from when on an arrival counts for the day; when it is later than {@code by}, of the
 *     day before
 * @param by until when it must have come
 * @param weekdays none for all of them
 * @param monthDays 1 to 31, none for all of them; a day that the month does not have is its last
 * @param zone whose clocks and days are meant
 * @param holidays days on which nothing is expected
 */
public record Timetable(
    LocalTime opens,
    LocalTime by,
    SortedSet<DayOfWeek> weekdays,
    SortedSet<Integer> monthDays,
    ZoneId zone,
    SortedSet<LocalDate> holidays) {
  // Within eight years even a 29th of February comes round; what comes later nobody waits for.
  private static final int FARTHEST_DAYS = 8 * 366;

  /**
   * One day's span.
   *
   * @param opens inclusive, in milliseconds since 1970
   * @param by exclusive, in milliseconds since 1970
   */
  public record Occurrence(long opens, long by) {}

  /** Creates it from any collections; they are copied in order. */
  public Timetable(
      LocalTime opens,
      LocalTime by,
      Collection<DayOfWeek> weekdays,
      Collection<Integer> monthDays,
      ZoneId zone,
      Collection<LocalDate> holidays) {
    this(opens, by, sorted(weekdays), sorted(monthDays), zone, sorted(holidays));
  }

  /** The first span that ends after a time; null when there is none in eight years. */
  public @Nullable Occurrence after(long time) {
    // The day before: of a zone's day, the span of which may end after midnight by its grace.
    LocalDate day = Instant.ofEpochMilli(time).atZone(zone).toLocalDate().minusDays(1);
    for (int i = 0; i < FARTHEST_DAYS; i++, day = day.plusDays(1)) {
      if (isMeant(day)) {
        Occurrence on = on(day);
        if (on.by() > time) {
          return on;
        }
      }
    }
    return null;
  }

  /** Whether something is expected on a day. */
  public boolean isMeant(LocalDate day) {
    return (weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek()))
        && (monthDays.isEmpty() || isMeantDayOfMonth(day))
        && !holidays.contains(day);
  }

  /** The same without some more days. */
  public Timetable without(Collection<LocalDate> more) {
    TreeSet<LocalDate> all = new TreeSet<>(holidays);
    all.addAll(more);
    return new Timetable(opens, by, weekdays, monthDays, zone, all);
  }

  private boolean isMeantDayOfMonth(LocalDate day) {
    int number = day.getDayOfMonth();
    return monthDays.contains(number)
        || (number == day.lengthOfMonth() && monthDays.last() > number);
  }

  private Occurrence on(LocalDate day) {
    LocalDate opening = opens.isAfter(by) ? day.minusDays(1) : day;
    return new Occurrence(
        opening.atTime(opens).atZone(zone).withEarlierOffsetAtOverlap().toInstant().toEpochMilli(),
        day.atTime(by).atZone(zone).withLaterOffsetAtOverlap().toInstant().toEpochMilli());
  }

  private static <T extends Comparable<? super T>> SortedSet<T> sorted(Collection<T> items) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(items));
  }
}
