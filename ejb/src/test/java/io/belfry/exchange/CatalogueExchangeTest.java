package io.belfry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The catalogue out of one tenant and into another, on real databases. */
class CatalogueExchangeTest {
  private static final String WHOLE =
      """
      teams:
        - { id: operations, name: Operations }
        - { id: web, name: "Web: shop & co", mail: web@example.com }
      default-owner: web
      services:
        - name: dns
          owner: operations
          criticality: low
        - name: "shop #1"
          owner: web
          criticality: high
          path: shop.frontend.ui
          calendar: { zone: Europe/Berlin, days: [friday, monday], opens: "08:00", closes: "18:00" }
          depends-on: [service/dns, ci/filer-1]
      cis:
        - { name: filer-1, kind: filer, labels: { site: bern, rack: "7" }, depends-on: [service/dns] }
        - { name: "true", kind: host, service: "shop #1" }
      groups:
        - { name: ui, title: Front end, members: [Bob, ada] }
      subscriptions:
        - { group: ui, role: responder, pattern: shop.frontend.*, severities: [major, critical] }
        - { group: ui, role: interested, pattern: "*" }
      rotations:
        - { team: web, zone: Europe/Berlin, starts-on: 2026-03-02, handover: 09:00, members: [bob, ada] }
      """;

