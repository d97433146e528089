package io.belfry.review;

import io.belfry.facts.measure.Bound;
import io.belfry.facts.measure.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares levels with what was measured. One that no value reached in ninety days, or that in two
 * weeks stayed five times as far from what is usual as nearly all values, is proposed where one in
 * two hundred would reach it; one that is reached more often than not, beyond what nineteen of
 * twenty stay within; one whose events people mostly dismiss, where half as many values reach it.
 */
public final class Proposals {
  /** Fewer values say nothing. */
  static final long ENOUGH = 200;

  /** On fewer days nobody can say that a value never comes. */
  static final int ENOUGH_DAYS = Measured.DAYS;

  /** On so many days people have seen a working week twice: enough for a level that is far off. */
  static final int FEW_DAYS = 14;

  /**
   * So many times as far from the median as what one in two hundred values exceeds: nothing that is
   * measured comes near it. Twice is a peak of a season, and three times a bad day.
   */
  private static final double FAR = 5;

  private static final double RARELY = 0.005;
  private static final double SELDOM = 0.05;
  private static final double MOSTLY = 0.5;
  private static final MathContext SHORT = new MathContext(3);

  private Proposals() {}

  /** Whether values were looked at on so many days that what never came can be told. */
  public static boolean isLongEnough(Map<String, List<Spread>> measured) {
    return measured.values().stream().anyMatch(days -> days.size() >= ENOUGH_DAYS);
  }

  /**
   * What to change.
   *
   * @param levels of a runbook; only those on values themselves are compared
   * @param measured by metric, a spread a day; days without values have none
   * @param events that the runbook opened meanwhile: if there are any, its levels were reached,
   *     whatever the measured part of the alerts says
   * @param dismissed whether people dismissed more than half of its events
   */
  public static List<Proposal> of(
      List<Bound> levels, Map<String, List<Spread>> measured, long events, boolean dismissed) {
    List<Proposal> proposals = new ArrayList<>();
    for (Bound level : levels) {
      List<Spread> spreads = measured.getOrDefault(level.metric(), List.of());
      if (level.measure() == Measure.VALUE && Spread.count(spreads) >= ENOUGH) {
        if (!Double.isInfinite(level.high())) {
          above(level, spreads, events, dismissed).ifPresent(proposals::add);
        }
        if (!Double.isInfinite(level.low())) {
          below(level, spreads, events, dismissed).ifPresent(proposals::add);
        }
      }
    }
    return proposals;
  }

  private static Optional<Proposal> above(
      Bound level, List<Spread> spreads, long events, boolean dismissed) {
    double reached = 1 - Spread.below(spreads, level.high());
    double times = times(spreads, level.high(), Spread.quantile(spreads, 1 - RARELY));
    Optional<Verdict> verdict = Verdict.of(reached, times, spreads.size(), events, dismissed);
    return verdict.flatMap(
        wrong ->
            proposal(
                level,
                "above",
                level.high(),
                Spread.quantile(spreads, 1 - wrong.wanted()),
                wrong,
                spreads));
  }

  private static Optional<Proposal> below(
      Bound level, List<Spread> spreads, long events, boolean dismissed) {
    double reached = Spread.below(spreads, Math.nextDown(level.low()));
    double times = times(spreads, level.low(), Spread.quantile(spreads, RARELY));
    Optional<Verdict> verdict = Verdict.of(reached, times, spreads.size(), events, dismissed);
    return verdict.flatMap(
        wrong ->
            proposal(
                level,
                "below",
                level.low(),
                Spread.quantile(spreads, wrong.wanted()),
                wrong,
                spreads));
  }

  /**
   * How many times as far from the median a level is as the edge of what is usual; 0 where the
   * values do not differ, of which nobody can say how far is far.
   */
  private static double times(List<Spread> spreads, double level, double edge) {
    double median = Spread.quantile(spreads, MOSTLY);
    double usual = edge - median;
    return Math.abs(usual) <= Math.ulp(median) * 1_000 ? 0 : (level - median) / usual;
  }

  /** Rounded as people write bounds; none where that is what there is already. */
  private static Optional<Proposal> proposal(
      Bound level,
      String bound,
      double present,
      double wanted,
      Verdict wrong,
      List<Spread> spreads) {
    double proposed = new BigDecimal(wanted).round(SHORT).doubleValue();
    return proposed == present
        ? Optional.empty()
        : Optional.of(
            new Proposal(
                level.metric(), bound, present, proposed, wrong.reason(), Spread.count(spreads)));
  }

  /**
   * What is wrong with a level.
   *
   * @param wanted the share of values that should reach it
   */
  private record Verdict(double wanted, String reason) {
    static Optional<Verdict> of(
        double reached, double times, int days, long events, boolean dismissed) {
      if (reached == 0 && days < ENOUGH_DAYS) {
        return days < FEW_DAYS || events > 0 || times < FAR
            ? Optional.empty()
            : Optional.of(
                new Verdict(
                    RARELY,
                    "On %d days it was %.0f times as far from the median as 199 of 200 values; the other one would reach this."
                        .formatted(days, times)));
      }
      if (reached == 0) {
        return events > 0
            ? Optional.empty()
            : Optional.of(
                new Verdict(
                    RARELY,
                    "No value that was looked at on %d days reached it; one in 200 would reach this."
                        .formatted(days)));
      }
      if (reached > MOSTLY) {
        return Optional.of(
            new Verdict(
                SELDOM,
                "%.0f %% of all values reach it: that is usual. One in 20 would reach this."
                    .formatted(100 * reached)));
      }
      return dismissed
          ? Optional.of(
              new Verdict(
                  reached / 2,
                  "More than half of its events were dismissed; half as many values would reach this."))
          : Optional.empty();
    }
  }
}
