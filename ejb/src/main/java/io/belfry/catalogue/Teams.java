package io.belfry.catalogue;

import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The teams of the current tenant. */
@ApplicationScoped
@Transactional
@InTenant
public class Teams {
  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Teams() {
    this(null, null);
  }

  @Inject
  Teams(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** Every team's name by its id. */
  public Map<String, String> names() {
    List<?> rows =
        entities
            .createNativeQuery("select id, name from team where tenant_id = :tenant")
            .setParameter("tenant", tenant.id())
            .getResultList();
    Map<String, String> names = new HashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      names.put((String) columns[0], (String) columns[1]);
    }
    return names;
  }
}
