package io.belfry.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.facts.Level;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Page;
import io.belfry.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaintenanceWindowsTest {
  private final CatalogueFixture catalogue = new CatalogueFixture(MaintenanceWindow.class);
  private final CurrentCaller caller = new CurrentCaller(catalogue.tenant);
  private final MaintenanceWindows windows =
      new MaintenanceWindows(
          catalogue.entities(),
          catalogue.tenant,
          caller,
          catalogue.services,
          catalogue.announcer,
          catalogue.clock,
          catalogue.notary);
  private final Instant noon = catalogue.clock.now();

  @BeforeEach
  void addAService() {
    caller.become(new Caller(Tenant.DEFAULT, "ada", Set.of(), Caller.Kind.USER));
    catalogue.inTenant(() -> catalogue.services.add("shop", "operations", Level.HIGH));
    catalogue.told();
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  /** Plans a window by hours from noon. */
  private MaintenanceWindow plan(int from, int until) {
    return catalogue.inTenant(
        () -> windows.plan("shop", hours(from), hours(until), " kernel update "));
  }

  private Instant hours(int number) {
    return noon.plus(Duration.ofHours(number));
  }

  private void refused(String field, @Nullable Instant from, Instant until) {
    Fault refusal = catalogue.refusal(() -> windows.plan("shop", from, until, "r"));
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusal.errors()).extracting(ItemError::field).containsExactly(field);
  }

  private List<UUID> ids(@Nullable WindowState state) {
    return catalogue.inTenant(() -> windows.list(state, null, null, 50)).items().stream()
        .map(MaintenanceWindow::id)
        .toList();
  }

  @Test
  void theRulesAreToldOfAWindowAndOfItsEarlyEndOnce() {
    MaintenanceWindow window = plan(1, 2);
    assertThat(catalogue.told())
        .containsExactly(
            new Change.WindowSet(
                window.id().toString(),
                "shop",
                hours(1).toEpochMilli(),
                hours(2).toEpochMilli(),
                "kernel update"));
    MaintenanceWindow ended = catalogue.inTenant(() -> windows.end(window.id(), null));
    assertThat(ended.cancelledAt()).contains(noon);
    assertThat(catalogue.told()).containsExactly(new Change.WindowRemoved(window.id().toString()));

    catalogue.clock.advance(Duration.ofMinutes(5));
    MaintenanceWindow again = catalogue.inTenant(() -> windows.end(window.id(), null));
    assertThat(again.cancelledAt()).contains(noon);
    assertThat(catalogue.told()).isEmpty();
    assertThat(catalogue.sealed())
        .containsSubsequence("maintenance-window.plan", "maintenance-window.end");
  }

  @Test
  void aWindowSaysWhoPlannedItWhenAndWhy() {
    UUID id = plan(1, 2).id();
    MaintenanceWindow read = catalogue.inTenant(() -> windows.get(id));
    assertThat(read.createdBy()).isEqualTo("ada");
    assertThat(read.createdAt()).isEqualTo(noon);
    assertThat(read.reason()).isEqualTo("kernel update");
    assertThat(read.cancelledAt()).isEmpty();
  }

  @Test
  void withoutABeginningItBeginsNow() {
    MaintenanceWindow window =
        catalogue.inTenant(() -> windows.plan("shop", null, hours(1), "now"));
    assertThat(window.startsAt()).isEqualTo(noon);
    assertThat(window.stateAt(noon)).isEqualTo(WindowState.ACTIVE);
  }

  @Test
  void aWindowThatIsOverStaysAsItWas() {
    UUID id = plan(-2, 1).id();
    catalogue.told();
    catalogue.clock.advance(Duration.ofHours(1));
    assertThat(catalogue.inTenant(() -> windows.end(id, null)).cancelledAt()).isEmpty();
    assertThat(catalogue.told()).isEmpty();
  }

  @Test
  void timesThatMakeNoWindowAreRefused() {
    refused("endsAt", hours(2), hours(1));
    refused("endsAt", hours(1), hours(1));
    refused("endsAt", hours(-2), hours(-1));
    refused("endsAt", hours(-2), noon);
    refused("endsAt", hours(1), hours(1).plusNanos(900_000));
    refused("endsAt", noon, noon.plus(Duration.ofDays(366)).plusSeconds(1));
    refused("endsAt", null, Instant.MAX);
    refused("endsAt", Instant.MIN, hours(1));
    refused("startsAt", Instant.MAX, Instant.MAX);
    assertThat(ids(null)).isEmpty();
    assertThat(catalogue.told()).isEmpty();
    assertThat(plan(0, 366 * 24).endsAt()).isEqualTo(hours(366 * 24));
  }

  @Test
  void aWindowNeedsAServiceAndAReason() {
    assertThat(catalogue.refused(() -> windows.plan("none", null, hours(1), "r")))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(catalogue.refused(() -> windows.plan("shop\0", null, hours(1), "r")))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(catalogue.refused(() -> windows.plan("shop", null, hours(1), " ")))
        .isEqualTo(ErrorCode.MISSING_FIELD);
    assertThat(catalogue.refused(() -> windows.plan("shop", null, hours(1), "r".repeat(501))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(catalogue.refused(() -> windows.get(new UUID(0, 1)))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.refused(() -> windows.end(new UUID(0, 1), null)))
        .isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void theyAreListedByStateAtTheirBoundaries() {
    UUID active = plan(0, 1).id();
    UUID planned = plan(1, 2).id();
    UUID ended = plan(2, 3).id();
    catalogue.inTenant(() -> windows.end(ended, null));
    assertThat(ids(null)).containsExactly(ended, planned, active);
    assertThat(ids(WindowState.ACTIVE)).containsExactly(active);
    assertThat(ids(WindowState.PLANNED)).containsExactly(planned);
    assertThat(ids(WindowState.PAST)).containsExactly(ended);
    catalogue.clock.advance(Duration.ofHours(1));
    assertThat(ids(WindowState.ACTIVE)).containsExactly(planned);
    assertThat(ids(WindowState.PLANNED)).isEmpty();
    assertThat(ids(WindowState.PAST)).containsExactly(ended, active);
    for (WindowState state : WindowState.values()) {
      assertThat(catalogue.inTenant(() -> windows.list(state, null, null, 50)).items())
          .allMatch(window -> window.stateAt(catalogue.clock.now()) == state);
    }
  }

  @Test
  void pagesMissNothingWhereSeveralBeginTogether() {
    catalogue.inTenant(() -> catalogue.services.add("other", "operations", Level.LOW));
    List<UUID> all =
        List.of(
            plan(1, 2).id(), plan(1, 2).id(), plan(1, 2).id(), plan(0, 1).id(), plan(2, 3).id());
    Page<MaintenanceWindow> first = list(null);
    Page<MaintenanceWindow> second = list(first.nextCursor());
    Page<MaintenanceWindow> third = list(second.nextCursor());
    assertThat(third.nextCursor()).isNull();
    assertThat(
            java.util.stream.Stream.of(first, second, third)
                .flatMap(page -> page.items().stream())
                .map(MaintenanceWindow::id))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(catalogue.inTenant(() -> windows.list(null, "other", null, 9)).items()).isEmpty();
    assertThatThrownBy(() -> list("1-x")).isInstanceOf(Fault.class).hasMessageContaining("(1-x)");
  }

  private Page<MaintenanceWindow> list(@Nullable String cursor) {
    return catalogue.inTenant(() -> windows.list(null, "shop", cursor, 2));
  }

  @Test
  void theWindowsOfAnotherTenantAreNotThere() {
    UUID theirs = new UUID(7, 7);
    catalogue.execute("insert into tenant (id, slug, name) values (2, 'other', 'Other')");
    catalogue.execute(
        "insert into maintenance_window (tenant_id, id, service, starts_at, ends_at, reason,"
            + " created_by, created_at) values (2, '"
            + theirs
            + "', 'shop', '2026-03-03T00:00:00Z', '2026-03-03T01:00:00Z', 'r', 'u', now())");
    assertThat(ids(null)).isEmpty();
    assertThat(catalogue.refused(() -> windows.get(theirs))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.refused(() -> windows.end(theirs, null))).isEqualTo(ErrorCode.NOT_FOUND);
  }
}
