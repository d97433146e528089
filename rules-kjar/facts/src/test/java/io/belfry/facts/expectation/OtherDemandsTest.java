package io.belfry.facts.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Silences, runs and volumes, and what all of them have in common. */
class OtherDemandsTest {
  private static final String START = "2026-01-05T00:00:00Z";
  private static final long MINUTE = 60_000;
  private final long start = Life.millis(START);

  private long minutes(double number) {
    return start + (long) (number * MINUTE);
  }

  @Test
  void silenceIsFoundInTheMomentItHasLastedLongEnough() {
    Life life = new Life(new Silence(30 * MINUTE, 0), START).arrive(minutes(10));
    assertThat(life.until(minutes(40) - 1).told()).isEmpty();
    assertThat(life.until(minutes(40)).told()).containsExactly("2026-01-05T00:40:00Z missed");
    assertThat(life.arrive(minutes(45)).told()).containsExactly("2026-01-05T00:45:00Z -missed");
    assertThat(life.until(minutes(75)).told()).containsExactly("2026-01-05T01:15:00Z missed");
  }

  @Test
  void lastingSilenceIsWorseStepByStepUntilItIsCritical() {
    Life life = new Life(new Silence(30 * MINUTE, 20 * MINUTE), START).until(minutes(95));
    assertThat(life.findings())
        .extracting(finding -> life.expected().alert(finding).getSeverity())
        .containsExactly(Severity.MINOR, Severity.MAJOR, Severity.CRITICAL, Severity.CRITICAL);
    assertThat(life.findings()).extracting(Finding::getSince).containsOnly(start);
    assertThat(life.told())
        .containsExactly(
            "2026-01-05T00:30:00Z missed",
            "2026-01-05T00:50:00Z missed",
            "2026-01-05T01:10:00Z missed",
            "2026-01-05T01:30:00Z missed");
    life.arrive(minutes(96)).until(minutes(126));
    assertThat(life.expected().alert(life.findings().get(1)).getSeverity())
        .isEqualTo(Severity.MINOR);
  }

  @Test
  void theLengthOfASilenceIsLearned() {
    Life life = new Life(new Silence(0, 0), START);
    life.until(minutes(10_000)).arrive(minutes(10_000)).arrive(minutes(10_010));
    assertThat(life.arrivals().getDue()).isZero();
    life.arrive(minutes(10_022));
    // Half as much again as twelve minutes, and one.
    assertThat(life.arrivals().getDue()).isEqualTo(minutes(10_022 + 18 + 1));
    life.until(minutes(10_060)).arrive(minutes(10_100));
    assertThat(life.told()).hasSize(5).last().asString().endsWith("-missed");
    // The gap that was a miss teaches nothing.
    assertThat(life.arrivals().getDue()).isEqualTo(minutes(10_100 + 19));
  }

  @Test
  void whatIsLearnedIsForgottenAfterSixteenAndStaysSmall() {
    Life life = new Life(new Silence(0, 0), START).arrive(minutes(0)).arrive(minutes(9));
    for (int i = 1; i <= 17; i++) {
      life.arrive(minutes(9 + 4 * i));
      assertThat(life.arrivals().getDue() - life.arrivals().getLast())
          .isEqualTo(i <= 15 ? (long) (14.5 * MINUTE) : 7 * MINUTE);
      assertThat(life.arrivals().ring).hasSizeLessThanOrEqualTo(34);
    }
    assertThat(life.told()).isEmpty();
  }

  @Test
  void aRunThatDoesNotEndIsFound() {
    Life life = new Life(new Run(30 * MINUTE), START);
    assertThat(life.until(minutes(600)).told()).isEmpty();
    life.arrive(minutes(600), Map.of("run", "start"), Map.of());
    assertThat(life.until(minutes(630) - 1).told()).isEmpty();
    assertThat(life.until(minutes(630)).told()).containsExactly("2026-01-05T10:30:00Z unfinished");
    assertThat(life.arrive(minutes(640)).told())
        .containsExactly("2026-01-05T10:40:00Z -unfinished");
    assertThat(life.until(minutes(2_000)).told()).isEmpty();
  }

  @Test
  void aRunThatEndsInTimeOrFailsAtOnceIsNotWaitedFor() {
    Life life = new Life(new Run(30 * MINUTE), START);
    life.signal("2026-01-05T01:00:00Z", "start").arrive("2026-01-05T01:29:59.999Z");
    life.until("2026-01-05T02:00:00Z");
    assertThat(life.told()).isEmpty();
    life.signal("2026-01-05T02:00:00Z", "start").signal("2026-01-05T02:01:00Z", "fail");
    assertThat(life.until("2026-01-05T03:00:00Z").told())
        .containsExactly("2026-01-05T02:01:00Z unfinished");
    life.signal("2026-01-05T03:00:00Z", "start").arrive("2026-01-05T03:01:00Z");
    assertThat(life.told()).containsExactly("2026-01-05T03:01:00Z -unfinished");
  }

