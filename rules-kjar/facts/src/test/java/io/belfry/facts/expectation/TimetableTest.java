package io.belfry.facts.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimetableTest {
  private static final Set<DayOfWeek> WORKDAYS =
      Set.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  private static Timetable at(
      String opens, String by, Collection<DayOfWeek> days, String zone, String... holidays) {
    return new Timetable(
        LocalTime.parse(opens),
        LocalTime.parse(by),
        days,
        List.of(),
        ZoneId.of(zone),
        List.of(holidays).stream().map(LocalDate::parse).toList());
  }

  private static Timetable monthly(Integer... days) {
    return new Timetable(
        LocalTime.MIN,
        LocalTime.of(6, 0),
        Set.of(),
        List.of(days),
        ZoneId.of("Europe/Berlin"),
        Set.of());
  }

  /** The ends of the next spans, as they are written in UTC. */
  private static List<String> ends(Timetable timetable, String after, int number) {
    List<String> ends = new ArrayList<>();
    long time = Instant.parse(after).toEpochMilli();
    for (int i = 0; i < number; i++) {
      Timetable.Occurrence next = timetable.after(time);
      if (next == null) {
        break;
      }
      ends.add(Instant.ofEpochMilli(next.by()).toString());
      time = next.by();
    }
    return ends;
  }

  private static String opening(Timetable timetable, String after) {
    Timetable.Occurrence next = timetable.after(Instant.parse(after).toEpochMilli());
    return next == null ? "" : Instant.ofEpochMilli(next.opens()).toString();
  }

  @Test
  void aSpanIsAheadUntilTheLastMillisecondBeforeItsEnd() {
    Timetable daily = at("00:00", "06:30", Set.of(), "UTC");
    assertThat(ends(daily, "2026-01-05T06:29:59.999Z", 1)).containsExactly("2026-01-05T06:30:00Z");
    assertThat(ends(daily, "2026-01-05T06:30:00Z", 1)).containsExactly("2026-01-06T06:30:00Z");
  }

  @Test
  void weekendsAndHolidaysAreLeftOut() {
    Timetable workdays = at("00:00", "06:30", WORKDAYS, "UTC", "2026-01-06", "2026-01-12");
    assertThat(ends(workdays, "2026-01-05T00:00:00Z", 6))
        .containsExactly(
            "2026-01-05T06:30:00Z",
            "2026-01-07T06:30:00Z",
            "2026-01-08T06:30:00Z",
            "2026-01-09T06:30:00Z",
            "2026-01-13T06:30:00Z",
            "2026-01-14T06:30:00Z");
  }

  @Test
  void holidaysOfTheTenantAddToItsOwn() {
    Timetable workdays = at("00:00", "06:30", WORKDAYS, "UTC", "2026-01-05");
    assertThat(
            ends(
                workdays.without(List.of(LocalDate.parse("2026-01-06"))),
                "2026-01-04T12:00:00Z",
                1))
        .containsExactly("2026-01-07T06:30:00Z");
  }

  @Test
  void theDayIsThatOfTheZoneAndNotOfGreenwich() {
    // 23:00 on Sunday in UTC is Monday morning in Auckland.
    Timetable mondays = at("00:00", "10:00", Set.of(DayOfWeek.MONDAY), "Pacific/Auckland");
    assertThat(ends(mondays, "2026-01-04T12:00:00Z", 2))
        .containsExactly("2026-01-04T21:00:00Z", "2026-01-11T21:00:00Z");
    Timetable evenings = at("00:00", "20:00", Set.of(DayOfWeek.MONDAY), "America/Los_Angeles");
    assertThat(ends(evenings, "2026-01-05T12:00:00Z", 1)).containsExactly("2026-01-06T04:00:00Z");
  }

  @Test
  void clocksThatGoAheadKeepTheLocalTime() {
    Timetable daily = at("00:00", "06:30", Set.of(), "Europe/Berlin");
    assertThat(ends(daily, "2026-03-28T00:00:00Z", 3))
        .containsExactly("2026-03-28T05:30:00Z", "2026-03-29T04:30:00Z", "2026-03-30T04:30:00Z");
  }

  @Test
  void aTimeThatTheDayDoesNotHaveIsAnHourLater() {
    Timetable inTheGap = at("00:00", "02:30", Set.of(), "Europe/Berlin");
    assertThat(ends(inTheGap, "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void aTimeThatTheDayHasTwiceEndsAtTheSecondAndOpensAtTheFirst() {
    Timetable inTheOverlap = at("02:15", "02:30", Set.of(), "Europe/Berlin");
    assertThat(ends(inTheOverlap, "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(opening(inTheOverlap, "2026-10-24T12:00:00Z")).isEqualTo("2026-10-25T00:15:00Z");
    // Between the two nobody is late yet.
    assertThat(ends(inTheOverlap, "2026-10-25T00:30:00Z", 1))
        .containsExactly("2026-10-25T01:30:00Z");
  }

  @Test
  void clocksThatGoBackKeepTheLocalTime() {
    Timetable daily = at("00:00", "06:30", Set.of(), "Europe/Berlin");
    assertThat(ends(daily, "2026-10-24T00:00:00Z", 3))
        .containsExactly("2026-10-24T04:30:00Z", "2026-10-25T05:30:00Z", "2026-10-26T05:30:00Z");
  }

  @Test
  void aDayThatAZoneSkippedIsNotWaitedForTwice() {
    // Samoa had no 30 December 2011: its clocks went ahead by a whole day.
    Timetable daily = at("00:00", "12:00", Set.of(), "Pacific/Apia");
    List<String> ends = ends(daily, "2011-12-29T00:00:00Z", 3);
    assertThat(ends)
        .containsExactly("2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z", "2011-12-31T22:00:00Z");
  }

  @Test
  void leapDaysAreDays() {
    Timetable daily = at("00:00", "06:30", Set.of(), "UTC");
    assertThat(ends(daily, "2028-02-28T12:00:00Z", 2))
        .containsExactly("2028-02-29T06:30:00Z", "2028-03-01T06:30:00Z");
    assertThat(ends(daily, "2026-02-28T12:00:00Z", 1)).containsExactly("2026-03-01T06:30:00Z");
  }

  @Test
  void aDayThatTheMonthDoesNotHaveIsItsLast() {
    assertThat(ends(monthly(31), "2026-01-15T00:00:00Z", 4))
        .containsExactly(
            "2026-01-31T05:00:00Z",
            "2026-02-28T05:00:00Z",
            "2026-03-31T04:00:00Z",
            "2026-04-30T04:00:00Z");
    assertThat(ends(monthly(30), "2028-02-01T00:00:00Z", 2))
        .containsExactly("2028-02-29T05:00:00Z", "2028-03-30T04:00:00Z");
    assertThat(ends(monthly(1, 15), "2026-01-01T06:00:00Z", 2))
        .containsExactly("2026-01-15T05:00:00Z", "2026-02-01T05:00:00Z");
  }

  @Test
  void aSpanMayOpenOnTheDayBefore() {
    Timetable nightly = at("22:00", "00:30", WORKDAYS, "UTC");
    assertThat(opening(nightly, "2026-01-04T12:00:00Z")).isEqualTo("2026-01-04T22:00:00Z");
    assertThat(ends(nightly, "2026-01-04T12:00:00Z", 1)).containsExactly("2026-01-05T00:30:00Z");
  }

  @Test
  void aTimetableWithoutDaysEndsInsteadOfSearchingForEver() {
    Timetable never =
        new Timetable(
            LocalTime.MIN,
            LocalTime.NOON,
            Set.of(),
            Set.of(1),
            ZoneId.of("UTC"),
            java.util.stream.IntStream.rangeClosed(0, 120)
                .mapToObj(month -> LocalDate.of(2026, 1, 1).plusMonths(month))
                .toList());
    assertThat(never.after(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli())).isNull();
  }
}
