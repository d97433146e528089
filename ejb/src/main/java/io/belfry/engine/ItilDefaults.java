package io.belfry.engine;

import io.belfry.facts.Level;
import io.belfry.facts.Severity;
import io.belfry.facts.UrgencyRow;
import java.util.List;

/** What every tenant starts with, besides the matrix of priorities. */
final class ItilDefaults {
  /** The team that gets what nobody owns, until the tenant names another. */
  static final String OWNER = "operations";

  private ItilDefaults() {}

  static List<Object> rows() {
    return List.of(
        new UrgencyRow(Severity.CRITICAL, Level.HIGH),
        new UrgencyRow(Severity.MAJOR, Level.MEDIUM),
        new UrgencyRow(Severity.MINOR, Level.MEDIUM),
        new UrgencyRow(Severity.WARNING, Level.LOW),
        new UrgencyRow(Severity.INFO, Level.LOW));
  }
}
