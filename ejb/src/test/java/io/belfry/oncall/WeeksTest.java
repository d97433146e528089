package io.belfry.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whose week it is, as a pure function of time, over the changes of clocks. */
class WeeksTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  // A Monday.
  private final Weeks weeks =
      new Weeks(BERLIN, LocalDate.of(2026, 3, 2), LocalTime.of(9, 0), List.of(1L, 2L, 3L));

  private static long who(Weeks weeks, String at) {
    return weeks.at(Instant.parse(at)).map(Shift::user).orElse(0L);
  }

  @Test
  void eachMemberHasAWeekInTurnFromHandoverToHandover() {
    assertThat(who(weeks, "2026-03-02T07:59:59Z")).as("before the first").isZero();
    assertThat(who(weeks, "2026-03-02T08:00:00Z")).isEqualTo(1);
    assertThat(who(weeks, "2026-03-09T07:59:59.999999Z")).isEqualTo(1);
    assertThat(who(weeks, "2026-03-09T08:00:00Z")).isEqualTo(2);
    assertThat(who(weeks, "2026-03-16T08:00:00Z")).isEqualTo(3);
    assertThat(who(weeks, "2026-03-23T08:00:00Z")).isEqualTo(1);
  }

  @Test
  void handoverStaysAtTheSameTimeOfDayWhenClocksChange() {
    // On 29 March clocks go forward: 09:00 is 07:00 UTC from then on.
    assertThat(who(weeks, "2026-03-30T06:59:59Z")).isEqualTo(1);
    assertThat(who(weeks, "2026-03-30T07:00:00Z")).isEqualTo(2);
    Shift shorter = weeks.at(Instant.parse("2026-03-29T12:00:00Z")).orElseThrow();
    assertThat(Duration.between(shorter.from(), shorter.until()))
        .isEqualTo(Duration.ofDays(7).minusHours(1));
    // On 25 October they go back.
    Shift longer = weeks.at(Instant.parse("2026-10-25T12:00:00Z")).orElseThrow();
    assertThat(Duration.between(longer.from(), longer.until()))
        .isEqualTo(Duration.ofDays(7).plusHours(1));
  }

  @Test
  void aTimeThatClocksRepeatHandsOverOnceAndOneThatTheySkipJustAfter() {
    // Sundays at 02:30: on 25 October that comes twice, on 29 March not at all.
    Weeks night =
        new Weeks(BERLIN, LocalDate.of(2026, 3, 22), LocalTime.of(2, 30), List.of(1L, 2L));
    assertThat(who(night, "2026-03-29T00:59:59Z")).isEqualTo(1);
    assertThat(who(night, "2026-03-29T01:29:59Z")).isEqualTo(1);
    assertThat(who(night, "2026-03-29T01:30:00Z")).isEqualTo(2);
    long before = who(night, "2026-10-25T00:29:59Z");
    long after = who(night, "2026-10-25T00:30:00Z");
    assertThat(after).isNotEqualTo(before);
    assertThat(who(night, "2026-10-25T01:15:00Z")).as("02:15 again").isEqualTo(after);
    assertThat(who(night, "2026-10-25T01:30:00Z")).as("02:30 again").isEqualTo(after);
  }

  @Test
  void atEveryMomentExactlyOneIsOnCallAndShiftsMeet() {
    Random random = new Random(20260302);
    for (ZoneId zone :
        List.of(
            BERLIN,
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("UTC"))) {
      Weeks each =
          new Weeks(
              zone,
              LocalDate.of(2025, 1, 5),
              LocalTime.of(random.nextInt(4), random.nextInt(60)),
              List.of(1L, 2L, 3L));
      Instant at = Instant.parse("2025-02-01T00:00:00Z");
      Shift shift = each.at(at).orElseThrow();
      for (int i = 0; i < 3_000; i++) {
        at = at.plusSeconds(1 + random.nextInt(86_400));
        Shift next = each.at(at).orElseThrow();
        assertThat(next.holds(at)).isTrue();
        assertThat(next.from()).isIn(shift.from(), shift.until());
        assertThat(next.user())
            .isEqualTo(next.from().equals(shift.from()) ? shift.user() : shift.user() % 3 + 1);
        shift = next;
      }
    }
  }

  @Test
  void withoutMembersNobodyIsOnCall() {
    assertThat(
            new Weeks(BERLIN, LocalDate.of(2026, 3, 2), LocalTime.NOON, List.of())
                .at(Instant.parse("2026-04-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void whoStandsInGoesBeforeTheRotationFromBeginningToEnd() {
    Instant from = Instant.parse("2026-03-03T00:00:00Z");
    Instant until = Instant.parse("2026-03-04T00:00:00Z");
    Shift newer = new Shift(9, from, until, true);
    Shift older = new Shift(8, from.minusSeconds(10), until.plusSeconds(10), true);
    Duty duty = new Duty(weeks, List.of(newer, older));

    assertThat(duty.at(from.minusSeconds(11)).map(Shift::user)).contains(1L);
    assertThat(duty.at(from.minusSeconds(1)).map(Shift::user)).contains(8L);
    assertThat(duty.at(from).map(Shift::user)).contains(9L);
    assertThat(duty.at(until.minusNanos(1)).map(Shift::user)).contains(9L);
    assertThat(duty.at(until).map(Shift::user)).contains(8L);
    assertThat(duty.at(until.plusSeconds(10)).map(Shift::user)).contains(1L);
    assertThat(new Duty(null, List.of(newer)).at(until)).isEqualTo(Optional.empty());
  }
}
