package io.belfry.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.platform.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Extracts of a CMDB with headers of its own. */
class CsvExtractTest {
  private final ExchangeFixture tenant = new ExchangeFixture();
  private final CsvTerms cis =
      CsvTerms.of(
          "cis",
          ";",
          List.of("name=CI Name", "service=Business Service", "labels.rack=Rack"),
          List.of("kind=host"));

  @BeforeEach
  void begin() {
    tenant.take(
        """
        services:
          - { name: shop, owner: operations, criticality: high, path: shop.ui }
        cis:
          - { name: web-1, kind: vm, labels: { site: bern, rack: r1 }, depends-on: [service/dns] }
        """,
        false);
  }

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void columnsAreFoundByTheirHeadersAndWhatHasNoColumnStays() {
    Difference difference =
        tenant.takeCsv(
            """
            CI Name;Ignored;Business Service;Rack
            web-1;x;shop;r2
            "web;2";y;;
            """,
            cis,
            false);
    assertThat(difference.added()).containsExactly(new Difference.Named("ci", "web;2"));
    assertThat(difference.changed()).hasSize(1);
    assertThat(tenant.export())
        .contains(
            """
              - name: web-1
                kind: vm
                service: shop
                labels: { rack: r2, site: bern }
                depends-on: [service/dns]
              - name: "web;2"
                kind: host
            """);
  }

  @Test
  void servicesKeepTheirPlaceAndGetTheirOwner() {
    CsvTerms terms = CsvTerms.of("services", ",", List.of(), List.of("owner=operations"));
    Difference difference =
        tenant.takeCsv(
            "name,criticality,depends-on\nshop,low,ci/web-1|service/dns\nmail,low,\n",
            terms,
            false);
    assertThat(difference.added()).containsExactly(new Difference.Named("service", "mail"));
    assertThat(tenant.export())
        .contains("path: shop.ui\n    depends-on: [ci/web-1, service/dns]", "name: mail");
  }

  @Test
  void whatIsLeftOutIsRemovedOnlyWhenAsked() {
    assertThat(tenant.takeCsv("CI Name;Business Service;Rack\n", cis, false).absent()).hasSize(1);
    assertThat(tenant.takeCsv("CI Name;Business Service;Rack\n", cis, true).removed()).hasSize(1);
  }

  @Test
  void flawsSayTheirLine() {
    assertThat(
            ExchangeFixture.flaws(
                tenant.csvRefusal(
                    "CI Name;Business Service;Rack\nweb-2;nothing;\n;shop;\nweb-3;;\nweb-3;;\n",
                    cis)))
        .anySatisfy(flaw -> assertThat(flaw).startsWith("catalogue.csv:2").contains("(nothing)"))
        .anySatisfy(flaw -> assertThat(flaw).startsWith("catalogue.csv:3").contains("name"))
        .anySatisfy(flaw -> assertThat(flaw).startsWith("catalogue.csv:5").contains("second time"));
    assertThat(ExchangeFixture.flaws(tenant.csvRefusal("CI Name;Rack\nweb-2;r\n", cis)))
        .containsExactly("catalogue.csv:1 service has no column (Business Service)");
    assertThat(ExchangeFixture.flaws(tenant.csvRefusal("", cis)))
        .containsExactly("catalogue.csv:1 has no row that names its columns");
  }

  @Test
  void termsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> CsvTerms.of("teams", ",", List.of(), List.of()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("(teams)");
    assertThatThrownBy(() -> CsvTerms.of("cis", ";;", List.of(), List.of()))
        .hasMessageContaining("separator");
    assertThatThrownBy(() -> CsvTerms.of("cis", "tab", List.of("name"), List.of()))
        .hasMessageContaining("name=CI Name");
  }
}
