package io.belfry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Level;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CisTest {
  private final CatalogueFixture catalogue = new CatalogueFixture();
  private final Cis items =
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

  @BeforeEach
  void begin() {
    catalogue.inTenant(() -> catalogue.services.add("shop", "operations", Level.HIGH));
    catalogue.told();
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private Ci add(String name, CiDraft draft) {
    return catalogue.inTenant(() -> items.add(name, draft));
  }

  private static CiDraft host(@Nullable String service, String... dependsOn) {
    return CiDraft.of(service, "host", Map.of("rack", "r1", "site", "bern"), List.of(dependsOn));
  }

  private Fault refusal(CiDraft draft) {
    return catalogue.refusal(() -> items.add("web-1", draft));
  }

  @Test
  void theRulesAreToldOfEveryChange() {
    Ci added = add(" web-1 ", host("shop", "service/dns", "ci/filer-1", "ci/filer-1"));
    assertThat(added.labels()).containsExactly(Map.entry("rack", "r1"), Map.entry("site", "bern"));

    Ci changed =
        catalogue.inTenant(() -> items.change("web-1", 0, CiDraft.of("", "vm", null, null)));
    catalogue.inTenant(() -> items.change("web-1", 1, CiDraft.of("", "vm", Map.of(), List.of())));
    catalogue.inTenant(
        () -> {
          items.remove("web-1", 1);
          return true;
        });

    assertThat(changed.version()).isEqualTo(1);
    assertThat(catalogue.told())
        .containsExactly(
            new Change.CiSet(
                "web-1",
                "shop",
                "host",
                Map.of("rack", "r1", "site", "bern"),
                List.of("ci/filer-1", "service/dns")),
            new Change.CiSet("web-1", "", "vm", Map.of(), List.of()),
            new Change.CiRemoved("web-1"));
    assertThat(catalogue.refused(() -> items.get("web-1"))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.sealed()).containsSubsequence("ci.add", "ci.change", "ci.remove");
  }

  @Test
  void whatCannotBeIsRefusedWithItsField() {
    assertThat(refusal(host("nobody"))).hasMessageContaining("There is no service (nobody)");
    assertThat(refusal(host("shop", "filer-1")))
        .hasMessageContaining("names neither a CI nor a service");
    assertThat(refusal(host("shop", "ci/"))).hasMessageContaining("names neither");
    assertThat(refusal(host("shop", "ci/web-1"))).hasMessageContaining("depends on itself");
    assertThat(
            refusal(CiDraft.of("shop", "host", Map.of(), Collections.nCopies(101, "ci/filer-1"))))
        .hasMessageContaining("There are 101 dependencies");
    assertThat(
            catalogue.refused(() -> CiDraft.of("shop", "host", Map.of("no label", "x"), List.of())))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(catalogue.refused(() -> CiDraft.of("shop", " ", null, null)))
        .isEqualTo(ErrorCode.MISSING_FIELD);
    add("web-1", host("shop", "ci/filer-1"));
    assertThat(refusal(host("shop")).code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(catalogue.refused(() -> items.change("web-1", 7, host("shop"))))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
  }

  @Test
  void aCircleAndANameToComeAreNoErrors() {
    add("a", host("shop", "ci/b"));
    add("b", host("shop", "ci/a"));
    assertThat(catalogue.inTenant(() -> items.get("b")).dependsOn()).containsExactly("ci/a");
  }

  @Test
  void theyAreListedByNameAndByService() {
    add("web-2", host("shop"));
    add("web-1", host("shop"));
    add("other", host(null));
    assertThat(catalogue.inTenant(() -> items.list("shop", null, 1)).items())
        .extracting(Ci::name)
        .containsExactly("web-1");
    assertThat(catalogue.inTenant(() -> items.list("shop", "web-1", 5)).items())
        .extracting(Ci::name)
        .containsExactly("web-2");
    assertThat(catalogue.inTenant(() -> items.list(null, null, 5)).items()).hasSize(3);
  }

  @Test
  void aServiceSaysWhatItDependsOnAndItsRemovalTakesThatAlong() {
    assertThat(catalogue.inTenant(() -> topology.get("shop")).dependsOn()).isEmpty();
    assertThat(
            catalogue
                .inTenant(() -> topology.change("shop", 0, List.of("service/dns", "ci/filer-1")))
                .version())
        .isEqualTo(1);
    assertThat(catalogue.refused(() -> topology.change("shop", 0, List.of())))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(catalogue.refused(() -> topology.change("shop", 1, List.of("service/shop"))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(catalogue.refused(() -> topology.change("nobody", null, List.of())))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.told())
        .containsExactly(new Change.ServiceDependsOn("shop", List.of("ci/filer-1", "service/dns")));
    catalogue.inTenant(
        () -> {
          catalogue.services.remove("shop", null);
          return true;
        });
    assertThat(catalogue.refused(() -> topology.get("shop"))).isEqualTo(ErrorCode.NOT_FOUND);
    catalogue.inTenant(() -> catalogue.services.add("shop", "operations", Level.LOW));
    assertThat(catalogue.inTenant(() -> topology.get("shop")).dependsOn()).isEmpty();
  }

  @Test
  void theTimesOfCorrelationHaveDefaultsAndBounds() {
    CorrelationTimings timings =
        new CorrelationTimings(
            catalogue.entities(), catalogue.tenant, catalogue.announcer, catalogue.notary);
    assertThat(catalogue.inTenant(timings::get).urgentHold()).isEqualTo(Duration.ofSeconds(5));
    Duration minute = Duration.ofMinutes(1);
    CorrelationTimes changed =
        catalogue.inTenant(() -> timings.change(0, minute, minute, Duration.ZERO, minute));
    assertThat(changed.version()).isEqualTo(1);
    assertThat(catalogue.inTenant(timings::get).hold()).isEqualTo(minute);
    assertThat(catalogue.told())
        .containsExactly(new Change.CorrelationSet(60_000, 60_000, 0, 60_000));
    assertThat(
            catalogue.refusal(
                () -> timings.change(1, minute, minute, Duration.ofMinutes(61), minute)))
        .hasMessageContaining("3660 seconds");
    assertThat(catalogue.refused(() -> timings.change(1, minute, minute, minute.negated(), minute)))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(catalogue.refused(() -> timings.change(0, minute, minute, minute, minute)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
  }
}