  private final ExchangeFixture tenant = new ExchangeFixture("ada", "bob");

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void whatWentOutOfOneTenantComesOutOfAnotherByteForByte() {
    tenant.take(WHOLE, true);
    String file = tenant.export();
    assertThat(file).contains("\"Web: shop & co\"", "\"true\"", "rack: \"7\"", "[ada, bob]");
    try (ExchangeFixture empty = new ExchangeFixture("ada", "bob")) {
      Difference difference = empty.take(file, true);
      assertThat(difference.applied()).isTrue();
      assertThat(difference.removed()).extracting(Difference.Named::kind).containsOnly("team");
      assertThat(empty.export()).isEqualTo(file);
      assertThat(empty.tag()).isEqualTo(tenant.tag());
    }
    Difference again = tenant.take(file, true);
    assertThat(again.added()).isEmpty();
    assertThat(again.changed()).isEmpty();
    assertThat(again.removed()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(11);
  }

  @Test
  void aTenantThatHasNothingYetBeginsWithAFile() {
    tenant.take(WHOLE, true);
    String file = tenant.export();
    try (ExchangeFixture empty = new ExchangeFixture("ada", "bob")) {
      empty.catalogue.execute("delete from default_owner");
      empty.catalogue.execute("delete from team");
      assertThat(empty.export()).startsWith("teams: []\nservices: []\n");
      assertThat(empty.take(file, false).removed()).isEmpty();
      assertThat(empty.export()).isEqualTo(file);
      assertThat(empty.catalogue.told()).contains(new Change.DefaultOwnerSet("web"));
    }
  }

  @Test
  void theRulesAndTheAuditLogAreTold() {
    tenant.take(WHOLE, false);
    List<Change> told = tenant.catalogue.told();
    assertThat(told)
        .contains(
            new Change.DefaultOwnerSet("web"),
            new Change.ServiceDependsOn("shop #1", List.of("ci/filer-1", "service/dns")))
        .filteredOn(Change.CiSet.class::isInstance)
        .hasSize(2);
    assertThat(tenant.catalogue.inTenant(() -> tenant.audit().verify()).valid()).isTrue();
    assertThat(tenant.catalogue.inTenant(() -> tenant.audit().list(null, null, null, 50)).items())
        .first()
        .satisfies(
            deed -> {
              assertThat(deed.what()).isEqualTo("catalogue.import");
              assertThat(deed.detail()).contains("\"service\":2", "sha256");
            });
    tenant.take(WHOLE, false);
    assertThat(tenant.catalogue.told()).as("nothing changed").isEmpty();
  }

  @Test
  void aDryRunSaysWhatWouldHappenAndDoesNothing() {
    tenant.take(WHOLE, false);
    String before = tenant.export();
    tenant.catalogue.told();
    String file =
        """
        services:
          - { name: "shop #1", owner: operations, criticality: high, path: shop }
          - { name: mail, owner: web, criticality: low }
        """;
    Difference difference = tenant.dryRun(file, false);
    assertThat(difference.applied()).isFalse();
    assertThat(difference.added()).containsExactly(new Difference.Named("service", "mail"));
    assertThat(difference.changed())
        .singleElement()
        .satisfies(
            changed ->
                assertThat(changed.fields())
                    .extracting(Difference.FieldChange::field)
                    .containsExactly("owner", "path", "calendar", "depends-on"));
    assertThat(difference.removed()).isEmpty();
    assertThat(difference.absent()).containsExactly(new Difference.Named("service", "dns"));
    assertThat(tenant.dryRun(file, true).removed())
        .containsExactly(new Difference.Named("service", "dns"));
    assertThat(tenant.export()).isEqualTo(before);
    assertThat(tenant.catalogue.told()).isEmpty();
  }

  @Test
  void onlyWhatIsAskedForIsRemovedAndSectionsThatAreNotThereStay() {
    tenant.take(WHOLE, false);
    assertThat(tenant.take("groups: []\n", false).absent()).hasSize(1);
    Difference difference = tenant.take("groups: []\ncis:\n", true);
    assertThat(difference.removed())
        .extracting(Difference.Named::kind)
        .containsExactlyInAnyOrder("ci", "ci", "group", "subscription", "subscription");
    assertThat(tenant.export())
        .contains("groups: []\nsubscriptions: []\n", "cis: []\n", "name: dns");
  }

  @Test
  void allThatIsWrongIsToldAtOnceWithLineAndField() {
    assertThat(
            tenant.flaws(
                """
                teams:
                  - { id: Web, name: Web }
                  - { id: web, mail: nobody }
                services:
                  - name: shop
                    owner: nowhere
                    criticality: huge
                  - name: shop
                    owner: operations
                    criticality: low
                    colour: red
                    depends-on: [filer-1]
                    calendar: { zone: Berlin, days: [monday], opens: "8", closes: "18:00" }
                cis:
                  - { name: 7, kind: host }
                planets: []
                """))
        .contains(
            "catalogue.yaml:2 teams[0].id is refused: The id (Web) cannot be one",
            "catalogue.yaml:3 teams[1].name is missing",
            "catalogue.yaml:3 teams[1].mail is refused: The address (nobody) cannot be one",
            "catalogue.yaml:7 services[0].criticality is refused: There is no criticality (huge)",
            "catalogue.yaml:11 services[1].colour is not known here",
            "catalogue.yaml:8 services[1] names the service (shop) a second time",
            "catalogue.yaml:15 cis[0].name is no text",
            "catalogue.yaml:16 planets is not known here")
        .anySatisfy(flaw -> assertThat(flaw).contains(":12", "depends-on", "filer-1"))
        .anySatisfy(flaw -> assertThat(flaw).contains(":13", "opens", "(8)"));
    assertThat(
            tenant.flaws(
                """
                services:
                  - { name: shop, owner: nowhere, criticality: low }
                cis:
                  - { name: web-1, kind: host, service: nothing }
                groups:
                  - { name: ui, title: UI, members: [eve] }
                subscriptions:
                  - { group: none, role: responder, pattern: "*" }
                default-owner: nobody
                """))
        .containsExactlyInAnyOrder(
            "catalogue.yaml:2 services[0].owner names the team (nowhere), which does not exist",
            "catalogue.yaml:4 cis[0].service names the service (nothing), which does not exist",
            "catalogue.yaml:6 groups[0].members names (eve), and no user of that name may sign in",
            "catalogue.yaml:8 subscriptions[0].group names the group (none), which does not exist",
            "catalogue.yaml:9 default-owner names the team (nobody), which does not exist");
  }

  @Test
  void noTextMakesMoreOfItselfThanStandsThere() {
    assertThat(tenant.flaws("services: &a [*a]\n")).anyMatch(flaw -> flaw.contains("refers"));
    assertThat(tenant.flaws("services: !!java.lang.Object {}\n"))
        .anyMatch(flaw -> flaw.contains("tag"));
    assertThat(tenant.flaws("services: [" + "[".repeat(30) + "]".repeat(30) + "]\n"))
        .anyMatch(flaw -> flaw.contains("levels"));
    assertThat(tenant.flaws("services: [\n")).anyMatch(flaw -> flaw.contains("is no YAML"));
    assertThat(tenant.flaws("- 7\n")).anyMatch(flaw -> flaw.contains("is no map"));
    assertThat(tenant.flaws("a: 1\n---\nb: 2\n")).anyMatch(flaw -> flaw.contains("2 documents"));
  }

  @Test
  void whatStillOwnsSomethingIsNotRemovedAndNothingIsDone() {
    tenant.take(WHOLE, false);
    String before = tenant.export();
    assertThat(
            ExchangeFixture.flaws(
                tenant.refusal(
                    "teams:\n  - { id: operations, name: Ops }\n",
                    new CatalogueExchange.Terms(false, true, null))))
        .anyMatch(flaw -> flaw.contains("the team (web), to which the service (shop #1) belongs"));
    assertThat(tenant.export()).isEqualTo(before);
  }

  @Test
  void aFileThatWasMadeOfAnOlderCatalogueIsRefused() {
    String tag = tenant.tag();
    tenant.take(WHOLE, false);
    Fault refused = tenant.refusal(WHOLE, new CatalogueExchange.Terms(false, false, tag));
    assertThat(refused.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
  }

  @Test
  void tenThousandItemsComeInAtOnce() {
    String file =
        "cis:\n"
            + IntStream.range(0, 10_000)
                .mapToObj("  - { name: host-%1$d, kind: host, labels: { rack: r%1$d } }"::formatted)
                .collect(Collectors.joining("\n"));
    assertThat(tenant.take(file, false).added()).hasSize(10_000);
    assertThat(tenant.catalogue.told().stream().filter(Change.CiSet.class::isInstance))
        .hasSize(10_000);
    assertThat(tenant.take(file, false).unchanged()).isEqualTo(10_000);
  }
}
