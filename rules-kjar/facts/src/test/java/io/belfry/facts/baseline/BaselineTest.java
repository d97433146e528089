package io.belfry.facts.baseline;

import static io.belfry.facts.baseline.FedSeries.DAY;
import static io.belfry.facts.baseline.FedSeries.HOUR;
import static io.belfry.facts.baseline.FedSeries.dayOfWeek;
import static io.belfry.facts.baseline.FedSeries.hourOfDay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.measure.Sensitivity;
import java.time.Duration;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told and what is not, for series of each kind. */
class BaselineTest {
  private static final double LOW = Sensitivity.LOW.score();
  private static final double MEDIUM = Sensitivity.MEDIUM.score();

  private final Baseline baseline = new Baseline();
  private final FedSeries series = new FedSeries(baseline, Duration.ofMinutes(5));

  @Test
  void a_constant_is_usual_and_the_smallest_step_is_not() {
    assertThat(series.feed(5 * DAY, at -> 42).highest()).isZero();
    assertThat(series.points(1, at -> 42.5).highest()).isGreaterThan(LOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT10S", "PT1M", "PT10M", "PT1H"})
  void noise_around_a_season_is_usual_at_any_interval_and_a_step_is_not(Duration interval) {
    FedSeries paced = new FedSeries(baseline, interval);
    LongToDoubleFunction usual =
        at -> 100 + 20 * Math.sin(2 * Math.PI * at / DAY) + 2 * paced.noise();
    paced.feed(4 * DAY, usual);

    assertThat(paced.points(2_000, usual).told()).isLessThanOrEqualTo(2);
    assertThat(paced.points(5, at -> usual.applyAsDouble(at) + 60).highest()).isGreaterThan(LOW);
  }

  @Test
  void a_daily_bump_is_usual_and_its_absence_is_not() {
    LongToDoubleFunction quiet = at -> 20 + series.noise();
    LongToDoubleFunction bump =
        at -> quiet.applyAsDouble(at) + (hourOfDay(at) >= 9 && hourOfDay(at) < 12 ? 60 : 0);
    series.feed(28 * DAY, bump);

    assertThat(series.feed(3 * DAY, bump).highest()).isLessThan(MEDIUM);
    assertThat(series.feed(DAY, quiet).highest()).isGreaterThan(MEDIUM);
  }

  @Test
  void a_quiet_weekend_is_usual_and_a_quiet_wednesday_is_not() {
    LongToDoubleFunction week =
        at ->
            (dayOfWeek(at) < 5 && hourOfDay(at) >= 8 && hourOfDay(at) < 18 ? 80 : 20)
                + series.noise();
    series.feed(42 * DAY, week);

    assertThat(series.feed(7 * DAY, week).highest()).isLessThan(MEDIUM);
    series.feed(2 * DAY, week);
    assertThat(series.feed(DAY, at -> 20 + series.noise()).highest()).isGreaterThan(MEDIUM);
  }

  @Test
  void a_trend_is_usual() {
    LongToDoubleFunction trend = at -> 100 + 10.0 * at / DAY + 3 * series.noise();

    assertThat(series.feed(60 * DAY, trend).told()).isLessThanOrEqualTo(3);
  }

  @Test
  void a_counter_and_its_reset_are_usual_and_another_rate_is_not() {
    double[] total = {1e9};
    LongToDoubleFunction counter = at -> total[0] += 3_000 + 100 * series.noise();
    series.feed(10 * DAY, counter);
    assertThat(baseline.counter()).isTrue();

    total[0] = 0;
    assertThat(series.feed(DAY, counter).highest()).isLessThan(MEDIUM);
    assertThat(series.points(3, at -> total[0] += 9_000).highest()).isGreaterThan(LOW);
    assertThat(baseline.band(series.next(), Sensitivity.MEDIUM).expected()).isBetween(9.0, 11.0);
  }

  @Test
  void what_rises_by_day_and_falls_by_night_is_no_counter() {
    series.feed(10 * DAY, at -> 50 - 50 * Math.cos(2 * Math.PI * at / DAY));

    assertThat(baseline.counter()).isFalse();
    assertThat(baseline.band(series.next(), Sensitivity.LOW).expected()).isBetween(-5.0, 15.0);
  }

  @Test
  void livelier_than_ever_is_told_and_lively_at_its_hour_is_usual() {
    LongToDoubleFunction lively = at -> 50 + (hourOfDay(at) >= 20 ? 8 : 1) * series.noise();
    series.feed(14 * DAY, lively);

    assertThat(series.feed(5 * DAY, lively).told()).isLessThanOrEqualTo(1);
    assertThat(series.feed(2 * HOUR, at -> 50 + 8 * series.noise()).highest())
        .isGreaterThan(MEDIUM);
  }

  @Test
  void after_a_gap_the_usual_is_usual_and_a_step_is_told() {
    LongToDoubleFunction usual = at -> 50 + 10 * Math.sin(2 * Math.PI * at / DAY) + series.noise();
    series.feed(10 * DAY, usual);

    series.pause(2 * DAY + 7 * HOUR);
    assertThat(series.feed(DAY, usual).highest()).isLessThan(MEDIUM);
    series.pause(DAY);
    assertThat(series.points(3, at -> 90).highest()).isGreaterThan(MEDIUM);
  }

  @Test
  void a_sparse_series_is_judged_after_64_points() {
    FedSeries sparse = new FedSeries(baseline, Duration.ofHours(6));
    LongToDoubleFunction usual = at -> 1_000 + 5 * sparse.noise();
    sparse.points(200, usual);

    assertThat(sparse.points(100, usual).told()).isLessThanOrEqualTo(1);
    assertThat(sparse.points(2, at -> 1_200).highest()).isGreaterThan(MEDIUM);
  }

  @Test
  void a_cold_start_is_learning_and_tells_nothing() {
    assertThat(series.feed(DAY, at -> at % HOUR == 0 ? 1e6 : series.noise()).highest()).isZero();
    assertThat(baseline.learning()).isTrue();

    series.points(1, at -> 0);
    assertThat(baseline.learning()).isFalse();
  }

  @Test
  void a_day_of_few_points_is_learning() {
    FedSeries sparse = new FedSeries(baseline, Duration.ofHours(1));

    sparse.points(64, at -> sparse.noise());
    assertThat(baseline.learning()).isTrue();
    sparse.points(1, at -> sparse.noise());
    assertThat(baseline.learning()).isFalse();
  }

  @Test
  void twenty_points_far_outside_do_not_poison() {
    LongToDoubleFunction usual = at -> 50 + 2 * series.noise();
    series.feed(7 * DAY, usual);
    Band before = baseline.band(series.next(), Sensitivity.MEDIUM);

    assertThat(series.points(20, at -> 500).highest()).isGreaterThan(LOW);
    Band after = baseline.band(series.next(), Sensitivity.MEDIUM);
    assertThat(after.expected()).isBetween(before.expected() - 2, before.expected() + 2);
    assertThat(after.upper() - after.lower()).isLessThan(3 * (before.upper() - before.lower()));

    assertThat(series.feed(5 * DAY, usual).told()).isLessThanOrEqualTo(1);
    assertThat(series.points(20, at -> 500).highest()).isGreaterThan(MEDIUM);
  }

  @Test
  void what_was_told_is_not_told_again_while_it_lasts() {
    series.feed(7 * DAY, at -> 50 + 2 * series.noise());

    assertThat(series.points(60, at -> 200 + 2 * series.noise()).told()).isBetween(1, 5);
  }

  @Test
  void a_lasting_shift_is_told_once_and_learned() {
    series.feed(10 * DAY, at -> 50 + 2 * series.noise());
    assertThat(series.feed(3 * DAY, at -> 90 + 2 * series.noise()).highest()).isGreaterThan(LOW);

    assertThat(series.feed(5 * DAY, at -> 90 + 2 * series.noise()).told()).isZero();
    Band learned = baseline.band(series.next(), Sensitivity.MEDIUM);
    assertThat(learned.expected()).isBetween(85.0, 95.0);
    assertThat(series.points(6, at -> 50 + 2 * series.noise()).highest())
        .isGreaterThan(Sensitivity.HIGH.score());
  }

  @Test
  void the_band_holds_the_usual_and_widens_with_less_sensitivity() {
    LongToDoubleFunction usual = at -> 50 + 20 * Math.sin(2 * Math.PI * at / DAY) + series.noise();
    series.feed(14 * DAY, usual);
    int outside = 0;
    for (int i = 0; i < 1_000; i++) {
      Band band = baseline.band(series.next(), Sensitivity.HIGH);
      double value = usual.applyAsDouble(series.passed());
      outside += value < band.lower() || value > band.upper() ? 1 : 0;
      series.points(1, at -> value);
    }

    assertThat(outside).isLessThan(10);
    Band low = baseline.band(series.next(), Sensitivity.LOW);
    Band high = baseline.band(series.next(), Sensitivity.HIGH);
    assertThat(high.upper()).isLessThan(low.upper()).isGreaterThan(high.expected());
    assertThat(high.lower()).isGreaterThan(low.lower()).isLessThan(high.expected());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_no_number_is_refused(double value) {
    assertThatThrownBy(() -> baseline.observe(0, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(" + value + ")");
  }

  @Test
  void the_largest_numbers_leave_it_working() {
    series.points(400, at -> series.noise());
    series.points(20, at -> Double.MAX_VALUE * Math.signum(series.noise()));
    series.feed(5 * DAY, at -> series.noise());

    assertThat(baseline.band(series.next(), Sensitivity.LOW).expected()).isFinite();
    assertThat(series.points(50, at -> series.noise()).highest()).isBetween(0.0, 1.0);
  }
}
