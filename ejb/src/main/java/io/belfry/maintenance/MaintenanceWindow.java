package io.belfry.maintenance;

import io.belfry.journal.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time of planned work on a service. It is planned once and never changed; somebody may end it
 * early, whether it has begun or not. It stays as the reason why alerts were silent.
 */
@Entity
@IdClass(MaintenanceWindow.Key.class)
@Table(name = "maintenance_window")
public class MaintenanceWindow {
  /** A window's id is its own only within the tenant. */
  public record Key(long tenantId, UUID id) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private UUID id;

  @Column(updatable = false)
  private String service;

  @Column(name = "starts_at", updatable = false)
  private Instant startsAt;

  @Column(name = "ends_at", updatable = false)
  private Instant endsAt;

  @Column(updatable = false)
  private String reason;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "cancelled_at")
  private @Nullable Instant cancelledAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected MaintenanceWindow() {}

  MaintenanceWindow(
      long tenantId,
      UUID id,
      String service,
      Span span,
      String reason,
      String createdBy,
      Instant createdAt) {
    this.tenantId = tenantId;
    this.id = id;
    this.service = service;
    this.startsAt = span.from();
    this.endsAt = span.until();
    this.reason = reason;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  /** Ends it before its time; one that is past stays as it is. Tells whether that changed it. */
  boolean endEarly(Instant at) {
    if (stateAt(at) == WindowState.PAST) {
      return false;
    }
    cancelledAt = at;
    return true;
  }

  /** Returns what the rules are told about it. */
  Change.WindowSet asChange() {
    return new Change.WindowSet(
        id.toString(), service, startsAt.toEpochMilli(), endsAt.toEpochMilli(), reason);
  }

  /** Returns where it stands at a time. */
  public WindowState stateAt(Instant time) {
    if (cancelledAt != null || !endsAt.isAfter(time)) {
      return WindowState.PAST;
    }
    return startsAt.isAfter(time) ? WindowState.PLANNED : WindowState.ACTIVE;
  }

  public UUID id() {
    return id;
  }

  /** Returns the name of the service, which may have left the catalogue since. */
  public String service() {
    return service;
  }

  /** Returns the first moment of it. */
  public Instant startsAt() {
    return startsAt;
  }

  /** Returns the first moment after it, as it was planned. */
  public Instant endsAt() {
    return endsAt;
  }

  public String reason() {
    return reason;
  }

  /** Returns the username, or the id of the token, of whoever planned it. */
  public String createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Returns when somebody ended it early. */
  public Optional<Instant> cancelledAt() {
    return Optional.ofNullable(cancelledAt);
  }
}
