package io.belfry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets in service hours, over weekends and the changes of clocks. */
class ServiceHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final ServiceHours office =
      new ServiceHours(
          BERLIN,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(8, 0),
          LocalTime.of(18, 0));

  @ParameterizedTest
  @CsvSource({
    // Monday noon: four hours later, the same day.
    "2026-03-02T11:00:00Z, 4h, 2026-03-02T15:00:00Z",
    // Up to the last moment of the day, and a second into the next.
    "2026-03-02T16:00:00Z, 1h, 2026-03-02T17:00:00Z",
    "2026-03-02T16:00:01Z, 1h, 2026-03-03T07:00:01Z",
    // Friday evening to Monday morning.
    "2026-03-06T20:00:00Z, 30m, 2026-03-09T07:30:00Z",
    // Saturday.
    "2026-03-07T12:00:00Z, 10h, 2026-03-09T17:00:00Z",
    // Over the weekend on which clocks go forward: 08:00 is 06:00 UTC.
    "2026-03-27T16:30:00Z, 1h, 2026-03-30T06:30:00Z",
    // And back.
    "2026-10-23T15:30:00Z, 1h, 2026-10-26T07:30:00Z",
    // Two weeks of it.
    "2026-03-02T07:00:00Z, 100h, 2026-03-13T17:00:00Z",
  })
  void onlyServiceTimeCounts(String from, String time, String due) {
    Duration length = Duration.parse("PT" + time.toUpperCase(Locale.ROOT));

    assertThat(office.after(Instant.parse(from), length)).isEqualTo(Instant.parse(due));
  }

  @Test
  void whatIsOpenAllDayLosesAnHourAndWinsOneWithTheClocks() {
    ServiceHours sundays =
        new ServiceHours(BERLIN, Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    assertThat(sundays.after(Instant.parse("2026-03-28T23:00:00Z"), Duration.ofHours(23)))
        .isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(sundays.after(Instant.parse("2026-10-24T22:00:00Z"), Duration.ofHours(25)))
        .isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
  }

  @Test
  void moreTimeIsNeverDueEarlierAndPartsAddUp() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_000_000));
      Duration one = Duration.ofSeconds(1 + random.nextInt(200_000));
      Duration two = Duration.ofSeconds(1 + random.nextInt(200_000));

      Instant half = office.after(from, one);

      assertThat(half).isAfterOrEqualTo(from.plus(one));
      assertThat(office.after(half, two)).isEqualTo(office.after(from, one.plus(two)));
    }
  }

  @Test
  void hoursWithoutAnHourAreRefused() {
    assertThatThrownBy(
            () ->
                new ServiceHours(BERLIN, Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ServiceHours(BERLIN, Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
