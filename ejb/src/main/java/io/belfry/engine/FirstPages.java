package io.belfry.engine;

/** When the owner of an event is told of it: at once, later, again, or not at all. */
final class FirstPages {
  /** The word for the deadline of an event's first page. */
  static final String PAGE = "page";

  private FirstPages() {}

  /** The first page waits. */
  static void hold(TrackedEvent event, long millis, Correlations.Host host) {
    boolean quiet = event.page() == Page.QUIET && event.cause() == null;
    if (!quiet && !(event.page() == Page.TOLD && host.isNew(event))) {
      return;
    }
    if (millis > 0) {
      event.page(Page.WAITING);
      host.await(new Awaited(PAGE, event.key()), millis);
      host.note(
          DecisionKind.WAITING,
          event,
          "Its owner is told in %d s, unless something explains it before."
              .formatted((millis + 999) / 1000));
    } else if (quiet) {
      tell(event, "nothing else explains it", host);
    }
  }

  /** It has waited for long enough. */
  static void page(TrackedEvent event, String reason, Correlations.Host host) {
    if (event.page() == Page.WAITING) {
      tell(event, reason, host);
    }
  }

  /** It is more urgent than those who were told know. */
  static void raise(TrackedEvent event, Correlations.Host host) {
    host.note(
        DecisionKind.PRIORITISED,
        event,
        "Priority is now %s, as that of what it causes.".formatted(event.fact().getPriority()));
    if (event.page() == Page.TOLD && !host.isNew(event)) {
      tell(event, "it became more urgent, for it causes others", host);
    }
  }

  /** Something explains it: who was told learns that, and nobody else is told. */
  static void explained(TrackedEvent symptom, Correlations.Host host) {
    if (symptom.page() == Page.WAITING || host.isNew(symptom)) {
      symptom.page(Page.QUIET);
      none(symptom, host);
    } else if (symptom.page() == Page.TOLD) {
      host.note(
          DecisionKind.LEARNED,
          symptom,
          "Its owner was told of it before, and learns of the probable cause.");
    }
  }

  /** Tells the owner, unless that was done. */
  static void orTold(TrackedEvent event, String reason, Correlations.Host host) {
    if (event.page() != Page.TOLD) {
      none(event, host);
      tell(event, reason, host);
    }
  }

  /** No page waits any more. */
  static void none(TrackedEvent event, Correlations.Host host) {
    host.awaitNoMore(new Awaited(PAGE, event.key()));
  }

  private static void tell(TrackedEvent event, String reason, Correlations.Host host) {
    event.page(Page.TOLD);
    host.note(DecisionKind.PAGED, event, "Told: %s.".formatted(reason));
  }
}
