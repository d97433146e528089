package io.belfry.oncall;

import io.belfry.identity.Users;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns the names of people into the numbers that are stored, and back. */
@ApplicationScoped
@Transactional
@InTenant
public class Names {
  /** Somebody as others see them. */
  public record Named(String username, String displayName) {}

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Names() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Names(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * Returns the number of a user who may be called.
   *
   * @throws Fault invalid-value for the field when nobody has that name, or may not sign in
   */
  public long require(String field, String username) {
    String name = Users.normalise(username);
    List<?> found =
        Line.isFit(name)
            ? entities
                .createNativeQuery(
                    "select id from app_user where tenant_id = :tenant and username = :name"
                        + " and not disabled")
                .setParameter("tenant", tenant.id())
                .setParameter("name", name)
                .getResultList()
            : List.of();
    if (found.isEmpty()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "There is no user (" + Line.shown(name) + ") who may sign in",
          "Use the name of a user");
    }
    return ((Number) found.get(0)).longValue();
  }

  /** Returns who has those numbers. */
  public Map<Long, Named> of(Collection<Long> users) {
    Map<Long, Named> named = new TreeMap<>();
    if (users.isEmpty()) {
      return named;
    }
    List<?> rows =
        entities
            .createNativeQuery(
                "select id, username, display_name from app_user"
                    + " where tenant_id = :tenant and id in (:users)")
            .setParameter("tenant", tenant.id())
            .setParameter("users", new TreeSet<>(users))
            .getResultList();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      named.put(
          ((Number) columns[0]).longValue(), new Named((String) columns[1], (String) columns[2]));
    }
    return named;
  }
}
