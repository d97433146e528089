package io.belfry.catalogue;

import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.tenancy.TenantGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * Gives a new tenant the teams that the default runbooks name, so that every event has an owner
 * from the first alert on.
 */
@ApplicationScoped
public class CatalogueBootstrap {
  /** The team that gets what nobody else owns, until people choose another. */
  public static final String DEFAULT_OWNER = "operations";

  /** The teams by id, with their names. */
  public static final Map<String, String> TEAMS =
      Map.of(
          DEFAULT_OWNER,
          "Operations",
          "storage-team",
          "Storage team",
          "platform-team",
          "Platform team",
          "database-team",
          "Database team",
          "backup-team",
          "Backup team",
          "network-team",
          "Network team",
          "security-team",
          "Security team");

  private final EntityManager entities;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CatalogueBootstrap() {
    this(null);
  }

  @Inject
  CatalogueBootstrap(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Runs at each start, after the migrations; it acts for tenants that have no default owner yet,
   * so that teams which people removed stay removed.
   */
  @Transactional
  public void run() {
    TenantGuard.bindAll(entities);
    List<?> tenants =
        entities
            .createNativeQuery(
                "select t.id from tenant t where not exists"
                    + " (select 1 from default_owner d where d.tenant_id = t.id) order by t.id")
            .getResultList();
    for (Object tenant : tenants) {
      create(((Number) tenant).longValue());
    }
  }

  private void create(long tenant) {
    // In order: servers that start together meet at the first row instead of waiting for each
    // other.
    TEAMS.keySet().stream()
        .sorted()
        .forEach(
            id ->
                entities
                    .createNativeQuery(
                        "insert into team (tenant_id, id, name) values (:tenant, :id, :name)"
                            + " on conflict do nothing")
                    .setParameter("tenant", tenant)
                    .setParameter("id", id)
                    .setParameter("name", TEAMS.get(id))
                    .executeUpdate());
    int made =
        entities
            .createNativeQuery(
                "insert into default_owner (tenant_id, team) values (:tenant, :team)"
                    + " on conflict do nothing")
            .setParameter("tenant", tenant)
            .setParameter("team", DEFAULT_OWNER)
            .executeUpdate();
    if (made == 1) {
      entities
          .unwrap(Session.class)
          .doWork(
              connection ->
                  Inbox.leave(
                      connection, tenant, List.of(new Change.DefaultOwnerSet(DEFAULT_OWNER))));
    }
  }
}
