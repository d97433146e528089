package io.belfry.sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.TestPersistence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.TenantGuard;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SightingsTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final TestPersistence persistence = new TestPersistence(database);
  private final CurrentTenant tenant = new CurrentTenant();
  private final UnownedCis unowned = new UnownedCis(persistence.entities(), tenant);
  private final FixedClock clock = new FixedClock();
  private final Sightings sightings = new Sightings(database, clock::now, 3);

  @BeforeEach
  void begin() {
    tenant.become(1);
    execute("insert into team (tenant_id, id, name) values (1, 'web', 'Web')");
    execute(
        "insert into service (tenant_id, name, owner_team, criticality)"
            + " values (1, 'shop', 'web', 'low')");
    execute(
        "insert into ci (tenant_id, name, kind, service, labels, depends_on)"
            + " values (1, 'owned', 'host', 'shop', '', ''), (1, 'adrift', 'host', '', '', '')");
  }

  @AfterEach
  void close() {
    persistence.close();
  }

  private void execute(String sql) {
    persistence.transaction(
        entities -> {
          TenantGuard.bindAll(entities);
          entities.createNativeQuery(sql).executeUpdate();
        });
  }

  private static Alert alert(String ci, String service) {
    return new Alert(
        "test", "Down", "key", Status.FIRING, Severity.MAJOR, "s", service, ci, Map.of(), 0, "");
  }

  private List<UnownedCi> list(@Nullable String cursor, int limit) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, 1);
          return unowned.list(cursor, limit).items();
        });
  }

  @Test
  void whatNobodyOwnsIsListedWithHowOftenAndWhen() throws SQLException {
    Instant first = clock.now();
    sightings.stored(
        1,
        7,
        List.of(
            alert("stray", ""),
            alert("owned", ""),
            alert("adrift", "nothing"),
            alert("", ""),
            alert("of-a-service", "shop")));
    clock.advance(Duration.ofMinutes(1));
    sightings.stored(1, 8, List.of(alert("", ""), alert("stray", "")));
    sightings.writeDown();
    clock.advance(Duration.ofMinutes(1));
    sightings.stored(1, 9, List.of(alert("stray", "unknown")));
    sightings.stored(2, 9, List.of());
    sightings.writeDown();

    assertThat(list(null, 5))
        .containsExactly(
            new UnownedCi("adrift", "nothing", first, first, 1, "7-2"),
            new UnownedCi("stray", "unknown", first, clock.now(), 3, "9-0"));
    assertThat(list("adrift", 5)).extracting(UnownedCi::name).containsExactly("stray");
    assertThat(list(null, 1)).extracting(UnownedCi::name).containsExactly("adrift");
  }

  @Test
  void whoeverIsGivenAnOwnerLeavesTheList() throws SQLException {
    sightings.stored(1, 7, List.of(alert("stray", "")));
    sightings.writeDown();
    assertThat(list(null, 5)).hasSize(1);
    execute(
        "insert into ci (tenant_id, name, kind, service, labels, depends_on)"
            + " values (1, 'stray', 'host', 'shop', '', '')");
    assertThat(list(null, 5)).isEmpty();
  }

  @Test
  void theDemonstrationIsNotMissingFromTheCatalogue() throws SQLException {
    sightings.stored(
        1,
        7,
        List.of(
            new Alert(
                "demonstration",
                "Down",
                "demo/web",
                Status.FIRING,
                Severity.MAJOR,
                "s",
                "",
                "demo-web",
                Map.of(),
                0,
                ""),
            alert("stray", "")));
    sightings.writeDown();
    assertThat(list(null, 5)).extracting(UnownedCi::name).containsExactly("stray");
  }

  @Test
  void aSenderThatMakesNamesUpFillsNothing() throws SQLException {
    for (int i = 0; i < 5; i++) {
      sightings.stored(1, i, List.of(alert("made-up-" + i, "")));
      clock.advance(Duration.ofSeconds(1));
    }
    sightings.writeDown();
    assertThat(list(null, 50))
        .extracting(UnownedCi::name)
        .containsExactly("made-up-2", "made-up-3", "made-up-4");
  }

  @Test
  void whatTheDatabaseRefusesIsWrittenLater() throws SQLException {
    sightings.stored(1, 7, List.of(alert("stray", "")));
    execute("alter table ci_seen rename to away");
    assertThatThrownBy(sightings::writeDown).isInstanceOf(SQLException.class);
    execute("alter table away rename to ci_seen");
    sightings.stored(1, 8, List.of(alert("stray", "")));
    sightings.writeDown();
    assertThat(list(null, 5)).extracting(UnownedCi::alerts).containsExactly(2L);
  }
}