  @Test
  void volumesAreHeldToTheirBounds() {
    Life life = new Life(new Volume("rows", 10, 20), START);
    life.arrive(minutes(1), Map.of(), Map.of("rows", 10.0));
    life.arrive(minutes(2), Map.of(), Map.of("rows", 20.0));
    life.arrive(minutes(3), Map.of("run", "start"), Map.of());
    assertThat(life.told()).isEmpty();
    life.arrive(minutes(4), Map.of(), Map.of("rows", Math.nextDown(10.0)));
    life.arrive(minutes(5), Map.of(), Map.of("rows", Math.nextUp(20.0)));
    life.arrive(minutes(6), Map.of(), Map.of("bytes", 15.0));
    assertThat(life.findings())
        .extracting(Finding::getSentence)
        .containsExactly(
            "rows is 9.999999999999998, less than 10.0",
            "rows is 20.000000000000004, more than 20.0",
            "what came does not say its rows");
    life.arrive(minutes(7), Map.of(), Map.of("rows", 15.0));
    assertThat(life.told()).hasSize(4).last().isEqualTo("2026-01-05T00:07:00Z -volume");
  }

  @Test
  void timeInWhichBelfryWasAwayIsNoSilenceAndNoRunTime() {
    Life silence = new Life(new Silence(30 * MINUTE, 0), START).arrive(minutes(10));
    silence.away("2026-01-05T00:20:00Z", "2026-01-05T02:00:00Z");
    assertThat(silence.until("2026-01-05T02:19:59.999Z").told()).isEmpty();
    assertThat(silence.until("2026-01-05T02:20:00Z").told()).hasSize(1);
    assertThat(silence.arrivals().getLast()).isEqualTo(minutes(10));
    Life run = new Life(new Run(30 * MINUTE), START).signal("2026-01-05T00:10:00Z", "start");
    run.away("2026-01-05T00:20:00Z", "2026-01-05T02:00:00Z");
    assertThat(run.until("2026-01-05T02:19:59.999Z").told()).isEmpty();
    assertThat(run.until("2026-01-05T02:20:00Z").told()).hasSize(1);
  }

  @Test
  void anotherKindBeginsAnew() {
    Life life = new Life(new Silence(30 * MINUTE, 0), START).until(minutes(40));
    life.changed("2026-01-05T00:50:00Z", new Run(MINUTE));
    assertThat(life.told())
        .containsExactly("2026-01-05T00:30:00Z missed", "2026-01-05T00:50:00Z -missed");
    assertThat(life.arrivals().getDue()).isZero();
  }

  @Test
  void aLongerSilenceMayEndTheMiss() {
    Life life = new Life(new Silence(30 * MINUTE, 0), START).until(minutes(40));
    life.changed("2026-01-05T00:50:00Z", new Silence(60 * MINUTE, 0));
    assertThat(life.told()).hasSize(2).last().isEqualTo("2026-01-05T00:50:00Z -missed");
    life.changed("2026-01-05T00:51:00Z", new Silence(10 * MINUTE, 0));
    assertThat(life.until(minutes(52)).told()).containsExactly("2026-01-05T00:51:00.001Z missed");
  }

  @Test
  void aFindingIsToldAsAnAlertOfItsOwnTypeAndKey() {
    Life life = new Life(new Silence(30 * MINUTE, 0), START).until(minutes(30));
    AlertFact alert = life.expected().alert(life.findings().get(0));
    assertThat(alert.getSource()).isEqualTo("belfry");
    assertThat(alert.getType()).isEqualTo("expectation.missed");
    assertThat(alert.getKey()).isEqualTo("expectation/1/missed");
    assertThat(alert.getService()).isEqualTo("shop");
    assertThat(alert.getSummary())
        .isEqualTo("Backup: nothing has come for 30m, since 2026-01-05T00:00:00Z");
  }

  @Test
  void theTermsDifferWhereTheDemandDoesAndNotWhereOnlyTheNameDoes() {
    Expectation one =
        new Expectation("1", "a", "s", Severity.MINOR, By.KEY, "k", new Run(1), false);
    Expectation renamed =
        new Expectation("1", "b", "t", Severity.MAJOR, By.KEY, "k", new Run(1), true);
    Expectation longer =
        new Expectation("1", "a", "s", Severity.MINOR, By.KEY, "k", new Run(2), false);
    Expectation other =
        new Expectation("1", "a", "s", Severity.MINOR, By.TYPE, "k", new Run(1), false);
    assertThat(renamed.terms()).isEqualTo(one.terms()).startsWith("run ");
    assertThat(longer.terms()).isNotEqualTo(one.terms());
    assertThat(other.terms()).isNotEqualTo(one.terms());
  }
}
