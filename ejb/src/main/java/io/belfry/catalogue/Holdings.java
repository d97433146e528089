package io.belfry.catalogue;

import io.belfry.platform.ItemError;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** What a team owns, and so what keeps it from being removed. */
@ApplicationScoped
public class Holdings {
  private static final int MOST_NAMED = 5;

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Holdings() {
    this(null, null);
  }

  @Inject
  Holdings(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** Returns one entry for each kind of thing that the team owns. */
  List<ItemError> of(String team) {
    List<ItemError> owned = new ArrayList<>();
    long services = count("service where owner_team = :team", team);
    if (services > 0) {
      owned.add(
          ItemError.of(
              "services",
              "It owns %d services (%s%s)"
                  .formatted(
                      services,
                      String.join(", ", services(team)),
                      services > MOST_NAMED ? ", …" : ""),
              "Give them to another team"));
    }
    long routes = count("route_row where team = :team", team);
    if (routes > 0) {
      owned.add(
          ItemError.of(
              "routes",
              "%d rows of the table of routes name it".formatted(routes),
              "Name another team there"));
    }
    if (count("default_owner where team = :team", team) > 0) {
      owned.add(
          ItemError.of(
              "default-owner", "It is the default owner", "Make another team the default owner"));
    }
    long events =
        count("event where owner_team = :team and handling not in ('resolved', 'closed')", team);
    if (events > 0) {
      owned.add(
          ItemError.of("events", "It owns %d events".formatted(events), "Resolve or close them"));
    }
    return owned;
  }

  private List<String> services(String team) {
    return entities
        .createQuery(
            "select s.name from Service s where s.tenantId = :tenant and s.ownerTeam = :team"
                + " order by s.name",
            String.class)
        .setParameter("tenant", tenant.id())
        .setParameter("team", team)
        .setMaxResults(MOST_NAMED)
        .getResultList();
  }

  private long count(String rows, String team) {
    return ((Number)
            entities
                .createNativeQuery("select count(*) from " + rows + " and tenant_id = :tenant")
                .setParameter("team", team)
                .setParameter("tenant", tenant.id())
                .getSingleResult())
        .longValue();
  }
}
