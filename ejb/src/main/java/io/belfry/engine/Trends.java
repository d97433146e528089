package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.EventFact;
import io.belfry.facts.Kept;
import io.belfry.facts.trend.TrendFact;
import io.belfry.facts.trend.Worsening;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where open events go, by the alerts that join them. Rules hear of signs that one gets worse. */
final class Trends {
  /** What is awaited while an event counts as getting worse. */
  static final String OVER = "trend";

  private final Map<String, TrendFact> byKey = new HashMap<>();

  /** Takes over what a snapshot holds of events that are open. */
  void restore(List<Kept> kept, OpenEvents events) {
    for (Kept fact : kept) {
      if (fact instanceof TrendFact trend && events.find(trend.getKey()) != null) {
        byKey.put(trend.getKey(), trend);
      }
    }
  }

  /**
   * An alert is about to join an event.
   *
   * @param rules where facts go
   */
  void joins(TrackedEvent event, AlertFact joining, Consumer<Object> rules) {
    EventFact fact = event.fact();
    TrendFact trend = byKey.get(fact.getKey());
    if (trend == null) {
      trend = new TrendFact(fact.getKey(), fact.getSeverity(), event.firingSince());
      byKey.put(fact.getKey(), trend);
      rules.accept(trend);
    }
    if (!fact.isFiring()) {
      trend.begin(joining.getSeverity(), joining.getArrival());
    }
    String sign = trend.joins(joining.getArrival(), joining.getSeverity(), joining.getBeyond());
    if (!sign.isEmpty()) {
      rules.accept(new Worsening(fact.getKey(), sign));
    }
  }

  /**
   * People are done with the event: what is remembered of it goes.
   *
   * @param rules what takes facts away
   */
  void forget(TrackedEvent event, Consumer<Object> rules) {
    TrendFact trend = byKey.remove(event.key());
    if (trend != null) {
      rules.accept(trend);
    }
  }
}
