package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.EventFact;
import io.belfry.facts.trend.TrendFact;
import io.belfry.facts.trend.Worsening;
import java.util.function.Consumer;

/**
 * Where open events go, by the alerts that join them. Rules hear of signs that one gets worse, and
 * only then see what is remembered of it: as facts those of all keys would take twice the memory.
 */
final class Trends {
  /** What is awaited while an event counts as getting worse. */
  static final String OVER = "trend";

  private Trends() {}

  /**
   * An alert is about to join an event.
   *
   * @param rules where facts go; one that is there stays as it is
   */
  static void joins(TrackedEvent event, AlertFact joining, Consumer<Object> rules) {
    EventFact fact = event.fact();
    TrendFact trend = event.trend();
    if (trend == null) {
      trend = new TrendFact(fact.getKey(), fact.getSeverity(), event.firingSince());
      event.goes(trend);
    }
    if (!fact.isFiring()) {
      trend.begin(joining.getSeverity(), joining.getArrival());
    }
    String sign = trend.joins(joining.getArrival(), joining.getSeverity(), joining.getBeyond());
    if (!sign.isEmpty()) {
      rules.accept(trend);
      rules.accept(new Worsening(fact.getKey(), sign));
    }
  }
}
