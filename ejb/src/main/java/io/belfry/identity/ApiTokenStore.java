package io.belfry.identity;

import io.belfry.platform.Clock;
import io.belfry.tenancy.InTenant;
import io.belfry.tenancy.TenantGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens as they are stored. */
@ApplicationScoped
@Transactional
class ApiTokenStore {
  private static final Duration USED_STEP = Duration.ofMinutes(1);

  private final EntityManager entities;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ApiTokenStore() {
    this(null, null);
  }

  @Inject
  ApiTokenStore(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Returns what the token with that SHA-256 allows if it works, and notes its use. The text does
   * not say whose it is, so this sees every tenant.
   */
  Optional<LiveToken> use(String secretHash) {
    TenantGuard.bindAll(entities);
    Instant now = clock.now();
    return entities
        .createQuery("select t from ApiToken t where t.secretHash = :hash", ApiToken.class)
        .setParameter("hash", secretHash)
        .getResultStream()
        .findFirst()
        .filter(token -> token.worksAt(now))
        .map(
            token -> {
              noteUse(token, now);
              return live(token);
            });
  }

  private void noteUse(ApiToken token, Instant now) {
    if (token.lastUsedAt().filter(last -> now.isBefore(last.plus(USED_STEP))).isPresent()) {
      return;
    }
    entities
        .createQuery("update ApiToken t set t.lastUsedAt = :now where t.id = :id")
        .setParameter("now", now)
        .setParameter("id", token.id())
        .executeUpdate();
  }

  private static LiveToken live(ApiToken token) {
    return new LiveToken(
        new Caller(token.tenantId(), token.id(), token.scopes(), Caller.Kind.TOKEN),
        token.expiresAt());
  }

  /** Returns at most {@code count} tokens that are not revoked, by id after {@code after}. */
  @InTenant
  List<ApiToken> after(long tenantId, @Nullable String after, int count) {
    return entities
        .createQuery(
            "select t from ApiToken t where t.tenantId = :tenant and t.revokedAt is null"
                + " and t.id > :after order by t.id",
            ApiToken.class)
        .setParameter("tenant", tenantId)
        .setParameter("after", after == null ? "" : after)
        .setMaxResults(count)
        .getResultList();
  }

  @InTenant
  void add(ApiToken token) {
    entities.persist(token);
  }

  /** Revokes a token and returns its SHA-256; nothing when the tenant has no such token. */
  @InTenant
  Optional<String> revoke(long tenantId, String id) {
    return entities
        .createQuery(
            "select t from ApiToken t where t.tenantId = :tenant and t.id = :id"
                + " and t.revokedAt is null",
            ApiToken.class)
        .setParameter("tenant", tenantId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(
            token -> {
              token.revoke(clock.now());
              return token.secretHash();
            });
  }
}
