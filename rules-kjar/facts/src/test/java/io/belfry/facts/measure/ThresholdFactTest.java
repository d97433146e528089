package io.belfry.facts.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.belfry.facts.Severity;
import org.junit.jupiter.api.Test;

/** When a series reaches a level, stays at it and leaves it. Times are seconds after a start. */
class ThresholdFactTest {
  private static final long START = 1_767_614_400_000L;
  private static final double NONE = Double.POSITIVE_INFINITY;

  private final SeriesFact series = new SeriesFact("r key", "r", "key", "Type");

  @Test
  void aValueAtTheBoundIsNotAboveIt() {
    ThresholdFact threshold = of(above(90, NONE, 0, Severity.CRITICAL));
    assertThat(point(threshold, 0, 90).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(threshold, 1, Math.nextUp(90.0)).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(threshold, 2, 90).getKind()).isEqualTo(Comparison.Kind.BELOW);
  }

  @Test
  void aValueAtTheBoundIsNotBelowItEither() {
    ThresholdFact threshold = of(below(10, -NONE, Severity.MAJOR));
    assertThat(point(threshold, 0, 10).getReason()).isEqualTo("m is 10, not below 10 (major)");
    assertThat(point(threshold, 1, 9.5).getReason()).isEqualTo("m is 9.5, below 10 (major)");
    assertThat(point(threshold, 2, 10).getReason()).isEqualTo("m is 10, and no longer major");
  }

  @Test
  void bothEndsOfARangeAreWithinIt() {
    ThresholdFact threshold = of(bound(Measure.VALUE, 10, 20, -NONE, NONE, 0, Severity.WARNING));
    assertThat(point(threshold, 0, 10).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(threshold, 1, 20).getReason())
        .isEqualTo("m is 20, within 10 and 20 (warning)");
    assertThat(point(threshold, 2, 9.99).getReason()).isEqualTo("m is 9.99, below 10 (warning)");
    assertThat(point(threshold, 3, 20.01).getReason()).isEqualTo("m is 20.01, above 20 (warning)");
  }

  @Test
  void hysteresisKeepsALevelUntilTheClearBoundIsPassed() {
    ThresholdFact threshold = of(above(90, 85, 0, Severity.CRITICAL));
    assertThat(point(threshold, 0, 87).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(threshold, 1, 91).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(threshold, 2, 87).getReason()).isEqualTo("m is 87, not below 85 (critical)");
    assertThat(point(threshold, 3, 85).getKind()).isEqualTo(Comparison.Kind.REACHED);
    Comparison left = point(threshold, 4, Math.nextDown(85.0));
    assertThat(left.getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(threshold, 5, 87).getKind()).isEqualTo(Comparison.Kind.BELOW);
  }

  @Test
  void hysteresisOfALowerBoundAndOfARange() {
    ThresholdFact low = of(below(10, 15, Severity.MAJOR));
    assertThat(point(low, 0, 9).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(low, 1, 15).getReason()).isEqualTo("m is 15, not above 15 (major)");
    assertThat(point(low, 2, 15.1).getKind()).isEqualTo(Comparison.Kind.BELOW);

    ThresholdFact range = of(bound(Measure.VALUE, 10, 20, 12, 18, 0, Severity.MAJOR));
    assertThat(point(range, 10, 21).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(range, 11, 18).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(range, 12, 12).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(range, 13, 17.9).getKind()).isEqualTo(Comparison.Kind.BELOW);
  }

