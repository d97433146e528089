package io.belfry.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.journal.Change;
import io.belfry.journal.LabelMatcher;
import io.belfry.journal.RouteRow;
import io.belfry.platform.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private final CatalogueFixture catalogue = new CatalogueFixture(RouteTableRow.class);
  private final Routing routing =
      new Routing(
          catalogue.entities(),
          catalogue.tenant,
          catalogue.someTeams(),
          catalogue.announcer,
          catalogue.clock,
          catalogue.notary);

  private static final RouteRow ORG =
      new RouteRow("bank", "", List.of(), "Sun 22:00-06:00 Europe/Zurich", "operations");
  private static final RouteRow HOST =
      new RouteRow(
          "", "capacity", List.of(new LabelMatcher("host", true, true, "web-.*")), "storage-team");

  @BeforeEach
  void begin() {
    catalogue.told();
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void theRulesAreToldTheWholeTableAtEachChange() {
    assertThat(catalogue.inTenant(routing::table)).isEqualTo(new RouteTable(List.of(), 0));
    int first = catalogue.inTenant(() -> routing.change(0, List.of(ORG))).version();
    int second = catalogue.inTenant(() -> routing.change(first, List.of(HOST, ORG))).version();
    assertThat(second).isGreaterThan(first);
    assertThat(catalogue.inTenant(() -> routing.change(second, List.of(HOST, ORG))).version())
        .isEqualTo(second);
    assertThat(catalogue.inTenant(routing::table))
        .isEqualTo(new RouteTable(List.of(HOST, ORG), second));
    assertThat(catalogue.told())
        .containsExactly(
            new Change.RoutesSet(List.of(ORG)), new Change.RoutesSet(List.of(HOST, ORG)));
    assertThat(catalogue.refused(() -> routing.change(first, List.of())))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
  }

  @Test
  void whatCannotBeIsRefusedWithItsRow() {
    assertThat(
            catalogue.refusal(
                () ->
                    routing.change(null, List.of(ORG, new RouteRow("a", "", List.of(), "nobody")))))
        .hasMessageContaining("no team (nobody)");
    assertThat(
            catalogue.refusal(
                () -> routing.change(null, List.of(new RouteRow("", "", List.of(), "operations")))))
        .hasMessageContaining("asks for nothing");
    assertThat(catalogue.told()).isEmpty();
  }

  @Test
  void whatWentToTheDefaultOwnerIsListed() {
    assertThat(catalogue.inTenant(routing::unowned)).isEmpty();
    for (int i = 1; i <= 3; i++) {
      String id = "00000000-0000-0000-0000-00000000000" + i;
      String rule = i < 3 ? "Route to the default owner" : "Route to the team of the table";
      catalogue.execute(
          "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
              + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
              + " opened_by_rule, release)"
              + " values (1, '%s', %d, 'k%d', '', 'Strange', 'test', 'nobodys', '', 'major', 'medium',"
                  .formatted(id, i, i)
              + " 'medium', 'P3', 'firing', 'operations', '2026-03-02T11:0%d:00Z', '', 'r')"
                  .formatted(i));
      catalogue.execute(
          "insert into decision (tenant_id, position, index, sequence, at, event_id, kind, rule,"
              + " release,"
              + " sentence, facts) values (1, %d, 0, 0, '2026-03-02T11:00:00Z', '%s', 'routed', '%s', 'r', '', '[]')"
                  .formatted(i, id, rule));
    }
    assertThat(catalogue.inTenant(routing::unowned))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.service()).isEqualTo("nobodys");
              assertThat(each.events()).isEqualTo(2);
              assertThat(each.lastOpenedAt()).isEqualTo("2026-03-02T11:02:00Z");
            });
  }
}
