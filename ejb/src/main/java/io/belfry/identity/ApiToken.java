package io.belfry.identity;

import io.belfry.platform.Secrets;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tool sends to prove that it may do something: {@code bf_}, eight characters that identify
 * it in lists and logs, and 256 random bits. It works from its issue until it expires or somebody
 * revokes it.
 */
@Entity
@Table(name = "api_token")
public class ApiToken {
  private static final String PREFIX = "bf_";
  private static final int ID_LENGTH = 8;

  @Id private String id;

  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Column(updatable = false)
  private String name;

  @Column(updatable = false)
  private String[] scopes;

  @Column(name = "secret_hash", updatable = false)
  private String secretHash;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  // Written by an update of its own, see ApiTokenStore.
  @Column(name = "last_used_at", updatable = false)
  private @Nullable Instant lastUsedAt;

  @Column(name = "expires_at", updatable = false)
  private @Nullable Instant expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected ApiToken() {}

  private ApiToken(
      String id,
      long tenantId,
      String name,
      Collection<Permission> scopes,
      String secretHash,
      String createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.name = name;
    this.scopes = scopes.stream().map(Permission::code).distinct().sorted().toArray(String[]::new);
    this.secretHash = secretHash;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  /** Makes a token; it still has to be stored. */
  static IssuedToken issue(
      long tenantId,
      String name,
      Collection<Permission> scopes,
      String createdBy,
      Instant at,
      @Nullable Instant expiresAt) {
    String id = PREFIX + Secrets.readable(ID_LENGTH);
    String secret = id + "_" + Secrets.secret();
    ApiToken token =
        new ApiToken(id, tenantId, name, scopes, Secrets.digest(secret), createdBy, at, expiresAt);
    return new IssuedToken(token, secret);
  }

  /** Somebody withdrew it. */
  void revoke(Instant at) {
    revokedAt = at;
  }

  /** Tells whether it works at that time. */
  boolean worksAt(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  /** Returns the readable beginning, which identifies it. */
  public String id() {
    return id;
  }

  public long tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  /** Returns what it allows. */
  public Set<Permission> scopes() {
    Set<Permission> set = EnumSet.noneOf(Permission.class);
    Arrays.stream(scopes).map(scope -> Permission.of(scope, "scopes")).forEach(set::add);
    return Collections.unmodifiableSet(set);
  }

  /** Returns the SHA-256 of the whole text. */
  String secretHash() {
    return secretHash;
  }

  public String createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Returns when it was last used, to the minute. */
  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }
}
