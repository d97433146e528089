package io.belfry.sighting;

import io.belfry.platform.Line;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CIs that alerts of the current tenant name and nobody owns. */
@ApplicationScoped
@Transactional
@InTenant
public class UnownedCis {
  private static final int LONGEST_NAME = 1_000;

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UnownedCis() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public UnownedCis(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * Returns them by name, those after {@code cursor}: what is not in the catalogue, or there
   * without a service, and whose alerts name no service of the catalogue.
   */
  public Page<UnownedCi> list(@Nullable String cursor, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select n.ci, n.service, (extract(epoch from n.first_seen) * 1000)\\:\\:bigint,"
                    + " (extract(epoch from n.last_seen) * 1000)\\:\\:bigint, n.alerts, n.example"
                    + " from ci_seen n where n.tenant_id = :tenant and n.ci > :after"
                    + " and not exists (select 1 from ci c where c.tenant_id = n.tenant_id"
                    + " and c.name = n.ci and c.service <> '')"
                    + " and not exists (select 1 from service s where s.tenant_id = n.tenant_id"
                    + " and s.name = n.service) order by n.ci")
            .setParameter("tenant", tenant.id())
            .setParameter("after", cursor == null ? "" : Line.of("cursor", cursor, LONGEST_NAME))
            .setMaxResults(limit + 1)
            .getResultList();
    return Page.of(rows.stream().map(row -> item((Object[]) row)).toList(), limit, UnownedCi::name);
  }

  private static UnownedCi item(Object[] columns) {
    return new UnownedCi(
        (String) columns[0],
        (String) columns[1],
        millis(columns[2]),
        millis(columns[3]),
        ((Number) columns[4]).longValue(),
        (String) columns[5]);
  }

  private static Instant millis(Object column) {
    return Instant.EPOCH.plus(((Number) column).longValue(), ChronoUnit.MILLIS);
  }
}
