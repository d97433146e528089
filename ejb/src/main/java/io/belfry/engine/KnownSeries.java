package io.belfry.engine;

import io.belfry.facts.Severity;
import io.belfry.facts.baseline.Band;
import io.belfry.facts.measure.Bound;
import io.belfry.facts.measure.Sensitivity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session knows of a series, from each runbook that looks at it. */
public record KnownSeries(List<Baseline> baselines, List<Level> levels) {
  /** Of a series that nobody looks at. */
  static final KnownSeries NOTHING = new KnownSeries(List.of(), List.of());

  /**
   * What one runbook compares it with.
   *
   * @param severity of an event when it is unusual
   * @param learning whether nothing is judged by it yet
   * @param points that were learned
   * @param counter whether the band is of the growth a second, and not of the value
   * @param heardAt when the last point came, in milliseconds since 1970
   * @param now what is usual now; null while it learns
   * @param bands what is usual at the times that were asked for, as far as is known now; none while
   *     it learns
   */
  public record Baseline(
      String runbook,
      Sensitivity sensitivity,
      Severity severity,
      boolean learning,
      long points,
      boolean counter,
      boolean unusual,
      long heardAt,
      @Nullable Band now,
      List<Band> bands) {}

  /** Whether nobody looks at it. */
  public boolean isNothing() {
    return baselines.isEmpty() && levels.isEmpty();
  }

  /** A static level of a runbook. */
  public record Level(String runbook, Bound bound) {}
}
