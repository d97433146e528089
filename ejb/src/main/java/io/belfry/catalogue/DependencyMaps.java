package io.belfry.catalogue;

import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws what hangs on what for the current tenant, with the troubles of now. */
@ApplicationScoped
@Transactional
@InTenant
public class DependencyMaps {
  /** More can be neither drawn nor read; what is in trouble comes first. */
  static final int MOST_NODES = 1_000;

  private static final List<String> SEVERITIES =
      List.of("critical", "major", "minor", "warning", "info");

  // Troubles first, in case not everything fits. In SQL: events know the catalogue, so the
  // catalogue cannot know their classes.
  private static final String NODES =
      """
      with firing as materialized (
        select service, ci, min(list_rank / 2) as worst, count(*) as events from event
          where tenant_id = :tenant and handling not in ('resolved', 'closed')
            and condition <> 'cleared' and (service <> '' or ci <> '')
          group by service, ci),
      of_service as (
        select service as name, min(worst) as worst, sum(events) as events from firing
          where service <> '' group by service),
      of_ci as (
        select ci as name, min(worst) as worst, sum(events) as events from firing
          where ci <> '' group by ci)
      select 0 as sort, 'service' as kind, s.name, '' as service, s.owner_team,
            coalesce(d.depends_on, '') as depends_on, f.worst, coalesce(f.events, 0)\\:\\:bigint as events
          from service s left join service_dependencies d
            on d.tenant_id = s.tenant_id and d.service = s.name
          left join of_service f on f.name = s.name where s.tenant_id = :tenant
        union all
        select 1, c.kind, c.name, c.service, '', c.depends_on, f.worst,
            coalesce(f.events, 0)\\:\\:bigint
          from ci c left join of_ci f on f.name = c.name where c.tenant_id = :tenant
        order by worst nulls last, sort, name
      """;

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DependencyMaps() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public DependencyMaps(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** Draws everything, or of much what matters most. */
  public DependencyMap draw() {
    List<?> rows =
        entities
            .createNativeQuery(NODES)
            .setParameter("tenant", tenant.id())
            .setMaxResults(MOST_NODES + 1)
            .getResultList();
    boolean isCut = rows.size() > MOST_NODES;
    Map<String, DependencyMap.Node> nodes = new HashMap<>();
    List<DependencyMap.Node> inOrder = new ArrayList<>();
    Set<DependencyMap.Edge> edges = new LinkedHashSet<>();
    for (Object row : isCut ? rows.subList(0, MOST_NODES) : rows) {
      Object[] columns = (Object[]) row;
      DependencyMap.Node node = node(columns);
      nodes.put(node.id(), node);
      inOrder.add(node);
      for (String on : Lines.list((String) columns[5])) {
        edges.add(new DependencyMap.Edge(node.id(), on));
      }
      if (node.service() != null) {
        edges.add(new DependencyMap.Edge("service/" + node.service(), node.id()));
      }
    }
    // A name that is not in the catalogue yet, or not shown, is no place to point to.
    edges.removeIf(edge -> !nodes.containsKey(edge.from()) || !nodes.containsKey(edge.to()));
    return new DependencyMap(inOrder, List.copyOf(edges), isCut);
  }

  private static DependencyMap.Node node(Object[] columns) {
    boolean isService = ((Number) columns[0]).intValue() == 0;
    String name = (String) columns[2];
    return new DependencyMap.Node(
        (isService ? "service/" : "ci/") + name,
        (String) columns[1],
        name,
        emptyToNull((String) columns[3]),
        emptyToNull((String) columns[4]),
        columns[6] == null ? null : SEVERITIES.get(((Number) columns[6]).intValue()),
        ((Number) columns[7]).longValue());
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
