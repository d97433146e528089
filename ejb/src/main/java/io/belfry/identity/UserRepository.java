package io.belfry.identity;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Returns the ids of teams, which exist.
   *
   * @throws Fault invalid-value for the field {@code teams}
   */
  Set<String> requireTeams(long tenantId, Set<String> teams) {
    // In SQL: the catalogue knows who changes it, so this cannot know its classes.
    for (String team : teams) {
      boolean exists =
          Line.isFit(team)
              && !entities
                  .createNativeQuery("select 1 from team where tenant_id = :tenant and id = :id")
                  .setParameter("tenant", tenantId)
                  .setParameter("id", team)
                  .getResultList()
                  .isEmpty();
      if (!exists) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "teams",
            "There is no team (" + Line.shown(team) + ")",
            "Use the id of a team, or add the team first");
      }
    }
    return teams;
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
