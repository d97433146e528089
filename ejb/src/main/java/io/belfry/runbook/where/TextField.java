package io.belfry.runbook.where;

import io.belfry.facts.AlertFact;
import org.jspecify.annotations.Nullable;

/**
 * A text of an alert.
 *
 * @param label the name of a label; null for the field itself
 */
record TextField(Of of, @Nullable String label) {
  /** Where the text stands. */
  enum Of {
    TYPE,
    SOURCE,
    SERVICE,
    CI,
    SUMMARY,
    LABEL
  }

  /** What it says; empty where the alert says nothing. */
  String of(AlertFact alert) {
    return switch (of) {
      case TYPE -> alert.getType();
      case SOURCE -> alert.getSource();
      case SERVICE -> alert.getService();
      case CI -> alert.getCi();
      case SUMMARY -> alert.getSummary();
      case LABEL -> {
        String value = alert.label(String.valueOf(label));
        yield value == null ? "" : value;
      }
    };
  }
}
