package io.belfry.runbook;

import io.belfry.facts.measure.Bound;
import io.belfry.facts.measure.Sensitivity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a runbook says of measured values.
 *
 * @param levels the static ones, in the order of the document
 * @param dynamic the metrics that are compared with their own past
 */
public record Thresholds(List<Bound> levels, List<Dynamic> dynamic) {
  /** Of a runbook that looks at no value. */
  public static final Thresholds NONE = new Thresholds(List.of(), List.of());

  /** One metric that is compared with its own past. */
  public record Dynamic(String metric, Sensitivity sensitivity) {}

  /** Every metric once, in the order of the document. */
  List<String> metrics() {
    return Stream.concat(levels.stream().map(Bound::metric), dynamic.stream().map(Dynamic::metric))
        .distinct()
        .toList();
  }

  /** How long the slowest level waits, in milliseconds. */
  long longestWait() {
    return levels.stream().mapToLong(Bound::lasts).max().orElse(0);
  }
}
