package io.belfry.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users as they are stored. It runs in its caller's transaction, which is bound to the tenant. */
@ApplicationScoped
public class UserRepository {
  private final EntityManager entities;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UserRepository() {
    this(null);
  }

  @Inject
  UserRepository(EntityManager entities) {
    this.entities = entities;
  }

  Optional<User> find(long tenantId, String username) {
    return entities
        .createQuery(
            "select u from User u where u.tenantId = :tenant and u.username = :username",
            User.class)
        .setParameter("tenant", tenantId)
        .setParameter("username", username)
        .getResultStream()
        .findFirst();
  }

  /** Returns at most {@code count} users by name, after {@code username} when that is given. */
  List<User> after(long tenantId, @Nullable String username, int count) {
    return entities
        .createQuery(
            "select u from User u where u.tenantId = :tenant and u.username > :after"
                + " order by u.username",
            User.class)
        .setParameter("tenant", tenantId)
        .setParameter("after", username == null ? "" : username)
        .setMaxResults(count)
        .getResultList();
  }

  /** Returns who can administer at present, locked until the transaction ends. */
  List<User> lockAdministrators(long tenantId) {
    // In SQL, for JPQL has no way to look into an array.
    @SuppressWarnings("unchecked")
    List<User> administrators =
        entities
            .createNativeQuery(
                "select * from app_user where tenant_id = :tenant and not disabled"
                    + " and :role = any (roles) order by id for update",
                User.class)
            .setParameter("tenant", tenantId)
            .setParameter("role", Role.ADMINISTRATOR.code())
            .getResultList();
    return administrators;
  }

  /** Notes a login beside the version: signing in twice at once is no conflict. */
  void noteLogin(User user, Instant at) {
    entities
        .createQuery("update User u set u.lastLoginAt = :at where u = :user")
        .setParameter("at", at)
        .setParameter("user", user)
        .executeUpdate();
  }

  /** Stores a new user at once, so that a name that is taken shows here and not at the commit. */
  void add(User user) {
    entities.persist(user);
    entities.flush();
  }

  /** Writes what was changed, so that the version is the new one. */
  void flush() {
    entities.flush();
  }
}
