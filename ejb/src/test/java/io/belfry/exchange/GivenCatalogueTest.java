package io.belfry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.backtest.Backtest;
import io.belfry.backtest.Beginning;
import io.belfry.backtest.Difference;
import io.belfry.backtest.Paging;
import io.belfry.backtest.Report;
import io.belfry.backtest.UploadedPast;
import io.belfry.engine.Release;
import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.journal.Change;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.SampleReleases;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A catalogue that a backtest is given, beside the one that stands. */
class GivenCatalogueTest {
  private static final List<Change> KNOWN =
      List.of(
          new Change.CiSet("old-1", "shop", "host", Map.of(), List.of()),
          new Change.DefaultOwnerSet("operations"),
          new Change.ServiceDependsOn("shop", List.of("ci/old-1")),
          new Change.PrioritiesSet(Collections.nCopies(9, Priority.P4)),
          new Change.ServiceSet("shop", "operations", Level.LOW));

  private static final String GIVEN =
      """
      teams:
        - { id: web, name: Web }
        - { id: night, name: Night }
      default-owner: night
      services:
        - { name: shop, owner: web, criticality: high, depends-on: [service/dns] }
        - { name: dns, owner: night, criticality: medium }
      cis:
        - { name: web-1, kind: host, service: shop, labels: { rack: r1 }, depends-on: [ci/filer-1] }
      users:
        - { username: somebody-of-elsewhere, name: Somebody, roles: [operator], teams: [web] }
      groups:
        - { name: ui, title: Front end, members: [somebody-of-elsewhere] }
      """;

  private static final Release ACTIVE = above(90);
  private static final Release CANDIDATE = above(80);

  private static Release above(int bound) {
    return ReleaseCompiler.compile(
        SampleReleases.policies(),
        List.of(
            SampleReleases.measuring(
                "queue", "{ metric: queue, above: %d, severity: major }".formatted(bound))));
  }

  private final ExchangeFixture tenant = new ExchangeFixture();

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void itsSectionsTakeThePlaceOfWhatIsKnownAndTheRestStays() {
    assertThat(tenant.given(GIVEN).over(KNOWN))
        .containsExactly(
            KNOWN.get(3),
            new Change.DefaultOwnerSet("night"),
            new Change.ServiceSet("dns", "night", Level.MEDIUM),
            new Change.ServiceSet("shop", "web", Level.HIGH),
            new Change.ServiceDependsOn("shop", List.of("service/dns")),
            new Change.CiSet("web-1", "shop", "host", Map.of("rack", "r1"), List.of("ci/filer-1")));
    assertThat(tenant.given("cis: []\n").over(KNOWN)).isEqualTo(KNOWN.subList(1, 5));
    assertThat(tenant.given("groups: []\n").over(KNOWN)).isEqualTo(KNOWN);
  }

  @Test
  void nothingOfTheTenantIsTouched() {
    tenant.take("services:\n  - { name: shop, owner: operations, criticality: low }\n", false);
    tenant.catalogue.told();
    String before = tenant.export();
    int deeds = deeds();
    tenant.given(GIVEN);
    assertThat(tenant.export()).isEqualTo(before);
    assertThat(tenant.catalogue.told()).isEmpty();
    assertThat(deeds()).isEqualTo(deeds);
  }

  private int deeds() {
    return tenant
        .catalogue
        .inTenant(() -> tenant.audit().list(null, null, null, 50))
        .items()
        .size();
  }

  @Test
  void ownerAndPriorityOfEventsFollowIt() throws Exception {
    assertThat(event(KNOWN)).isEqualTo("operations P4");
    List<Change> usual = KNOWN.subList(0, 3);
    assertThat(event(with(usual, KNOWN.get(4)))).isEqualTo("operations P4");
    assertThat(event(tenant.given(GIVEN).over(usual))).isEqualTo("web P2");
    assertThat(event(tenant.given(GIVEN).over(KNOWN)))
        .as("the matrix is no part of the file")
        .isEqualTo("web P4");
    assertThat(event(tenant.given("services: []\n").over(usual)))
        .as("nobody owns what is not there but who owns the rest")
        .startsWith("operations ");
  }

  private static List<Change> with(List<Change> changes, Change more) {
    return Stream.concat(changes.stream(), Stream.of(more)).toList();
  }

  /** Owner and priority of the one event that only the candidate opens. */
  private static String event(List<Change> catalogue) throws Exception {
    String alert =
        "{\"at\":\"2026-03-02T08:00:00Z\",\"type\":\"queue\",\"key\":\"k\",\"service\":\"shop\","
            + "\"severity\":\"major\",\"values\":{\"queue\":85}}\n";
    Report report =
        Backtest.run(
            Beginning.ofNothing(1),
            ACTIVE,
            CANDIDATE,
            new UploadedPast(
                1,
                new ByteArrayInputStream(alert.getBytes(StandardCharsets.UTF_8)),
                alert.length(),
                catalogue),
            Paging.USUAL,
            done -> {});
    assertThat(report.created()).isEqualTo(1);
    return report.differences().stream()
        .map((Difference made) -> made.ownerTeam() + " " + made.priority())
        .collect(Collectors.joining());
  }

  @Test
  void whatIsWrongIsToldWithItsLineAndRemedy() {
    assertThat(
            tenant.givenFlaws(
                """
                services:
                  - name: shop
                    owner: nobody
                    criticality: high
                cis:
                  - { name: web-1, kind: host, service: gone }
                """))
        .containsExactly(
            "catalogue.yaml:3 services[0].owner names the team (nobody), which does not exist",
            "catalogue.yaml:6 cis[0].service names the service (gone), which does not exist");
    assertThat(tenant.givenFlaws("services: &all []\ncis: *all\n"))
        .singleElement()
        .asString()
        .startsWith("catalogue.yaml:2 ")
        .contains("refers to another place");
    assertThat(tenant.givenFlaws("servers: []\n"))
        .containsExactly("catalogue.yaml:1 servers is not known here");
    assertThat(tenant.givenFlaws("[" + "[".repeat(50)))
        .singleElement()
        .asString()
        .contains("more than 20 levels");
  }
}
