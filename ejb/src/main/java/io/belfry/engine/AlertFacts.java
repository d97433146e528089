package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.journal.Alert;

/** Alerts as rules see them, and back. */
final class AlertFacts {
  private AlertFacts() {}

  /**
   * @param key of the alert; facts that stay keep it
   * @param service what it is about, by what the catalogue knows of its CI
   * @param names shares equal names: facts that stay keep them
   */
  static AlertFact of(Alert alert, String key, String service, long stamp, Shared<String> names) {
    return new AlertFact(
        stamp,
        names.same(alert.source()),
        names.same(alert.type()),
        key,
        alert.status(),
        alert.severity(),
        alert.summary(),
        names.same(service),
        alert.ci(),
        alert.labels(),
        alert.startsAt(),
        alert.values(),
        alert.expiresAt());
  }

  /** What of a fact can be stored as an alert: all but its time, and what a threshold said. */
  static Alert alert(AlertFact fact) {
    return new Alert(
        fact.getSource(),
        fact.getType(),
        fact.getKey(),
        fact.getStatus(),
        fact.getSeverity(),
        fact.getSummary(),
        fact.getService(),
        fact.getCi(),
        fact.getLabels(),
        fact.getStartsAt(),
        "",
        fact.getValues(),
        fact.getExpiresAt());
  }
}
