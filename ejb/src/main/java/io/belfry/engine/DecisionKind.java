package io.belfry.engine;

import java.util.Locale;

/** What a decision did to an event. */
public enum DecisionKind {
  RATED,
  ROUTED,
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
