package io.belfry.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A change that somebody made, as it was told. */
@Entity
@IdClass(ChangeEvent.Key.class)
@Table(name = "change_event")
public class ChangeEvent {
  /** A change's id is its own only within the tenant. */
  public record Key(long tenantId, UUID id) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private UUID id;

  @Column(name = "happened_at", updatable = false)
  private Instant happenedAt;

  @Column(name = "received_at", updatable = false)
  private Instant receivedAt;

  @Column(updatable = false)
  private String source;

  @Column(updatable = false)
  private String summary;

  @Column(updatable = false)
  private String service;

  @Column(updatable = false)
  private String ci;

  @Column(updatable = false)
  private String link;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected ChangeEvent() {}

  /** Of a draft that is checked. */
  ChangeEvent(long tenantId, ChangeDraft draft, String createdBy, Instant receivedAt) {
    this.tenantId = tenantId;
    this.id = UUID.randomUUID();
    this.happenedAt = Objects.requireNonNull(draft.happenedAt());
    this.receivedAt = receivedAt;
    this.source = Objects.requireNonNull(draft.source());
    this.summary = draft.summary();
    this.service = Objects.requireNonNull(draft.service());
    this.ci = Objects.requireNonNull(draft.ci());
    this.link = Objects.requireNonNull(draft.link());
    this.createdBy = createdBy;
  }

  public long tenantId() {
    return tenantId;
  }

  public UUID id() {
    return id;
  }

  public Instant happenedAt() {
    return happenedAt;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** Returns what told it, empty when unknown. */
  public String source() {
    return source;
  }

  public String summary() {
    return summary;
  }

  /** Returns what it was done to, empty when unknown. */
  public String service() {
    return service;
  }

  /** Returns what it was done to, empty when unknown. */
  public String ci() {
    return ci;
  }

  /** Returns where more is to be found, empty for nowhere. */
  public String link() {
    return link;
  }

  public String createdBy() {
    return createdBy;
  }
}
