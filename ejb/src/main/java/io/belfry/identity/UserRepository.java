package io.belfry.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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
    return entities
        .createQuery(
            "select u from User u where u.tenantId = :tenant and not u.disabled"
                + " and array_contains(u.roles, :role) order by u.id",
            User.class)
        .setParameter("tenant", tenantId)
        .setParameter("role", Role.ADMINISTRATOR.code())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
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
