package io.belfry.facts.measure;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The levels that a runbook sets for values: a parameter of the policies, in working memory for as
 * long as the release judges.
 */
public final class ThresholdFact implements Explained {
  private final String runbook;
  private final List<Bound> levels;
  private final List<String> metrics;
  private final long shape;

  /**
   * @param levels at least one, in any order; of two with the same severity the first counts first
   */
  public ThresholdFact(String runbook, Bound... levels) {
    List<Bound> sorted = new ArrayList<>(List.of(levels));
    sorted.sort(Comparator.comparing(Bound::severity));
    this.runbook = runbook;
    this.levels = List.copyOf(sorted);
    this.metrics = sorted.stream().map(Bound::metric).distinct().toList();
    long hash = 0;
    for (Bound level : sorted) {
      hash = 31 * hash + level.toString().hashCode();
    }
    shape = hash;
  }

  public String getRunbook() {
    return runbook;
  }

  /** Judges what an alert says: its values, or the series as it stands when the alert was held. */
  public Comparison judge(SeriesFact series, AlertFact alert) {
    Comparison verdict =
        alert.isAgain() && series.getHeardAt() != 0 && series.shape() == shape
            ? judge(series, alert.getArrival())
            : judge(series, metric -> valueOf(alert, metric), alert.getArrival());
    return verdict.about(alert);
  }

  private static double valueOf(AlertFact alert, String metric) {
    Double value = alert.value(metric);
    return value == null ? Double.NaN : value;
  }

  /**
   * Judges a point.
   *
   * @param values by metric; one that is no finite number says nothing
   * @param now when the point came, in milliseconds since 1970. A point that is older than the last
   *     one changes nothing
   */
  public Comparison judge(SeriesFact series, ToDoubleFunction<String> values, long now) {
    Judging judging = new Judging(this, series, now);
    for (int metric = 0; metric < metrics.size(); metric++) {
      double value = values.applyAsDouble(metrics.get(metric));
      if (Double.isFinite(value)) {
        judging.point(metric, value);
      }
    }
    return judging.verdict();
  }

  /** Judges the series as it stands, because time has passed. */
  public Comparison judge(SeriesFact series, long now) {
    return new Judging(this, series, now).verdict();
  }

  /** The most severe first. */
  public List<Bound> getLevels() {
    return levels;
  }

  List<String> metrics() {
    return metrics;
  }

  /** Tells these levels from others: what is remembered for others means nothing here. */
  long shape() {
    return shape;
  }

  @Override
  public String factName() {
    return "threshold";
  }

  @Override
  public Map<String, String> factValues() {
    Grounds grounds = new Grounds().with("runbook", runbook);
    for (Bound level : levels) {
      String name = level.metric() + " " + Wording.word(level.severity());
      grounds.with(name, Wording.rule(level));
    }
    return grounds.values();
  }
}
