package io.belfry.runbook;

import io.belfry.facts.Severity;
import io.belfry.facts.measure.Bound;
import io.belfry.facts.measure.Measure;
import io.belfry.facts.measure.Sensitivity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the field {@code threshold} of a runbook. */
final class ThresholdParser {
  /** What waits longer would need more of the past than a change of rules looks at. */
  static final long LONGEST_WAIT = 24 * Durations.HOUR_MILLIS;

  private static final int MOST_LEVELS = 20;
  private static final int LONGEST_METRIC = 128;
  static final Set<String> KINDS = Set.of("static", "dynamic");
  static final Set<String> LEVEL =
      Set.of(
          "metric",
          "of",
          "above",
          "below",
          "outside",
          "for",
          "clear-below",
          "clear-above",
          "clear-inside",
          "severity");
  static final Set<String> DYNAMIC = Set.of("metric", "sensitivity", "severity");
  private static final Set<Severity> SEVERITIES =
      EnumSet.range(Severity.CRITICAL, Severity.WARNING);

  private ThresholdParser() {}

  /** Reads it; what is wrong is noted in the section. */
  static Thresholds parse(Section runbook) {
    if (!runbook.has("threshold")) {
      return Thresholds.NONE;
    }
    List<Bound> levels = new ArrayList<>();
    List<Thresholds.Dynamic> dynamic = new ArrayList<>();
    for (Section threshold : runbook.sections("threshold")) {
      threshold.onlyKnows(KINDS);
      if (!threshold.has("static") && !threshold.has("dynamic")) {
        runbook.fault("threshold", "has no levels", "Write static, dynamic or both below it.");
      }
      for (Section level : threshold.sections("static")) {
        Bound bound = level(level);
        if (bound != null) {
          levels.add(bound);
        }
      }
      for (Section compared : threshold.sections("dynamic")) {
        dynamic.add(dynamic(compared));
      }
    }
    if (levels.size() > MOST_LEVELS) {
      runbook.fault(
          "threshold.static",
          "has %d levels".formatted(levels.size()),
          "Write at most %d.".formatted(MOST_LEVELS));
    }
    Thresholds thresholds = new Thresholds(levels, dynamic);
    if (thresholds.comparedMetrics().size() < dynamic.size()) {
      runbook.fault("threshold.dynamic", "names a metric twice", "Leave one of the two out.");
    }
    return thresholds;
  }

  private static @Nullable Bound level(Section level) {
    int before = level.faults().size();
    level.onlyKnows(LEVEL);
    String metric = metric(level);
    Measure measure = level.word("of", EnumSet.allOf(Measure.class), Measure.VALUE);
    long lasts = level.duration("for", LONGEST_WAIT);
    Severity severity = level.word("severity", SEVERITIES, Severity.WARNING);
    Limits limits = Limits.of(level);
    if (limits == null || level.faults().size() > before) {
      return null;
    }
    return new Bound(
        metric,
        measure,
        limits.low(),
        limits.high(),
        limits.clearLow(),
        limits.clearHigh(),
        lasts,
        severity);
  }

  private static Thresholds.Dynamic dynamic(Section compared) {
    compared.onlyKnows(DYNAMIC);
    return new Thresholds.Dynamic(
        metric(compared),
        compared.word("sensitivity", EnumSet.allOf(Sensitivity.class), Sensitivity.MEDIUM),
        compared.word("severity", SEVERITIES, Severity.WARNING));
  }

  private static String metric(Section section) {
    String metric = section.text("metric");
    if (metric.length() > LONGEST_METRIC) {
      section.fault(
          "metric",
          "has %d letters".formatted(metric.length()),
          "Write at most %d.".formatted(LONGEST_METRIC));
    }
    return metric;
  }
}
