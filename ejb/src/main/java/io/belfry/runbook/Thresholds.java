package io.belfry.runbook;

import io.belfry.facts.Severity;
import io.belfry.facts.measure.Bound;
import io.belfry.facts.measure.Sensitivity;
import java.util.List;

/**
 * What a runbook says of measured values.
 *
 * @param levels the static ones, in the order of the document
 * @param dynamic the metrics that are compared with their own past
 */
public record Thresholds(List<Bound> levels, List<Dynamic> dynamic) {
  /** Of a runbook that looks at no value. */
  public static final Thresholds NONE = new Thresholds(List.of(), List.of());

  /** One metric that is compared with its own past, and the severity of what is unusual. */
  public record Dynamic(String metric, Sensitivity sensitivity, Severity severity) {}

  /** The metrics that static levels look at, each once. */
  List<String> levelMetrics() {
    return levels.stream().map(Bound::metric).distinct().toList();
  }

  /** The metrics that are compared with their own past, each once. */
  List<String> comparedMetrics() {
    return dynamic.stream().map(Dynamic::metric).distinct().toList();
  }

  /** Levels that never decide, for another one holds whenever they do, as long, and as bad. */
  List<Bound> unreached() {
    return levels.stream()
        .filter(level -> levels.stream().anyMatch(other -> hides(other, level)))
        .toList();
  }

  private static boolean hides(Bound other, Bound level) {
    return other.metric().equals(level.metric())
        && other.measure() == level.measure()
        && other.low() >= level.low()
        && other.high() <= level.high()
        && other.lasts() <= level.lasts()
        && other.severity().compareTo(level.severity()) <= 0
        && !other.equals(level);
  }

  /** How long the slowest level waits, in milliseconds. */
  long longestWait() {
    return levels.stream().mapToLong(Bound::lasts).max().orElse(0);
  }
}
