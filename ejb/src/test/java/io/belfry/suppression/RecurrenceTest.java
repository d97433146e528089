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
  void farAheadOfItsBeginningItIsFoundAtOnce() {
    Recurrence old = at("FREQ=DAILY", "1990-01-01T12:00:00Z", Duration.ofMinutes(5));
    assertThat(starts(old, "2026-06-10T12:00:00Z", 1)).containsExactly("2026-06-11T11:00:00Z");
  }

  @Test
  void whatIsNoRuleOrComesTooOftenIsRefused() {
    for (String rule :
        List.of("", "EVERY SUNDAY", "FREQ=HOURLY", "FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=1,2,3")) {
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
