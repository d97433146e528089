package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Condition;
import io.belfry.facts.Draft;
import io.belfry.facts.EventFact;
import io.belfry.facts.RunbookMatch;
import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import io.belfry.journal.Change;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/** An event as the engine keeps it: the small fact that rules see, and what they need not see. */
final class TrackedEvent {
  private final long idHigh;
  private final long idLow;
  private final long number;
  private final EventFact fact;
  private final Origin origin;
  // Subject and CI are only needed when the event is told of. As bytes they take 64 bytes less.
  private final byte[] texts;
  private final long openedAt;
  private long alerts = 1;
  private long lastAlertAt;
  private long clearedAt;
  private @Nullable FactHandle handle;

  TrackedEvent(
      UUID id, long number, Draft draft, String rule, String release, Shared<Origin> origins) {
    AlertFact alert = draft.getAlert();
    this.idHigh = id.getMostSignificantBits();
    this.idLow = id.getLeastSignificantBits();
    this.number = number;
    this.texts = packed(alert.getSummary(), alert.getCi());
    RunbookMatch match = draft.getMatch();
    this.origin =
        origins.same(
            new Origin(
                alert.getType(),
                alert.getSource(),
                Objects.requireNonNull(draft.getOwnerTeam()),
                match == null ? null : match.getRunbook(),
                match == null ? null : match.getTitle(),
                match == null ? null : match.getSituationClass(),
                rule,
                release));
    this.openedAt = alert.getArrival();
    this.lastAlertAt = alert.getArrival();
    this.fact =
        new EventFact(
            alert.getKey(),
            alert.getService(),
            alert.getSeverity(),
            Objects.requireNonNull(draft.getImpact()),
            Objects.requireNonNull(draft.getUrgency()),
            Objects.requireNonNull(draft.getPriority()),
            alert.getStartsAt(),
            origin.runbook());
  }

  /** As it was when a snapshot was taken. */
  TrackedEvent(Snapshot.OpenEvent open, Shared<Origin> origins) {
    EventState state = open.state();
    idHigh = state.id().getMostSignificantBits();
    idLow = state.id().getLeastSignificantBits();
    number = state.number();
    texts = packed(state.subject(), state.ci());
    origin =
        origins.same(
            new Origin(
                state.type(),
                state.source(),
                state.ownerTeam(),
                state.runbook(),
                state.runbookTitle(),
                state.situationClass(),
                state.rule(),
                state.release()));
    openedAt = state.openedAt();
    alerts = state.alerts();
    lastAlertAt = state.lastAlertAt();
    clearedAt = state.clearedAt();
    fact =
        new EventFact(
            state.key(),
            state.service(),
            state.severity(),
            state.impact(),
            state.urgency(),
            state.priority(),
            open.startsAt(),
            state.runbook());
    fact.setFiring(state.isFiring());
    fact.setFlapping(state.condition() == Condition.FLAPPING);
  }

  /** As it was when people closed it. */
  static TrackedEvent returning(Change.EventReopened closed, Shared<Origin> origins) {
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
            closed.release());
    return new TrackedEvent(new Snapshot.OpenEvent(state, 0), origins);
  }

  UUID id() {
    return new UUID(idHigh, idLow);
  }

  long number() {
    return number;
  }

  EventFact fact() {
    return fact;
  }

  void isInWorkingMemory(FactHandle as) {
    handle = as;
  }

  FactHandle inWorkingMemory() {
    return Objects.requireNonNull(handle);
  }

  long alerts() {
    return alerts;
  }

  void fired(long time) {
    alerts++;
    lastAlertAt = time;
    clearedAt = 0;
  }

  void cleared(long time) {
    alerts++;
    lastAlertAt = time;
    clearedAt = time;
  }

  /** Alerts that were held turned out to belong to it. */
  void heldBack(long count) {
    alerts += count;
  }

  /** No alert said so. */
  void ended(long time) {
    clearedAt = time;
  }

  void repeated(long time) {
    alerts++;
    lastAlertAt = time;
  }

  Touch touch() {
    return new Touch(id(), alerts, lastAlertAt);
  }

  long lastAlertAt() {
    return lastAlertAt;
  }

  Snapshot.OpenEvent asOpen() {
    return new Snapshot.OpenEvent(state(), fact.getStartsAt());
  }

  EventState state() {
    ByteReader text = new ByteReader(texts);
    String subject = text.text();
    String ci = text.text();
    return new EventState(
        id(),
        number,
        fact.getKey(),
        subject,
        origin.type(),
        origin.source(),
        fact.getService(),
        ci,
        fact.getSeverity(),
        fact.getImpact(),
        fact.getUrgency(),
        fact.getPriority(),
        fact.getCondition(),
        origin.ownerTeam(),
        origin.runbook(),
        origin.runbookTitle(),
        origin.situationClass(),
        alerts,
        openedAt,
        lastAlertAt,
        clearedAt,
        origin.rule(),
        origin.release());
  }

  private static byte[] packed(String subject, String ci) {
    ByteWriter out = new ByteWriter(subject.length() + ci.length() + 4);
    out.text(subject);
    out.text(ci);
    return out.toByteArray();
  }
}
