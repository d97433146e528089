package io.belfry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Level;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hangs on what, as people are shown it. */
class DependencyMapsTest {
  private final CatalogueFixture catalogue = new CatalogueFixture();
  private final DependencyMaps maps = new DependencyMaps(catalogue.entities(), catalogue.tenant);
  private final Cis cis =
      new Cis(
          catalogue.entities(),
          catalogue.tenant,
          catalogue.services,
          catalogue.announcer,
          catalogue.notary);
  private final ServiceTopology topology =
      new ServiceTopology(
          catalogue.entities(),
          catalogue.tenant,
          catalogue.services,
          catalogue.announcer,
          catalogue.notary);

  @AfterEach
  void close() {
    catalogue.close();
  }

  private DependencyMap draw() {
    return catalogue.inTenant(maps::draw);
  }

  private void event(
      String service, String ci, String severity, String condition, String handling) {
    catalogue.execute(
        """
        insert into event (tenant_id, id, number, key, subject, type, source, service, ci, severity,
            impact, urgency, priority, condition, handling, owner_team, opened_at, opened_by_rule,
            release)
          select 1, '%1$s', coalesce(max(number), 0) + 1, '%1$s', 's', 't', 'test', '%2$s', '%3$s',
            '%4$s', 'medium', 'high', 'P2', '%5$s', '%6$s', 'operations', now(), 'rule', 'r'
          from event
        """
            .formatted(UUID.randomUUID(), service, ci, severity, condition, handling));
  }

  @Test
  void itemsHangOnTheirServiceAndPointToWhatTheyNeed() {
    catalogue.inTenant(
        () -> {
          catalogue.services.add("shop", "operations", Level.HIGH);
          catalogue.services.add("dns", "operations", Level.LOW);
          cis.add("filer", CiDraft.of(null, "storage", null, null));
          cis.add("web-1", CiDraft.of("shop", "host", null, List.of("ci/filer", "ci/nowhere")));
          return topology.change("shop", null, List.of("service/dns"));
        });

    DependencyMap map = draw();

    assertThat(map.nodes())
        .extracting(DependencyMap.Node::id)
        .containsExactly("service/dns", "service/shop", "ci/filer", "ci/web-1");
    assertThat(map.edges())
        .containsExactlyInAnyOrder(
            new DependencyMap.Edge("service/shop", "service/dns"),
            new DependencyMap.Edge("service/shop", "ci/web-1"),
            new DependencyMap.Edge("ci/web-1", "ci/filer"));
    assertThat(map.isCut()).isFalse();
  }

  @Test
  void eachIsAsBadAsTheWorstOfItsEventsThatFire() {
    catalogue.inTenant(
        () -> {
          catalogue.services.add("shop", "operations", Level.HIGH);
          catalogue.services.add("dns", "operations", Level.LOW);
          return cis.add("web-1", CiDraft.of("shop", "host", null, null));
        });
    event("shop", "web-1", "warning", "firing", "open");
    event("shop", "", "major", "flapping", "in-progress");
    event("shop", "", "critical", "cleared", "open");
    event("dns", "", "critical", "firing", "closed");
    event("dns", "", "critical", "firing", "resolved");

    DependencyMap map = draw();

    assertThat(map.nodes())
        .extracting(node -> node.id() + " " + node.severity() + " " + node.events())
        .containsExactly("service/shop major 2", "ci/web-1 warning 1", "service/dns null 0");
  }

  @Test
  void anotherTenantIsNotDrawnAndOfTooManyTheTroublesStay() {
    catalogue.execute("insert into tenant (id, slug, name) values (7, 'other', 'Other')");
    catalogue.execute("insert into team (tenant_id, id, name) values (7, 'theirs', 'Theirs')");
    catalogue.execute(
        "insert into service (tenant_id, name, owner_team, criticality)"
            + " values (7, 'theirs', 'theirs', 'low')");
    assertThat(draw().nodes()).isEmpty();

    catalogue.execute(
        "insert into ci (tenant_id, name, kind, service, labels, depends_on)"
            + " select 1, 'ci-' || lpad(n::text, 5, '0'), 'host', '', '', ''"
            + " from generate_series(1, %d) n".formatted(DependencyMaps.MOST_NODES + 5));
    event("", "ci-01004", "minor", "firing", "open");

    DependencyMap map = draw();

    assertThat(map.isCut()).isTrue();
    assertThat(map.nodes()).hasSize(DependencyMaps.MOST_NODES);
    assertThat(map.nodes().get(0).id()).isEqualTo("ci/ci-01004");
  }
}
