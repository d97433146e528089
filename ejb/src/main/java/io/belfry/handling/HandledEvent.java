package io.belfry.handling;

import io.belfry.identity.Actor;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An event as people handle it. It is open until somebody acknowledges it, is worked on by one
 * assignee, resolved when that one believes it to be over, and closed when nobody has to think of
 * it again; it can be opened again from there. What the engine owns of it is only read here.
 *
 * <p>Every change raises its version. Whoever changes it holds its row from the read on.
 */
@Entity
@DynamicUpdate
@IdClass(HandledEvent.Key.class)
@Table(name = "event")
public class HandledEvent {
  /** An event's id is its own only within the tenant. */
  public record Key(long tenantId, UUID id) implements Serializable {}

  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Id private UUID id;

  @Column(updatable = false)
  private long number;

  @Column(updatable = false)
  private String key;

  @Column(updatable = false)
  private String subject;

  @Column(updatable = false)
  private String severity;

  @Column(updatable = false)
  private String priority;

  @Column(updatable = false)
  private String condition;

  @Column(name = "handed_to")
  private @Nullable String handedTo;

  @Column(name = "owner_team", updatable = false)
  private String ownerTeam;

  @Column(updatable = false)
  private @Nullable String runbook;

  @Column(name = "handling_version")
  private int version;

  private String handling;
  private @Nullable Long assignee;

  @Column(name = "assigned_at")
  private @Nullable Instant assignedAt;

  @Column(name = "acknowledged_at")
  private @Nullable Instant acknowledgedAt;

  @Column(name = "acknowledged_by")
  private @Nullable String acknowledgedBy;

  @Column(name = "acknowledged_until")
  private @Nullable Instant acknowledgedUntil;

  @Column(name = "resolved_at")
  private @Nullable Instant resolvedAt;

  @Column(name = "resolved_by")
  private @Nullable String resolvedBy;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Column(name = "closed_by")
  private @Nullable String closedBy;

  @Column(name = "cause_class")
  private @Nullable String causeClass;

  private @Nullable String cause;
  private @Nullable String solution;

  @Column(name = "override_priority")
  private @Nullable String overridePriority;

  @Column(name = "override_reason")
  private @Nullable String overrideReason;

  @Column(name = "override_by")
  private @Nullable String overrideBy;

  @Column(name = "override_at")
  private @Nullable Instant overrideAt;

  private int reopened;
  private boolean escalated;

  @Column(name = "told_severity")
  private @Nullable String toldSeverity;

  @Column(name = "told_priority")
  private @Nullable String toldPriority;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected HandledEvent() {}

  /**
   * Moves on by an action, or stays.
   *
   * @throws Fault illegal-transition, with what is legal
   */
  void step(Action action) {
    Handling from = handling();
    handling =
        Transitions.after(from, action)
            .orElseThrow(
                () ->
                    new Fault(
                        ErrorCode.ILLEGAL_TRANSITION,
                        "Event %d is %s, so it cannot take the action (%s). Possible now: %s."
                            .formatted(
                                number,
                                from.word(),
                                action.word(),
                                Transitions.allowed(from).stream()
                                    .map(Action::word)
                                    .collect(Collectors.joining(", ")))))
            .word();
  }

  /** Something about it changed that others must know before they change it. */
  void changed() {
    version++;
  }

  void acknowledge(Actor by, Instant at, @Nullable Instant until) {
    acknowledgedAt = at;
    acknowledgedBy = by.code();
    acknowledgedUntil = until;
    know();
  }

  void unacknowledge() {
    acknowledgedAt = null;
    acknowledgedBy = null;
    acknowledgedUntil = null;
  }

  void start(Actor by, Instant at) {
    if (acknowledgedAt == null) {
      acknowledgedAt = at;
      acknowledgedBy = by.code();
    }
    acknowledgedUntil = null;
    know();
  }

  private void know() {
    toldSeverity = severity;
    toldPriority = priority;
  }

  /** It is another team's from here on, and nobody of it is on it yet. */
  void handOver(String team) {
    handedTo = team;
    assignee = null;
    assignedAt = null;
    unacknowledge();
  }

  void assign(@Nullable Long person, Instant at) {
    assignee = person;
    assignedAt = person == null ? null : at;
  }

  void resolve(Actor by, Instant at) {
    acknowledgedUntil = null;
    resolvedAt = at;
    resolvedBy = by.code();
  }

  void close(Actor by, Instant at) {
    acknowledgedUntil = null;
    closedAt = at;
    closedBy = by.code();
  }

  /** What was found out; what is not given stays. */
  void explain(
      @Nullable String newCauseClass, @Nullable String newCause, @Nullable String newSolution) {
    causeClass = newCauseClass == null ? causeClass : newCauseClass;
    cause = newCause == null ? cause : newCause;
    solution = newSolution == null ? solution : newSolution;
  }

  /** It is not over; what was held to be its solution was none, and stays in the history. */
  void reopen() {
    unacknowledge();
    resolvedAt = null;
    resolvedBy = null;
    closedAt = null;
    closedBy = null;
    causeClass = null;
    cause = null;
    solution = null;
    reopened++;
  }

  void prioritise(String newPriority, String reason, Actor by, Instant at) {
    overridePriority = newPriority;
    overrideReason = reason;
    overrideBy = by.code();
    overrideAt = at;
  }

  void leavePriorityToRules() {
    overridePriority = null;
    overrideReason = null;
    overrideBy = null;
    overrideAt = null;
  }

  /** Whether it may be closed only with cause class, cause and solution. */
  boolean mustBeExplained() {
    String shown = shownPriority();
    return escalated || shown.equals("P1") || shown.equals("P2");
  }

  public long tenantId() {
    return tenantId;
  }

  public UUID id() {
    return id;
  }

  public long number() {
    return number;
  }

  public String key() {
    return key;
  }

  public String subject() {
    return subject;
  }

  /** Whether it was not over when the row was read. */
  boolean isKnownToFire() {
    return !condition.equals("cleared");
  }

  /** A person's priority, or else the rules'. */
  String shownPriority() {
    return overridePriority == null ? priority : overridePriority;
  }

  String ownerTeam() {
    return handedTo == null ? ownerTeam : handedTo;
  }

  @Nullable String runbook() {
    return runbook;
  }

  /** Returns the number that raises with each change of the handling. */
  public int version() {
    return version;
  }

  public Handling handling() {
    return Handling.of(handling);
  }

  /** Returns the number of the one person who is accountable. */
  public @Nullable Long assignee() {
    return assignee;
  }

  /** Returns how often it was opened again. */
  public int reopened() {
    return reopened;
  }

  @Nullable String causeClass() {
    return causeClass;
  }

  @Nullable String cause() {
    return cause;
  }

  @Nullable String solution() {
    return solution;
  }
}
