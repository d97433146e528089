package io.belfry.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.belfry.facts.Severity;
import io.belfry.facts.measure.Bound;
import io.belfry.facts.measure.Measure;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProposalsTest {
  /** Two days: 0 to 99, and 100 to 199, each evenly. */
  private static final List<Spread> DAYS = List.of(spread(0, 1_000), spread(100, 3_000));

  private static Spread spread(int from, int count) {
    return Spread.of(
        IntStream.range(0, count).mapToObj(i -> from + 100.0 * i / (count - 1)).toList());
  }

  private static Bound above(double bound) {
    return level(Double.NEGATIVE_INFINITY, bound, Measure.VALUE);
  }

  private static Bound level(double low, double high, Measure measure) {
    return new Bound(
        "m",
        measure,
        low,
        high,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        0,
        Severity.MAJOR);
  }

  private static List<Proposal> of(Bound level, boolean dismissed) {
    return Proposals.of(List.of(level), Map.of("m", DAYS), 1, dismissed);
  }

  /** The two days again and again. */
  private static List<Proposal> silent(Bound level, int days, long events) {
    List<Spread> spreads = IntStream.range(0, days).mapToObj(day -> DAYS.get(day % 2)).toList();
    return Proposals.of(List.of(level), Map.of("m", spreads), events, false);
  }

  @Test
  void severalDaysAreOneByTheirWeight() {
    assertThat(Spread.count(DAYS)).isEqualTo(4_000);
    assertThat(Spread.below(DAYS, 50)).isCloseTo(0.125, within(1e-6));
    assertThat(Spread.below(DAYS, 150)).isCloseTo(0.625, within(1e-6));
    assertThat(Spread.quantile(DAYS, 0.625)).isCloseTo(150, within(1e-6));
    assertThat(Spread.below(DAYS, -1)).isZero();
    assertThat(Spread.below(DAYS, 200)).isEqualTo(1);
    assertThat(Spread.of(List.of(5.0, 5.0)).equals(Spread.of(List.of(5.0, 5.0)))).isTrue();
    assertThat(Spread.below(List.of(Spread.of(List.of(5.0, 5.0))), 5)).isEqualTo(1);
  }

  @Test
  void whatIsNeverReachedIsProposedWhereOneInTwoHundredWould() {
    assertThat(silent(above(500), 90, 0))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.bound()).isEqualTo("above");
              assertThat(proposal.present()).isEqualTo(500);
              assertThat(proposal.proposed()).isEqualTo(199);
              assertThat(proposal.reason())
                  .startsWith("No value that was looked at on 90 days reached it");
              assertThat(proposal.values()).isEqualTo(180_000);
            });
    assertThat(silent(level(-5, Double.POSITIVE_INFINITY, Measure.VALUE), 90, 0))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.bound()).isEqualTo("below");
              assertThat(proposal.proposed()).isEqualTo(2);
            });
    assertThat(silent(above(199.99), 90, 0)).as("one value reaches it").isEmpty();
  }

  @Test
  void ofAFewDaysNobodySaysThatAValueNeverComes() {
    assertThat(silent(above(500), 1, 0)).isEmpty();
    assertThat(silent(above(300), 89, 0)).isEmpty();
    assertThat(silent(above(300), 90, 0)).isNotEmpty();
    assertThat(silent(above(500), 90, 1)).as("its events prove that it was reached").isEmpty();
    assertThat(Proposals.isLongEnough(Map.of("m", DAYS))).isFalse();
  }

  @Test
  void whatIsFarOffIsProposedAfterTwoWeeks() {
    // The median is 133.3 and one in 200 reaches 199.3: five times as far is 463.3.
    assertThat(silent(above(463), 14, 0)).as("it just misses").isEmpty();
    assertThat(silent(above(464), 13, 0)).as("on too few days").isEmpty();
    assertThat(silent(above(464), 14, 1)).as("its events prove otherwise").isEmpty();
    assertThat(silent(above(464), 14, 0))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.proposed()).isEqualTo(199);
              assertThat(proposal.reason())
                  .isEqualTo(
                      "On 14 days it was 5 times as far from the median as 199 of 200 values;"
                          + " the other one would reach this.");
            });
    assertThat(silent(level(-1_000, Double.POSITIVE_INFINITY, Measure.VALUE), 14, 0))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.bound()).isEqualTo("below");
              assertThat(proposal.proposed()).isEqualTo(2);
              assertThat(proposal.reason()).startsWith("On 14 days it was 9 times as far");
            });
    assertThat(silent(level(-500, Double.POSITIVE_INFINITY, Measure.VALUE), 14, 0)).isEmpty();
  }

  @Test
  void ofValuesThatNeverDifferNobodySaysHowFarIsFar() {
    List<Spread> constant =
        IntStream.range(0, 14)
            .mapToObj(day -> Spread.of(IntStream.range(0, 50).mapToObj(i -> 7.0).toList()))
            .toList();
    assertThat(Proposals.of(List.of(above(1_000)), Map.of("m", constant), 0, false)).isEmpty();
  }

  @Test
  void whatIsUsuallyReachedIsProposedWhereOneInTwentyWould() {
    assertThat(of(above(133), false)).as("half of them do not").isNotEmpty();
    assertThat(of(above(134), false)).isEmpty();
    assertThat(of(above(50), false))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.proposed()).isEqualTo(193);
              assertThat(proposal.reason()).startsWith("88 % of all values reach it");
            });
  }

  @Test
  void whatPeopleDismissIsProposedWhereHalfAsManyWould() {
    assertThat(of(above(160), false)).isEmpty();
    assertThat(of(above(160), true))
        .singleElement()
        .satisfies(proposal -> assertThat(proposal.proposed()).isEqualTo(180));
  }

  @Test
  void whatRestsOnTooLittleOrOnGrowthIsLeftAlone() {
    List<Spread> few = List.of(spread(0, 199));
    assertThat(Proposals.of(List.of(above(500)), Map.of("m", few), 1, true)).isEmpty();
    assertThat(Proposals.of(List.of(above(500)), Map.of("other", DAYS), 1, true)).isEmpty();
    assertThat(of(level(Double.NEGATIVE_INFINITY, 500, Measure.RATE), true)).isEmpty();
  }
}
