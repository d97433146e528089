package io.belfry.identity;

import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whom those who handle events can give work to; they need not be administrators to find them. */
@ApplicationScoped
@Transactional
@InTenant
public class Colleagues {
  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Colleagues() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Colleagues(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * Returns those who may sign in, by name, those after {@code cursor}.
   *
   * @param text a part of the username or of the name that is shown, in any letter case; null for
   *     all
   */
  public Page<User> find(@Nullable String text, @Nullable String cursor, int limit) {
    String part = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    List<User> found =
        entities
            .createQuery(
                "select u from User u where u.tenantId = :tenant and not u.disabled"
                    + " and u.username > :after"
                    + " and (locate(:part, u.username) > 0"
                    + " or locate(:part, lower(u.displayName)) > 0)"
                    + " order by u.username",
                User.class)
            .setParameter("tenant", tenant.id())
            .setParameter("after", cursor == null ? "" : cursor)
            .setParameter("part", part)
            .setMaxResults(limit + 1)
            .getResultList();
    return Page.of(found, limit, User::username);
  }
}
