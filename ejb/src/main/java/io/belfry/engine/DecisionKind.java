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
  KEPT_OPEN;

  /** The word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
