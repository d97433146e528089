package io.belfry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.Level;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Page;
import io.belfry.platform.TestDatabase;
import io.belfry.tenancy.Tenant;
import io.belfry.tenancy.TenantGuard;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ServicesTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final CatalogueFixture catalogue = new CatalogueFixture(database);

  @AfterEach
  void close() {
    catalogue.close();
  }

  private Service add(String name, String team, Level criticality) {
    return catalogue.inTenant(() -> catalogue.services.add(name, team, criticality));
  }

  private ErrorCode refusedToAdd(String name, String team) {
    return catalogue.refused(() -> catalogue.services.add(name, team, Level.LOW));
  }

  private @Nullable Fault remove(String name, @Nullable Integer version) {
    return catalogue.refusal(
        () -> {
          catalogue.services.remove(name, version);
          return true;
        });
  }

  @Test
  void theRulesAreToldOfEveryChangeInItsOrder() {
    add(" shop ", "operations", Level.HIGH);
    catalogue.inTenant(() -> catalogue.services.change("shop", 0, "storage-team", Level.LOW));
    assertThat(remove("shop", 1)).isNull();
    assertThat(catalogue.told())
        .containsExactly(
            new Change.ServiceSet("shop", "operations", Level.HIGH),
            new Change.ServiceSet("shop", "storage-team", Level.LOW),
            new Change.ServiceRemoved("shop"));
  }

  @Test
  void whatIsRefusedIsToldToNobody() {
    add("shop", "operations", Level.HIGH);
    catalogue.told();
    assertThat(refusedToAdd("shop", "operations")).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refusedToAdd("other", "nobody")).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusedToAdd("other", "no\0body")).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(
            catalogue.refused(() -> catalogue.services.change("shop", 5, "operations", Level.LOW)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(catalogue.refused(() -> catalogue.services.change("shop", 0, "nobody", Level.LOW)))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(
            catalogue.refused(() -> catalogue.services.change("none", 0, "operations", Level.LOW)))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(remove("shop", 5)).extracting(Fault::code).isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(remove("none", null)).extracting(Fault::code).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.told()).isEmpty();
    assertThat(catalogue.inTenant(() -> catalogue.services.get("shop")).criticality())
        .isEqualTo(Level.HIGH);
  }

  @Test
  void theSameAgainIsNoNews() {
    add("shop", "operations", Level.HIGH);
    catalogue.told();
    Service same =
        catalogue.inTenant(() -> catalogue.services.change("shop", null, "operations", Level.HIGH));
    assertThat(same.version()).isZero();
    assertThat(catalogue.told()).isEmpty();
  }

  @Test
  void aNameIsOneLineThatBeginsWithALetterOrDigit() {
    assertThat(add("prod/web shop é", "operations", Level.LOW).name()).isEqualTo("prod/web shop é");
    assertThat(add("1".repeat(200), "operations", Level.LOW).name()).hasSize(200);
    assertThat(refusedToAdd("1".repeat(201), "operations")).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusedToAdd("..", "operations")).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusedToAdd("a\nb", "operations")).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusedToAdd("  ", "operations")).isEqualTo(ErrorCode.MISSING_FIELD);
  }

  @Test
  void theyAreListedByNameAndByTeam() {
    add("b", "operations", Level.LOW);
    add("a", "storage-team", Level.LOW);
    add("c", "operations", Level.LOW);
    Page<Service> first = catalogue.inTenant(() -> catalogue.services.list(null, null, 2));
    assertThat(first.items()).extracting(Service::name).containsExactly("a", "b");
    assertThat(
            catalogue.inTenant(() -> catalogue.services.list(null, first.nextCursor(), 2)).items())
        .extracting(Service::name)
        .containsExactly("c");
    assertThat(catalogue.inTenant(() -> catalogue.services.list("operations", null, 9)).items())
        .extracting(Service::name)
        .containsExactly("b", "c");
    assertThat(catalogue.refused(() -> catalogue.services.list(null, "\0", 9)))
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void aServiceWithMaintenanceAheadStays() {
    add("shop", "operations", Level.HIGH);
    catalogue.execute(
        "insert into maintenance_window (tenant_id, id, service, starts_at, ends_at, reason,"
            + " created_by, created_at) values (1, gen_random_uuid(), 'shop',"
            + " '2026-03-03T00:00:00Z', '2026-03-03T01:00:00Z', 'r', 'u', now())");
    Fault refusal = remove("shop", null);
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refusal.errors())
        .extracting(ItemError::field)
        .containsExactly("maintenance-windows");
    catalogue.clock.advance(Duration.ofDays(2));
    assertThat(remove("shop", null)).isNull();
  }

  @Test
  void nobodyRemovesATeamWhileItIsGivenAService() throws Exception {
    try (CatalogueFixture other = new CatalogueFixture(database)) {
      catalogue.persistence.entities().getTransaction().begin();
      TenantGuard.bind(catalogue.entities(), Tenant.DEFAULT);
      catalogue.services.add("shop", "backup-team", Level.HIGH);
      CompletableFuture<ErrorCode> removal =
          CompletableFuture.supplyAsync(
              () ->
                  other.refused(
                      () -> {
                        other.teams.remove("backup-team", null);
                        return true;
                      }));
      assertThatThrownBy(() -> removal.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      catalogue.persistence.entities().getTransaction().commit();
      assertThat(removal.get(10, TimeUnit.SECONDS)).isEqualTo(ErrorCode.CONFLICT);
    }
  }

  @Test
  void theServicesOfAnotherTenantAreNotThere() {
    catalogue.execute("insert into tenant (id, slug, name) values (2, 'other', 'Other')");
    catalogue.execute("insert into team (tenant_id, id, name) values (2, 'theirs', 'Theirs')");
    catalogue.execute(
        "insert into service (tenant_id, name, owner_team, criticality)"
            + " values (2, 'secret', 'theirs', 'high')");
    assertThat(catalogue.refused(() -> catalogue.services.get("secret")))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.inTenant(() -> catalogue.services.list(null, null, 9)).items()).isEmpty();
    assertThat(refusedToAdd("mine", "theirs")).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(add("secret", "operations", Level.LOW).criticality()).isEqualTo(Level.LOW);
  }
}
