package io.belfry.incident;

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
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/**
 * What several people work on together. It is open until somebody begins, in progress until whoever
 * leads it believes that it is over, and closed when nothing is left to be said of it; from the
 * last two it can be opened again.
 *
 * <p>Every change raises its version. Whoever changes it holds its row from the read on.
 */
@Entity
@DynamicUpdate
@IdClass(Incident.Key.class)
@Table(name = "incident")
public class Incident {
  /** An incident's id is its own only within the tenant. */
  public record Key(long tenantId, UUID id) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private UUID id;

  @Column(updatable = false)
  private long number;

  private String title;
  private String state;
  private String priority;

  @Column(updatable = false)
  private String service;

  @Column(name = "owner_team")
  private String ownerTeam;

  private @Nullable Long commander;

  @Column(updatable = false)
  private @Nullable String rule;

  @Column(name = "opened_at", updatable = false)
  private Instant openedAt;

  @Column(name = "opened_by", updatable = false)
  private String openedBy;

  @Column(name = "resolved_at")
  private @Nullable Instant resolvedAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  private @Nullable String cause;
  private @Nullable String solution;
  private int version;

  @Formula(
      "(select count(*) from incident_event m where m.tenant_id = tenant_id and m.incident_id = id)")
  private long events;

  /** The number of the record elsewhere, as the receiver said it last. */
  @Formula(
      "(select o.answer from outbox o where o.tenant_id = tenant_id and o.event_id = id"
          + " and o.occasion = 'mirrored' and o.state = 'sent' order by o.id desc limit 1)")
  private @Nullable String record;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Incident() {}

  /**
   * Moves on.
   *
   * @throws Fault illegal-transition, from where that is not possible
   */
  void move(IncidentState to, Instant at) {
    IncidentState from = state();
    Set<IncidentState> legal =
        switch (to) {
          case OPEN -> Set.of(IncidentState.RESOLVED, IncidentState.CLOSED);
          case IN_PROGRESS -> Set.of(IncidentState.OPEN);
          case RESOLVED -> IncidentState.UNDER_WAY;
          case CLOSED ->
              Set.of(IncidentState.OPEN, IncidentState.IN_PROGRESS, IncidentState.RESOLVED);
        };
    if (!legal.contains(from)) {
      throw new Fault(
          ErrorCode.ILLEGAL_TRANSITION,
          "Incident %d is %s, so it cannot become %s.".formatted(number, from.word(), to.word()));
    }
    state = to.word();
    if (to == IncidentState.RESOLVED) {
      resolvedAt = at;
    }
    closedAt = to == IncidentState.CLOSED ? at : null;
    if (to == IncidentState.OPEN) {
      resolvedAt = null;
    }
  }

  /** What was found out; what is null stays. */
  void explain(@Nullable String newCause, @Nullable String newSolution) {
    cause = newCause == null ? cause : newCause;
    solution = newSolution == null ? solution : newSolution;
  }

  void describe(String newTitle, String newPriority) {
    title = newTitle;
    priority = newPriority;
  }

  void command(@Nullable Long person) {
    commander = person;
  }

  void changed() {
    version++;
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

  public String title() {
    return title;
  }

  public IncidentState state() {
    return IncidentState.of(state);
  }

  public String priority() {
    return priority;
  }

  /** Empty when its events are of none, or of several. */
  public String service() {
    return service;
  }

  public String ownerTeam() {
    return ownerTeam;
  }

  /** Returns the number of the user who leads the work. */
  public @Nullable Long commander() {
    return commander;
  }

  /** Returns the name of the rule that opened it; null when somebody did. */
  public @Nullable String rule() {
    return rule;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Actor openedBy() {
    return Actor.of(openedBy);
  }

  public @Nullable Instant resolvedAt() {
    return resolvedAt;
  }

  public @Nullable Instant closedAt() {
    return closedAt;
  }

  public @Nullable String cause() {
    return cause;
  }

  public @Nullable String solution() {
    return solution;
  }

  /** Returns how many events are in it. */
  public long events() {
    return events;
  }

  /** Returns what the record elsewhere is called; null when there is none. */
  public @Nullable String record() {
    return record;
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
