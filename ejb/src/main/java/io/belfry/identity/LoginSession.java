package io.belfry.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A person who is signed in at one browser, until they sign out, stay away or it grew too old. */
@Entity
@Table(name = "login_session")
class LoginSession {
  @Id
  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id", updatable = false)
  private User user;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  // Moved on by an update of its own: two requests at once must not contend for the row's version.
  @Column(name = "last_seen_at", updatable = false)
  private Instant lastSeenAt;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected LoginSession() {}

  LoginSession(String secretHash, User user, Instant at, Instant expiresAt) {
    this.secretHash = secretHash;
    this.tenantId = user.tenantId();
    this.user = user;
    this.createdAt = at;
    this.lastSeenAt = at;
    this.expiresAt = expiresAt;
  }

  User user() {
    return user;
  }

  long tenantId() {
    return tenantId;
  }

  Instant createdAt() {
    return createdAt;
  }

  boolean endedBy(Instant now, Duration idle) {
    return !now.isBefore(expiresAt) || !now.isBefore(lastSeenAt.plus(idle));
  }

  boolean unseenFor(Duration time, Instant now) {
    return !now.isBefore(lastSeenAt.plus(time));
  }
}
