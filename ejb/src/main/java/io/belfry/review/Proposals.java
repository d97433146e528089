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
 * Compares levels with what was measured. One that no value reached is proposed where one in two
 * hundred would; one that is reached more often than not, beyond what nineteen of twenty stay
 * within; one whose events people mostly dismiss, where half as many values reach it.
 */
public final class Proposals {
  /** Fewer values say nothing. */
  static final long ENOUGH = 200;

  /** On fewer days nobody can say that a value never comes. */
  static final int ENOUGH_DAYS = Measured.DAYS;

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
    Optional<Verdict> verdict = Verdict.of(reached, spreads.size(), events, dismissed);
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
    Optional<Verdict> verdict = Verdict.of(reached, spreads.size(), events, dismissed);
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
    static Optional<Verdict> of(double reached, int days, long events, boolean dismissed) {
      if (reached == 0) {
        return days < ENOUGH_DAYS || events > 0
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
