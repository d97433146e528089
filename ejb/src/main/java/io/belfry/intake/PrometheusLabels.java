package io.belfry.intake;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import java.util.List;
import java.util.Map;

/**
 * What labels and annotations mean by the habits of Prometheus, the same in both of its formats.
 */
final class PrometheusLabels {
  private PrometheusLabels() {}

  /**
   * Makes an alert of labels. The key is their fingerprint, so that an alert that comes directly
   * and through an Alertmanager is one.
   */
  static Alert alert(
      String source,
      Fields fields,
      Map<String, String> labels,
      Map<String, String> annotations,
      Status status,
      long startsAt,
      Map<String, Double> values,
      long expiresAt) {
    String type = fields.named("labels", labels, "alertname");
    if (labels.isEmpty()) {
      fields.problem("labels", "The alert has no labels", "Send at least the label alertname.");
    }
    String name = type.isEmpty() ? "unnamed" : type;
    return new Alert(
        source,
        name,
        Keys.of(name, labels),
        status,
        // Any word may stand in this label; an unknown one must not cost the alert.
        Severities.of(labels.getOrDefault("severity", "warning")).orElse(Severity.WARNING),
        first(annotations, labels, name, "summary", "message", "title", "description"),
        fields.named("labels", labels, "service"),
        ci(fields, labels),
        labels,
        startsAt,
        "",
        values,
        expiresAt);
  }

  private static String ci(Fields fields, Map<String, String> labels) {
    for (String label : List.of("instance", "host", "node")) {
      if (labels.containsKey(label)) {
        return fields.named("labels", labels, label);
      }
    }
    return "";
  }

  private static String first(
      Map<String, String> from, Map<String, String> then, String fallback, String... names) {
    for (String name : names) {
      String value = from.getOrDefault(name, then.getOrDefault(name, ""));
      if (!value.isEmpty()) {
        return value;
      }
    }
    return fallback;
  }
}
