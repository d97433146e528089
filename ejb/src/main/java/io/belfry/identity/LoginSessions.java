package io.belfry.identity;

import io.belfry.platform.Clock;
import io.belfry.platform.Secrets;
import io.belfry.tenancy.Tenant;
import io.belfry.tenancy.TenantGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Login sessions as they are stored, so that they outlive the server. A cookie does not say whose
 * it is, so looking one up sees every tenant.
 */
@ApplicationScoped
@Transactional
public class LoginSessions {
  // How exactly to know when somebody was last seen: a write for every request would cost more.
  private static final Duration SEEN_STEP = Duration.ofMinutes(1);

  private final EntityManager entities;
  private final UserRepository users;
  private final IdentitySettings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected LoginSessions() {
    this(null, null, null, null);
  }

  @Inject
  LoginSessions(
      EntityManager entities, UserRepository users, IdentitySettings settings, Clock clock) {
    this.entities = entities;
    this.users = users;
    this.settings = settings;
    this.clock = clock;
  }

  /** Returns the stored password of somebody who may sign in. */
  Optional<String> passwordOf(long tenantId, String username) {
    TenantGuard.bind(entities, tenantId);
    return users.find(tenantId, username).filter(user -> !user.disabled()).map(User::passwordHash);
  }

  /**
   * Begins a session of somebody whose password was right.
   *
   * @param strongerHash the same password hashed anew, when the stored one is outdated
   */
  Optional<SignedIn> begin(long tenantId, String username, @Nullable String strongerHash) {
    TenantGuard.bind(entities, tenantId);
    Instant now = clock.now();
    forgetEnded(now);
    String secret = Secrets.secret();
    return users
        .find(tenantId, username)
        .filter(user -> !user.disabled())
        .map(
            user -> {
              users.noteLogin(user, now);
              if (strongerHash != null) {
                user.strengthen(strongerHash);
              }
              Instant end = now.plus(settings.sessionLifetime());
              entities.persist(new LoginSession(Secrets.digest(secret), user, now, end));
              return signedIn(secret, user);
            });
  }

  private void forgetEnded(Instant now) {
    entities
        .createQuery(
            "delete from LoginSession s where s.expiresAt <= :now or s.lastSeenAt <= :idle")
        .setParameter("now", now)
        .setParameter("idle", now.minus(settings.sessionIdle()))
        .executeUpdate();
  }

  /** Returns who is signed in with that cookie, if anybody still is. */
  public Optional<SignedIn> find(String secret) {
    TenantGuard.bindAll(entities);
    Instant now = clock.now();
    return entities
        .createQuery(
            "select s from LoginSession s join fetch s.user where s.secretHash = :hash",
            LoginSession.class)
        .setParameter("hash", Secrets.digest(secret))
        .getResultStream()
        .findFirst()
        .filter(session -> !session.user().disabled())
        .filter(session -> !session.endedBy(now, settings.sessionIdle()))
        .map(
            session -> {
              if (session.unseenFor(SEEN_STEP, now)) {
                seen(secret, now);
              }
              return signedIn(secret, session.user());
            });
  }

  private void seen(String secret, Instant now) {
    entities
        .createQuery("update LoginSession s set s.lastSeenAt = :now where s.secretHash = :hash")
        .setParameter("now", now)
        .setParameter("hash", Secrets.digest(secret))
        .executeUpdate();
  }

  /** Ends the session of that cookie. */
  void end(String secret) {
    TenantGuard.bindAll(entities);
    entities
        .createQuery("delete from LoginSession s where s.secretHash = :hash")
        .setParameter("hash", Secrets.digest(secret))
        .executeUpdate();
  }

  /** Ends every session of a user, in its caller's transaction. */
  void endAllOf(User user) {
    entities
        .createQuery("delete from LoginSession s where s.user = :user")
        .setParameter("user", user)
        .executeUpdate();
  }

  /** Stores the password that somebody chose, and ends their sessions but this one. */
  void choosePassword(SignedIn session, String hash) {
    long tenantId = session.caller().tenantId();
    TenantGuard.bind(entities, tenantId);
    users
        .find(tenantId, session.caller().name())
        .ifPresent(
            user -> {
              user.choosePassword(hash);
              entities
                  .createQuery(
                      "delete from LoginSession s where s.user = :user and s.secretHash <> :hash")
                  .setParameter("user", user)
                  .setParameter("hash", Secrets.digest(session.secret()))
                  .executeUpdate();
            });
  }

  private SignedIn signedIn(String secret, User user) {
    Tenant tenant = entities.find(Tenant.class, user.tenantId());
    return new SignedIn(
        secret,
        new Caller(
            user.tenantId(),
            user.username(),
            Role.permissions(user.roles()),
            Caller.Kind.USER,
            user.teams()),
        user.displayName(),
        user.roles(),
        user.passwordChangeRequired(),
        tenant.slug(),
        tenant.name());
  }
}
