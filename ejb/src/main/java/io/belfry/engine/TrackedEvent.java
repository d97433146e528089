package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Condition;
import io.belfry.facts.Draft;
import io.belfry.facts.EventFact;
import io.belfry.facts.RunbookMatch;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/** An event as the engine keeps it: the small fact that rules see, and what they need not see. */
final class TrackedEvent {
  private final UUID id;
  private final long number;
  private final EventFact fact;
  private final String subject;
  private final String type;
  private final String source;
  private final String ci;
  private final String ownerTeam;
  private final @Nullable String runbook;
  private final @Nullable String runbookTitle;
  private final @Nullable String situationClass;
  private final long openedAt;
  private final String rule;
  private final String release;
  private long alerts = 1;
  private long lastAlertAt;
  private long clearedAt;
  private @Nullable FactHandle handle;

  TrackedEvent(UUID id, long number, Draft draft, String rule, String release) {
    AlertFact alert = draft.getAlert();
    this.id = id;
    this.number = number;
    this.subject = alert.getSummary();
    this.type = alert.getType();
    this.source = alert.getSource();
    this.ci = alert.getCi();
    this.ownerTeam = Objects.requireNonNull(draft.getOwnerTeam());
    RunbookMatch match = draft.getMatch();
    this.runbook = match == null ? null : match.getRunbook();
    this.runbookTitle = match == null ? null : match.getTitle();
    this.situationClass = match == null ? null : match.getSituationClass();
    this.openedAt = alert.getArrival();
    this.lastAlertAt = alert.getArrival();
    this.rule = rule;
    this.release = release;
    this.fact =
        new EventFact(
            alert.getKey(),
            alert.getService(),
            alert.getSeverity(),
            Objects.requireNonNull(draft.getImpact()),
            Objects.requireNonNull(draft.getUrgency()),
            Objects.requireNonNull(draft.getPriority()),
            alert.getStartsAt(),
            alert.getExpiresAt());
  }

  /** As it was when a snapshot was taken. */
  TrackedEvent(Snapshot.OpenEvent open) {
    EventState state = open.state();
    id = state.id();
    number = state.number();
    subject = state.subject();
    type = state.type();
    source = state.source();
    ci = state.ci();
    ownerTeam = state.ownerTeam();
    runbook = state.runbook();
    runbookTitle = state.runbookTitle();
    situationClass = state.situationClass();
    openedAt = state.openedAt();
    rule = state.rule();
    release = state.release();
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
            open.expiresAt());
    fact.setFiring(state.isFiring());
    fact.setFlapping(state.condition() == Condition.FLAPPING);
  }

  UUID id() {
    return id;
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
    return new Touch(id, alerts, lastAlertAt);
  }

  long lastAlertAt() {
    return lastAlertAt;
  }

  Snapshot.OpenEvent asOpen() {
    return new Snapshot.OpenEvent(state(), fact.getStartsAt(), fact.getExpiresAt());
  }

  EventState state() {
    return new EventState(
        id,
        number,
        fact.getKey(),
        subject,
        type,
        source,
        fact.getService(),
        ci,
        fact.getSeverity(),
        fact.getImpact(),
        fact.getUrgency(),
        fact.getPriority(),
        fact.getCondition(),
        ownerTeam,
        runbook,
        runbookTitle,
        situationClass,
        alerts,
        openedAt,
        lastAlertAt,
        clearedAt,
        rule,
        release);
  }
}
