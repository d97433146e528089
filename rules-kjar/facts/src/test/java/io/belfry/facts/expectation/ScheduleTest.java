package io.belfry.facts.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final long GRACE = 600_000;

  private static Schedule daily(LocalDate... holidays) {
    return new Schedule(
        new Timetable(
            LocalTime.MIN,
            LocalTime.of(6, 30),
            Set.of(),
            List.of(),
            ZoneId.of("Europe/Berlin"),
            List.of(holidays)),
        GRACE);
  }

  private static Life life() {
    return new Life(daily(), "2026-01-05T00:00:00Z");
  }

  @Test
  void whatStaysAwayIsMissedAfterTheGrace() {
    assertThat(life().until("2026-01-05T05:39:59.999Z").told()).isEmpty();
    assertThat(life().until("2026-01-05T05:40:00Z").told())
        .containsExactly("2026-01-05T05:40:00Z missed");
  }

  @Test
  void anArrivalInTheLastMillisecondOfTheGraceIsInTime() {
    Life life = life().arrive("2026-01-05T05:39:59.999Z").until("2026-01-06T05:39:59.999Z");
    assertThat(life.told()).isEmpty();
    assertThat(life.until("2026-01-06T05:40:00Z").told())
        .containsExactly("2026-01-06T05:40:00Z missed");
  }

  @Test
  void aLateArrivalEndsTheMissAndDoesNotCountForTheNextDay() {
    Life life = life().until("2026-01-05T06:00:00Z").arrive("2026-01-05T09:00:00Z");
    assertThat(life.told())
        .containsExactly("2026-01-05T05:40:00Z missed", "2026-01-05T09:00:00Z -missed");
    assertThat(life.until("2026-01-06T06:00:00Z").told())
        .containsExactly("2026-01-06T05:40:00Z missed");
  }

  @Test
  void aSecondArrivalOfADayDoesNotCountForTheNext() {
    Life life = life().arrive("2026-01-05T04:00:00Z").arrive("2026-01-05T12:00:00Z");
    assertThat(life.until("2026-01-06T06:00:00Z").told())
        .containsExactly("2026-01-06T05:40:00Z missed");
  }

  @Test
  void theSpanOpensWithTheDayOfItsZone() {
    // Midnight in Berlin is 23:00 in UTC.
    Life early = life().arrive("2026-01-05T04:00:00Z").arrive("2026-01-05T22:59:59.999Z");
    assertThat(early.until("2026-01-06T06:00:00Z").told()).hasSize(1);
    Life inTime = life().arrive("2026-01-05T04:00:00Z").arrive("2026-01-05T23:00:00Z");
    assertThat(inTime.until("2026-01-06T06:00:00Z").told()).isEmpty();
  }

  @Test
  void theStartOfARunIsNoArrival() {
    assertThat(life().signal("2026-01-05T05:00:00Z", "start").until("2026-01-05T06:00:00Z").told())
        .containsExactly("2026-01-05T05:40:00Z missed");
  }

  @Test
  void eachMissedDayIsToldAndOneArrivalEndsThemAll() {
    Life life = life().until("2026-01-07T06:00:00Z").arrive("2026-01-07T07:00:00Z");
    assertThat(life.told())
        .containsExactly(
            "2026-01-05T05:40:00Z missed",
            "2026-01-06T05:40:00Z missed",
            "2026-01-07T05:40:00Z missed",
            "2026-01-07T07:00:00Z -missed");
  }

  @Test
  void inSpringAndAutumnTheLocalTimeCounts() {
    Life spring = new Life(daily(), "2026-03-28T12:00:00Z");
    assertThat(spring.until("2026-03-29T12:00:00Z").told())
        .containsExactly("2026-03-29T04:40:00Z missed");
    Life autumn = new Life(daily(), "2026-10-24T12:00:00Z");
    assertThat(autumn.until("2026-10-25T12:00:00Z").told())
        .containsExactly("2026-10-25T05:40:00Z missed");
  }

  @Test
  void aHolidayThatIsDeclaredWhileItIsAwaitedIsKept() {
    Life life = life();
    ArrivalsFact arrivals = life.arrivals();
    Schedule withHoliday = daily(LocalDate.of(2026, 1, 5));
    Verdict verdict = new Verdict(arrivals);
    withHoliday.fellDue(verdict, arrivals.getDue(), 3);
    assertThat(verdict.getFindings()).isEmpty();
    assertThat(verdict.getNext().getDue()).isEqualTo(Life.millis("2026-01-06T05:40:00Z"));
  }

  @Test
  void timeInWhichBelfryWasAwayPutsTheDeadlineOff() {
    Life life = life().away("2026-01-05T05:00:00Z", "2026-01-05T06:00:00Z");
    assertThat(life.until("2026-01-05T06:39:59.999Z").told()).isEmpty();
    assertThat(life.until("2026-01-05T07:00:00Z").told())
        .containsExactly("2026-01-05T06:40:00Z missed");
    assertThat(life.arrivals().getDue()).isEqualTo(Life.millis("2026-01-06T05:40:00Z"));
  }

  @Test
  void daysInWhichBelfryWasAwayAreNotMissed() {
    Life life = life().away("2026-01-05T05:00:00Z", "2026-01-08T05:00:00Z");
    assertThat(life.until("2026-01-08T12:00:00Z").told())
        .containsExactly("2026-01-08T05:40:00Z missed");
    assertThat(life.arrivals().getDue()).isEqualTo(Life.millis("2026-01-09T05:40:00Z"));
  }

  @Test
  void otherTimesHoldFromTheChangeOnAndAMissStays() {
    Schedule evenings =
        new Schedule(
            new Timetable(
                LocalTime.MIN,
                LocalTime.of(20, 0),
                Set.of(DayOfWeek.MONDAY),
                List.of(),
                ZoneId.of("UTC"),
                List.of()),
            0);
    Life life = life().changed("2026-01-05T07:00:00Z", evenings);
    assertThat(life.told()).containsExactly("2026-01-05T05:40:00Z missed");
    assertThat(life.arrive("2026-01-05T19:59:59.999Z").told())
        .containsExactly("2026-01-05T19:59:59.999Z -missed");
    assertThat(life.until("2026-01-12T20:00:00Z").told())
        .containsExactly("2026-01-12T20:00:00Z missed");
  }

  @Test
  void aChangeAfterTheArrivalDoesNotAwaitTheSameDayAgain() {
    Life life = life().arrive("2026-01-05T04:00:00Z");
    life.changed("2026-01-05T05:00:00Z", daily(LocalDate.of(2026, 1, 6)));
    assertThat(life.until("2026-01-07T05:39:59.999Z").told()).isEmpty();
    assertThat(life.until("2026-01-07T05:40:00Z").told()).hasSize(1);
  }

  @Test
  void aChangeWithinTheGraceDoesNotForgetTheDay() {
    Life life = life().changed("2026-01-05T05:35:00Z", daily(LocalDate.of(2026, 1, 6)));
    assertThat(life.until("2026-01-05T06:00:00Z").told())
        .containsExactly("2026-01-05T05:40:00Z missed");
  }

  @Test
  void aChangeAfterBelfryWasAwayKeepsThePostponedDeadline() {
    Life life = life().away("2026-01-05T05:00:00Z", "2026-01-05T06:00:00Z");
    life.changed("2026-01-05T05:30:00Z", daily(LocalDate.of(2026, 1, 6)));
    assertThat(life.until("2026-01-05T12:00:00Z").told())
        .containsExactly("2026-01-05T06:40:00Z missed");
  }
}
