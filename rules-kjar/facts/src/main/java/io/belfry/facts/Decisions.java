package io.belfry.facts;

/**
 * Where rules put what they decided; the only global that a rule gets. The host applies the
 * decisions, and notes with each the rule, the release and the facts that matched. Every alert ends
 * in exactly one of {@link #opened}, {@link #joined}, {@link #duplicate}, {@link #recovered},
 * {@link #suppressed} and {@link #informational}; deciding it twice is a fault of the rules.
 */
public interface Decisions {

  /** The event is opened as drafted; the host inserts its {@link EventFact}. */
  void opened(Draft draft);

  /** The alert adds to the event of its key. */
  void joined(AlertFact alert, EventFact event);

  /** The alert repeats what the event of its key already says. */
  void duplicate(AlertFact alert, EventFact event);

  /** What the event stood for is over. */
  void recovered(AlertFact alert, EventFact event);

  /** The event's priority was rated anew. */
  void prioritised(EventFact event);

  /** The draft was given its owner. Noted as grounds of the opening. */
  void routed(Draft draft);

  /** The draft was given its priority. Noted as grounds of the opening. */
  void rated(Draft draft);

  /** A maintenance window hides the alert. */
  void suppressed(AlertFact alert, MaintenanceFact window);

  /** The alert is kept and listed, and opens nothing. */
  void informational(AlertFact alert, String reason);

  /**
   * Asks for an {@link Expired} fact of the key when nothing takes the deadline back before. A
   * deadline that the key already has is replaced. Time in which Belfry itself could not accept
   * alerts does not count.
   *
   * @param millis from now, at least 1
   */
  void await(String key, long millis);

  /** Takes the deadline of the key back; does nothing when it has none. */
  void awaitNoMore(String key);
}
