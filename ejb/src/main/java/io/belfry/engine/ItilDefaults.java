package io.belfry.engine;

import io.belfry.facts.Level;
import io.belfry.facts.MatrixRow;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.UrgencyRow;
import java.util.List;

/**
 * The tables that every tenant starts with. The matrix is ITIL's, as a public log of 141,712
 * incident records of one ServiceNow instance applies it; (high, low) does not occur there and is
 * P3.
 */
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
        new UrgencyRow(Severity.INFO, Level.LOW),
        new MatrixRow(Level.HIGH, Level.HIGH, Priority.P1),
        new MatrixRow(Level.HIGH, Level.MEDIUM, Priority.P2),
        new MatrixRow(Level.HIGH, Level.LOW, Priority.P3),
        new MatrixRow(Level.MEDIUM, Level.HIGH, Priority.P2),
        new MatrixRow(Level.MEDIUM, Level.MEDIUM, Priority.P3),
        new MatrixRow(Level.MEDIUM, Level.LOW, Priority.P4),
        new MatrixRow(Level.LOW, Level.HIGH, Priority.P3),
        new MatrixRow(Level.LOW, Level.MEDIUM, Priority.P4),
        new MatrixRow(Level.LOW, Level.LOW, Priority.P4));
  }
}
