package io.belfry.engine;

import java.util.Locale;

/** What a decision did to an event. */
public enum DecisionKind {
  RATED,
  ROUTED,
  /** What follows its opening is what its runbook says. */
  RESPONDING,
  OPENED,
  JOINED,
  RECOVERED,
  PRIORITISED,
  FLAPPING,
  SETTLED,
  KEPT_OPEN,
  /** What probably causes it was found. */
  CORRELATED,
  /** It probably causes others, which came first. */
  EXPLAINS,
  /** What was said to cause it is over. */
  SEPARATED,
  /** What people said of its cause cannot be. */
  REFUSED,
  /** The first page waits. */
  WAITING,
  /** The owner is told, later than at once. */
  PAGED,
  /** Those who were told of it learn what causes it. */
  LEARNED;

  /** The word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
