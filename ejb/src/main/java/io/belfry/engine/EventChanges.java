package io.belfry.engine;

import io.belfry.journal.Change;
import org.kie.api.runtime.KieSession;

/** What people do with events: close them, open them again, and say what causes them. */
final class EventChanges {
  private final OpenEvents events;
  private final KieSession rules;
  private final Judgement judgement;
  private final Correlations correlations;
  private final Suppressions suppressions;

  EventChanges(
      OpenEvents events,
      KieSession rules,
      Judgement judgement,
      Correlations correlations,
      Suppressions suppressions) {
    this.events = events;
    this.rules = rules;
    this.judgement = judgement;
    this.correlations = correlations;
    this.suppressions = suppressions;
  }

  /** Does what a change says of an event; false when it is about something else. */
  boolean apply(Change change) {
    if (change instanceof Change.EventClosed closed) {
      close(closed);
    } else if (change instanceof Change.EventReopened reopened) {
      open(reopened);
    } else if (change instanceof Change.CauseSet set) {
      decideCause(set);
    } else {
      return false;
    }
    return true;
  }

  /** What fires behind the back of whoever closed it stays with its event, and people are told. */
  private void close(Change.EventClosed closed) {
    TrackedEvent event = events.find(closed.key());
    if (event == null || !event.id().equals(closed.event())) {
      return;
    }
    boolean newer = !closed.knownToFire() || event.lastAlertAt() > closed.at();
    if (event.fact().isFiring() && newer) {
      judgement.keptOpen(event);
    } else {
      events.remove(closed.event(), closed.key());
      rules.delete(rules.getFactHandle(event.fact()));
      suppressions.isOver(event);
      correlations.isClosed(event, judgement);
      judgement.letGo(event);
    }
  }

  /** Whoever has the key by now keeps it: alerts in between opened a newer event. */
  private void open(Change.EventReopened reopened) {
    if (events.find(reopened.key()) == null) {
      TrackedEvent event = Reopened.of(reopened, events.origins());
      events.add(event);
      rules.insert(event.fact());
      judgement.returned(event);
    }
  }

  /** Of events that people are done with nothing is decided any more. */
  private void decideCause(Change.CauseSet set) {
    TrackedEvent event = events.find(set.key());
    if (event == null || !event.id().equals(set.event())) {
      return;
    }
    TrackedEvent cause = set.cause().isEmpty() ? null : events.find(set.cause());
    if (cause == null && !set.cause().isEmpty()) {
      judgement.note(
          DecisionKind.REFUSED,
          event,
          "Its cause stays as it was, for the event of the key (%s) is closed. %s"
              .formatted(set.cause(), set.grounds()));
    } else {
      correlations.decide(event, cause, set.grounds(), judgement);
    }
  }
}
