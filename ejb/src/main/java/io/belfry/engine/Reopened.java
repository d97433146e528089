package io.belfry.engine;

import io.belfry.facts.Condition;
import io.belfry.journal.Change;
import java.util.List;
import java.util.Map;

/**
 * An event that people opened again, as it was when they closed it. What it silences its next alert
 * says; what people said of its cause is told anew, after it.
 */
final class Reopened {
  private Reopened() {}

  static TrackedEvent of(Change.EventReopened closed, Shared<Origin> origins) {
    EventState state =
        new EventState(
            closed.event(),
            closed.number(),
            closed.key(),
            closed.subject(),
            closed.type(),
            closed.source(),
            closed.service(),
            closed.ci(),
            closed.severity(),
            closed.impact(),
            closed.urgency(),
            closed.priority(),
            closed.firing() ? Condition.FIRING : Condition.CLEARED,
            closed.ownerTeam(),
            closed.runbook(),
            closed.runbookTitle(),
            closed.situationClass(),
            closed.alerts(),
            closed.openedAt(),
            closed.lastAlertAt(),
            closed.clearedAt(),
            closed.rule(),
            closed.release(),
            null);
    // Whoever opens it again knows of it.
    return new TrackedEvent(
        new Snapshot.OpenEvent(
            state, 0, closed.openedAt(), Page.TOLD.name(), Map.of(), false, List.of()),
        origins);
  }
}
