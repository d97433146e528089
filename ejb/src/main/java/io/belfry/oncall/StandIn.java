package io.belfry.oncall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Somebody is on call for a while, whoever's turn it is. */
@Entity
@Immutable
@Table(name = "rotation_override")
public class StandIn {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private long tenantId;

  private String team;

  @Column(name = "user_id")
  private long user;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected StandIn() {}

  StandIn(UUID id, long tenantId, String team, Shift shift, String by, Instant at) {
    this.id = id;
    this.tenantId = tenantId;
    this.team = team;
    user = shift.user();
    startsAt = shift.from();
    endsAt = shift.until();
    createdBy = by;
    createdAt = at;
  }

  public UUID id() {
    return id;
  }

  /** Returns the id of the team. */
  public String team() {
    return team;
  }

  /** Returns who stands in, and from when until when. */
  public Shift shift() {
    return new Shift(user, startsAt, endsAt, true);
  }

  public String createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