  @Test
  void aLevelIsReachedWhenItsTimeIsExactlyOver() {
    ThresholdFact threshold = of(above(90, NONE, 600, Severity.CRITICAL));
    Comparison first = point(threshold, 0, 95);
    assertThat(first.getKind()).isEqualTo(Comparison.Kind.PENDING);
    assertThat(first.getRest()).isEqualTo(600_000);
    assertThat(first.getReason()).isEqualTo("m is 95, above 90 (critical) for 0s of 10m");
    assertThat(atMillis(threshold, 599_999, 95).getRest()).isEqualTo(1);
    Comparison reached = atMillis(threshold, 600_000, 99);
    assertThat(reached.getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(reached.isWaitOver()).isTrue();
    assertThat(reached.getReason()).isEqualTo("m is 99, above 90 (critical) for 10m");
    assertThat(point(threshold, 601, 99).isWaitOver()).isFalse();
  }

  @Test
  void timeAloneReachesALevel() {
    ThresholdFact threshold = of(above(90, NONE, 600, Severity.CRITICAL));
    point(threshold, 0, 95);
    assertThat(threshold.judge(series, START + 599_999).getKind())
        .isEqualTo(Comparison.Kind.PENDING);
    Comparison reached = threshold.judge(series, START + 600_000);
    assertThat(reached.getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(reached.getReason()).isEqualTo("m is still above 90 for 10m (critical) for 10m");
  }

  @Test
  void anInterruptionBeginsTheTimeAnew() {
    ThresholdFact threshold = of(above(90, 85, 600, Severity.CRITICAL));
    point(threshold, 0, 95);
    Comparison interrupted = point(threshold, 300, 88);
    assertThat(interrupted.getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(interrupted.isWaitOver()).isTrue();
    assertThat(point(threshold, 301, 95).getRest()).isEqualTo(600_000);
    assertThat(point(threshold, 900, 95).getKind()).isEqualTo(Comparison.Kind.PENDING);
    assertThat(point(threshold, 901, 95).getKind()).isEqualTo(Comparison.Kind.REACHED);
  }

  @Test
  void theWorstReachedLevelCountsWhateverTheOrder() {
    ThresholdFact threshold =
        of(above(80, NONE, 0, Severity.WARNING), above(90, NONE, 0, Severity.CRITICAL));
    assertThat(point(threshold, 0, 85).getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(point(threshold, 1, 95).getSeverity()).isEqualTo(Severity.CRITICAL);
    assertThat(point(threshold, 2, 85).getSeverity()).isEqualTo(Severity.WARNING);
    Comparison left = point(threshold, 3, 80);
    assertThat(left.getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(left.getReason()).isEqualTo("m is 80, and no longer warning");
  }

  @Test
  void aMilderLevelSpeaksWhileAWorseOneWaits() {
    ThresholdFact threshold =
        of(above(90, NONE, 600, Severity.CRITICAL), above(80, NONE, 0, Severity.WARNING));
    Comparison first = point(threshold, 0, 95);
    assertThat(first.getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(first.getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(first.getRest()).isEqualTo(600_000);
    Comparison later = threshold.judge(series, START + 600_000);
    assertThat(later.getSeverity()).isEqualTo(Severity.CRITICAL);
    assertThat(later.getRest()).isZero();
  }

  @Test
  void whatGetsMilderNeedsNoTimeAgain() {
    ThresholdFact threshold =
        of(above(90, NONE, 0, Severity.CRITICAL), above(80, NONE, 600, Severity.WARNING));
    assertThat(point(threshold, 0, 95).getSeverity()).isEqualTo(Severity.CRITICAL);
    Comparison milder = point(threshold, 60, 85);
    assertThat(milder.getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(milder.getSeverity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void aChangeIsMeasuredFromThePointBefore() {
    ThresholdFact threshold = of(bound(Measure.CHANGE, -NONE, 5, -NONE, NONE, 0, Severity.MINOR));
    Comparison first = point(threshold, 0, 1000);
    assertThat(first.getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(first.getReason()).isEqualTo("m has no point before to compare with");
    assertThat(point(threshold, 60, 1005).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(threshold, 120, 1010.5).getReason())
        .isEqualTo("m changed by 5.5, above 5 (minor)");
    assertThat(point(threshold, 180, 1000).getKind()).isEqualTo(Comparison.Kind.BELOW);
  }

  @Test
  void aRateIsASecondAndACounterThatBeganAgainCountsFromZero() {
    ThresholdFact threshold = of(bound(Measure.RATE, -NONE, 2, -NONE, NONE, 0, Severity.MAJOR));
    assertThat(point(threshold, 0, 1000).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(threshold, 60, 1120).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(threshold, 120, 1241).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(threshold, 180, 60).getReason())
        .isEqualTo("m grows by 1 a second, and no longer major");
    assertThat(point(threshold, 240, 30).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(threshold, 300, 29).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(threshold, 310, 59).getReason())
        .isEqualTo("m grows by 3 a second, above 2 (major)");
  }

  @Test
  void twoPointsOfOneMomentHaveNoRate() {
    ThresholdFact threshold = of(bound(Measure.RATE, -NONE, 2, -NONE, NONE, 0, Severity.MAJOR));
    point(threshold, 0, 0);
    assertThat(point(threshold, 1, 10).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(threshold, 1, 1000).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(threshold, 2, 1001).getKind()).isEqualTo(Comparison.Kind.BELOW);
  }

  @Test
  void aPointThatIsToldAgainChangesNothing() {
    ThresholdFact threshold = of(bound(Measure.CHANGE, -NONE, 5, -NONE, NONE, 0, Severity.MINOR));
    point(threshold, 0, 10);
    assertThat(point(threshold, 1, 20).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(threshold, 1, 20).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(threshold, 2, 21).getKind()).isEqualTo(Comparison.Kind.BELOW);
  }

  @Test
  void whatIsNoNumberSaysNothing() {
    ThresholdFact threshold = of(above(90, NONE, 0, Severity.CRITICAL));
    point(threshold, 0, 95);
    assertThat(point(threshold, 1, Double.NaN).getKind()).isEqualTo(Comparison.Kind.REACHED);
    assertThat(point(threshold, 2, Double.NEGATIVE_INFINITY).getKind())
        .isEqualTo(Comparison.Kind.REACHED);
    SeriesFact other = new SeriesFact("r other", "r", "other", "Type");
    assertThat(threshold.judge(other, metric -> NONE, START).getKind())
        .isEqualTo(Comparison.Kind.BELOW);
  }

  @Test
  void aPointThatComesLateChangesNothing() {
    ThresholdFact threshold =
        of(above(90, NONE, 60, Severity.CRITICAL), above(80, NONE, 0, Severity.WARNING));
    assertThat(point(threshold, 100, 85).getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(point(threshold, 50, 10).getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(point(threshold, 50, 99).getRest()).isZero();
    assertThat(point(threshold, 101, 10).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(series.getHeardAt()).isEqualTo(START + 101_000);
  }

  @Test
  void metricsOfOneKeyAreRatedTogether() {
    Bound space = above(90, NONE, 0, Severity.CRITICAL);
    Bound inodes = new Bound("i", Measure.VALUE, -NONE, 70, -NONE, NONE, 0, Severity.MINOR);
    ThresholdFact threshold = of(space, inodes);
    assertThat(both(threshold, 0, 50, 75).getSeverity()).isEqualTo(Severity.MINOR);
    assertThat(both(threshold, 1, 95, 75).getSeverity()).isEqualTo(Severity.CRITICAL);
    assertThat(point(threshold, 2, 50).getReason()).isEqualTo("i is still above 70 (minor)");
    assertThat(both(threshold, 3, Double.NaN, 70).getKind()).isEqualTo(Comparison.Kind.BELOW);
  }

  @Test
  void whatWasRememberedForOtherLevelsIsForgotten() {
    point(of(above(90, NONE, 0, Severity.CRITICAL)), 0, 95);
    ThresholdFact other = of(above(90, 80, 600, Severity.CRITICAL));
    assertThat(other.judge(series, START + 1).getKind()).isEqualTo(Comparison.Kind.BELOW);
    assertThat(point(other, 1, 95).getRest()).isEqualTo(600_000);
  }

  @Test
  void judgingAloneChangesNothing() {
    ThresholdFact threshold = of(above(90, NONE, 0, Severity.CRITICAL));
    threshold.judge(series, metric -> 95, START);
    assertThat(series.getHeardAt()).isZero();
    assertThat(threshold.judge(series, START).getKind()).isEqualTo(Comparison.Kind.BELOW);
  }

  @Test
  void boundsAreNumbersAndOpenSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> above(Double.NaN, NONE, 0, Severity.MAJOR))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bound(Measure.VALUE, -NONE, NONE, -NONE, NONE, 0, Severity.MAJOR));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> above(1, NONE, 0, Severity.INFO))
        .withMessageContaining("open nothing");
  }

  private Comparison point(ThresholdFact threshold, long second, double value) {
    return atMillis(threshold, second * 1000, value);
  }

  private Comparison atMillis(ThresholdFact threshold, long millis, double value) {
    return keep(
        threshold.judge(series, metric -> metric.equals("m") ? value : Double.NaN, START + millis));
  }

  private Comparison both(ThresholdFact threshold, long second, double m, double i) {
    return keep(
        threshold.judge(series, metric -> metric.equals("m") ? m : i, START + second * 1000));
  }

  private Comparison keep(Comparison verdict) {
    series.setStanding(verdict);
    assertThat(series.getStanding()).isEqualTo(verdict.getKind());
    return verdict;
  }

  private static ThresholdFact of(Bound... levels) {
    return new ThresholdFact("r", levels);
  }

  private static Bound above(double high, double clear, long seconds, Severity severity) {
    return bound(Measure.VALUE, -NONE, high, -NONE, clear, seconds, severity);
  }

  private static Bound below(double low, double clear, Severity severity) {
    return bound(Measure.VALUE, low, NONE, clear, NONE, 0, severity);
  }

  private static Bound bound(
      Measure measure,
      double low,
      double high,
      double clearLow,
      double clearHigh,
      long seconds,
      Severity severity) {
    return new Bound("m", measure, low, high, clearLow, clearHigh, seconds * 1000, severity);
  }
}
