package io.belfry.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.suppression.Recurrence.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In Zurich clocks went forward on 29 March 2026 at 02:00, and back on 25 October at 03:00. */
class RecurrenceTest {
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

  @Test
  void twoInTheMorningStaysTwoInTheMorning() {
    Recurrence sundays = at("FREQ=WEEKLY;BYDAY=SU", "2026-03-15T01:00:00Z", Duration.ofHours(1));
    assertThat(starts(sundays, "2026-03-15T00:00:00Z", 4))
        .containsExactly(
            "2026-03-15T01:00:00Z",
            "2026-03-22T01:00:00Z",
            // 02:00 does not exist on that day: an hour later by the clock, the same moment.
            "2026-03-29T01:00:00Z",
            "2026-04-05T00:00:00Z");
  }

  @Test
  void aTimeThatComesTwiceCountsOnce() {
    Recurrence nightly = at("FREQ=DAILY", "2026-10-23T00:30:00Z", Duration.ofHours(2));
    assertThat(starts(nightly, "2026-10-24T20:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    Occurrence night = nightly.endingAfter(Instant.parse("2026-10-25T00:00:00Z"));
    assertThat(night)
        .isEqualTo(
            new Occurrence(
                Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T02:30:00Z")));
  }

  @Test
  void anOccurrenceHoldsUntilJustBeforeItsEnd() {
    Recurrence daily = at("FREQ=DAILY", "2026-06-01T00:00:00Z", Duration.ofHours(1));
    assertThat(starts(daily, "2026-06-10T00:59:59.999Z", 1))
        .containsExactly("2026-06-10T00:00:00Z");
    assertThat(starts(daily, "2026-06-10T01:00:00Z", 1)).containsExactly("2026-06-11T00:00:00Z");
  }

  @Test
  void aRuleEndsAndMonthsHaveTheirLastDays() {
    Recurrence twice = at("FREQ=DAILY;COUNT=2", "2026-06-01T00:00:00Z", Duration.ofHours(1));
    assertThat(twice.endingAfter(Instant.parse("2026-06-02T01:00:00Z"))).isNull();
    Recurrence monthly =
        at("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31T00:00:00Z", Duration.ofHours(1));
    assertThat(starts(monthly, "2026-02-01T12:00:00Z", 2))
        .containsExactly("2026-02-28T00:00:00Z", "2026-03-30T23:00:00Z");
    Recurrence leap =
        at("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-02-29T00:00:00Z", Duration.ofHours(1));
    assertThat(starts(leap, "2024-03-01T00:00:00Z", 1)).containsExactly("2028-02-29T00:00:00Z");
  }

  @Test
  void theLastTimeBeginsAtUntilAtTheLatestHoweverThatIsWritten() {
    // Two in the morning in summer is midnight in UTC.
    for (String until :
        List.of("20260603T000000Z", "20260603T020000", "20260603", "20260603T235959Z")) {
      assertThat(daily(until))
          .as(until)
          .containsExactly("2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z", "2026-06-03T00:00:00Z");
    }
    for (String until : List.of("20260602T235959Z", "20260603T015959", "20260602")) {
      assertThat(daily(until))
          .as(until)
          .containsExactly("2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z");
    }
    assertThat(daily("99991231T235959Z")).hasSize(9);
    assertThat(daily("99991231")).hasSize(9);
    assertThat(daily("20260501T000000Z")).isEmpty();
  }

  private static List<String> daily(String until) {
    Recurrence daily = at("FREQ=DAILY;UNTIL=" + until, "2026-06-01T00:00:00Z", Duration.ofHours(1));
    return starts(daily, "2026-05-01T00:00:00Z", 9);
  }

  @Test
  void untilIsAMomentAlsoWhereClocksGoBack() {
    // The clock shows half past two twice, at 00:30 and at 01:30 in UTC; between them it shows two.
    Recurrence nightly =
        at("FREQ=DAILY;UNTIL=20261025T010000Z", "2026-10-24T00:30:00Z", Duration.ofHours(1));
    assertThat(starts(nightly, "2026-10-24T00:00:00Z", 9))
        .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z");
    // What the clock skips is later: half past two is 01:30 in UTC, after the end.
    Recurrence spring =
        at("FREQ=DAILY;UNTIL=20260329T010000Z", "2026-03-28T01:30:00Z", Duration.ofHours(1));
    assertThat(starts(spring, "2026-03-28T00:00:00Z", 9)).containsExactly("2026-03-28T01:30:00Z");
  }

  @Test
  void farAheadOfItsBeginningItIsFoundAtOnce() {
    Recurrence old = at("FREQ=DAILY", "1990-01-01T12:00:00Z", Duration.ofMinutes(5));
    assertThat(starts(old, "2026-06-10T12:00:00Z", 1)).containsExactly("2026-06-11T11:00:00Z");
  }

  @Test
  void whatIsNoRuleOrComesTooOftenIsRefused() {
    for (String rule :
        List.of(
            "",
            "EVERY SUNDAY",
            "FREQ=HOURLY",
            "FREQ=SECONDLY",
            "FREQ=DAILY;BYHOUR=1,2,3",
            "FREQ=DAILY;UNTIL=20260230",
            "FREQ=DAILY;UNTIL=soon",
            "FREQ=DAILY;UNTIL=20261301T000000Z")) {
      assertThatThrownBy(() -> at(rule, "2026-01-01T00:00:00Z", Duration.ofHours(1)))
          .as(rule)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Recurrence at(String rule, String first, Duration length) {
    return new Recurrence(rule, Instant.parse(first), ZURICH, length);
  }

  private static List<String> starts(Recurrence recurrence, String after, int most) {
    return recurrence.endingAfter(Instant.parse(after), most).stream()
        .map(each -> each.from().toString())
        .toList();
  }
}
