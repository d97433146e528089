package io.belfry.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people did with an event: their columns of its row. */
@Embeddable
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
public class Handled {
  @Column(name = "handling_version")
  private int version;

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

  /** For the persistence provider. */
  protected Handled() {}

  /** Returns the number that raises with each change of the handling. */
  public int version() {
    return version;
  }

  /** Returns the number of the user who is accountable. */
  public @Nullable Long assignee() {
    return assignee;
  }

  public @Nullable Instant assignedAt() {
    return assignedAt;
  }

  public @Nullable Instant acknowledgedAt() {
    return acknowledgedAt;
  }

  /** Returns the code of an actor, as all that say who. */
  public @Nullable String acknowledgedBy() {
    return acknowledgedBy;
  }

  /** Returns when it is open again by itself. */
  public @Nullable Instant acknowledgedUntil() {
    return acknowledgedUntil;
  }

  public @Nullable Instant resolvedAt() {
    return resolvedAt;
  }

  public @Nullable Instant closedAt() {
    return closedAt;
  }

  public @Nullable String closedBy() {
    return closedBy;
  }

  public @Nullable String causeClass() {
    return causeClass;
  }

  public @Nullable String cause() {
    return cause;
  }

  public @Nullable String solution() {
    return solution;
  }

  /** Returns the priority that a person gave it; null when the rules' counts. */
  public @Nullable String overridePriority() {
    return overridePriority;
  }

  public @Nullable String overrideReason() {
    return overrideReason;
  }

  public @Nullable String overrideBy() {
    return overrideBy;
  }

  public @Nullable Instant overrideAt() {
    return overrideAt;
  }

  /** Returns how often it was opened again. */
  public int reopened() {
    return reopened;
  }
}
