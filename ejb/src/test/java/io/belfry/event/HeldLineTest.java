package io.belfry.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.engine.Release;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.journal.SampleAlerts;
import io.belfry.ledger.Ledger;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Page;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.TestPersistence;
import io.belfry.runbook.SampleReleases;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.TenantGuard;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What tables and people are told of alerts that were held, over the real line. */
class HeldLineTest {
  private static final Release HOLDING =
      SampleReleases.with(
          List.of(),
          """

          global io.belfry.facts.Decisions decisions;

          rule "Hold an alert for a while"
            salience 660
          when
            $alert : AlertFact( type == "Held", again == false )
          then
            decisions.hold($alert, "while", 30000, "It must last.");
            delete($alert);
          end
          """);

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final TestPersistence persistence =
      new TestPersistence(database, Event.class, StoredDecision.class);
  private final CurrentTenant tenant = new CurrentTenant();
  private final AlertStore alerts = new AlertStore(persistence.entities(), tenant);
  private final AlertPlaces projection = new AlertPlaces(database, () -> false, (id, count) -> {});

  HeldLineTest() {
    tenant.become(1);
  }

  @AfterEach
  void end() {
    persistence.close();
  }

  @Test
  void whatWasListedAsHeldGetsItsFateLater() throws Exception {
    deliver(held("a"), held("b"), SampleAlerts.firing("c"), held("a"));
    list();
    assertThat(listed()).containsExactly("held", "held", "held", "opened");
    assertThat(counts()).containsExactlyInAnyOrderEntriesOf(Map.of("held", 3L, "opened", 1L));
    assertThat(fates())
        .containsExactly(
            "4-0 held It must last.",
            "3-0 opened It opened event 1.",
            "2-0 held It must last.",
            "1-0 held It must last.");

    letPass();
    assertThat(counts())
        .containsExactlyInAnyOrderEntriesOf(Map.of("held", 0L, "opened", 2L, "joined", 2L));
    assertThat(fates())
        .containsExactly(
            "4-0 opened It was held first: It must last. Then: It opened event 2.",
            "3-0 opened It opened event 1.",
            "2-0 joined It was held first: It must last. Then: It joined event 2, which has its key.",
            "1-0 joined It was held first: It must last. Then: It joined event 2, which has its key.");
    list();
    assertThat(listed()).containsExactly("joined", "joined", "opened", "opened");
    assertThat(events()).containsExactly("4-0", "2-0", "1-0");
  }

  @Test
  void whatIsListedAfterItsFateIsListedWithItAndAgainWhenTheListIsMadeAgain() throws Exception {
    deliver(held("a"), held("a"));
    letPass();
    deliver(held("a"));
    list();
    assertThat(listed()).containsExactly("held", "joined", "opened");

    execute("delete from alert_places; update projection set position = 0");
    list();

    assertThat(listed()).containsExactly("held", "joined", "opened");
  }

  @Test
  void whatTheLedgerLostIsHeldAndReleasedAgain() throws Exception {
    deliver(held("a"), held("a"));
    letPass();
    list();
    execute(
        "delete from event; delete from event_activity; delete from decision; delete from alert_places;"
            + " delete from fate_count; delete from released; delete from checkpoint;"
            + " delete from snapshot; delete from ledger_progress; truncate fate;"
            + " update projection set position = 0");

    deliver();
    list();

    assertThat(listed()).containsExactly("joined", "opened");
    assertThat(counts())
        .containsExactlyInAnyOrderEntriesOf(Map.of("held", 0L, "opened", 1L, "joined", 1L));
  }

  @Test
  void whatAnEventGotOutlivesTheJournal() throws Exception {
    deliver(held("a"), held("b"), SampleAlerts.firing("c"), held("a"));
    letPass();
    list();
    List<StoredAlert> before = inTenant(entities -> alerts.ofEvent(2, null, 50)).items();
    LocalDate day = clock.now().atZone(ZoneOffset.UTC).toLocalDate();
    AcrossTenants.run(
        database,
        connection -> {
          KeptAlerts.keep(connection, day, List.of());
          return day;
        });
    execute("truncate journal_entry, fate, alert_places; delete from released");

    Page<StoredAlert> first = inTenant(entities -> alerts.ofEvent(2, null, 2));
    Page<StoredAlert> rest = inTenant(entities -> alerts.ofEvent(2, first.nextCursor(), 2));

    assertThat(Stream.of(first, rest).flatMap(page -> page.items().stream()))
        .hasSize(3)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("held.hold")
        .containsExactlyElementsOf(before)
        .allMatch(alert -> alert.reason().startsWith("It was held first: It must last."));
    assertThat(rest.nextCursor()).isNull();
  }

  private void letPass() throws Exception {
    deliver(new Alert[0]);
  }

  /** Sends the alerts one after the other; with none, has time pass until nothing is held. */
  private void deliver(Alert... each) throws Exception {
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults())) {
      Ledger ledger =
          Ledger.open(
              database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of());
      try (Engine engine =
          new Engine(journal, SampleReleases.source(HOLDING), ledger, EngineSettings.defaults())) {
        engine.start();
        for (Alert alert : each) {
          clock.advance(Duration.ofSeconds(1));
          journal.append(SampleAlerts.request(alert)).get(5, TimeUnit.SECONDS);
        }
        // What passes before the journal's first turn counts as its own absence.
        clock.advance(Duration.ofSeconds(1));
        while (journal.watermark() < clock.now().toEpochMilli()
            || !engine.isReady()
            || engine.position() < journal.head().position()) {
          Thread.sleep(5);
        }
        if (each.length == 0) {
          clock.advance(Duration.ofSeconds(40));
          for (int turn = 0; turn < 2_000 && !nothingIsHeld(); turn++) {
            Thread.sleep(10);
          }
        }
      }
    }
  }

  private boolean nothingIsHeld() {
    return Long.valueOf(0).equals(counts().get("held"));
  }

  private void list() throws Exception {
    while (projection.step() > 0) {}
  }

  private List<String> listed() {
    return inTenant(entities -> alerts.list(List.of(), null, null, 50)).items().stream()
        .map(alert -> Objects.requireNonNull(alert.fate()).fate().word())
        .sorted()
        .toList();
  }

  private Map<String, Long> counts() {
    return inTenant(entities -> alerts.counts()).fates();
  }

  private List<String> fates() {
    return inTenant(entities -> alerts.list(List.of(), null, null, 50)).items().stream()
        .map(
            alert ->
                alert.id()
                    + " "
                    + Objects.requireNonNull(alert.fate()).fate().word()
                    + " "
                    + alert.reason())
        .toList();
  }

  private List<String> events() {
    return inTenant(entities -> alerts.ofEvent(2, null, 50)).items().stream()
        .map(StoredAlert::id)
        .toList();
  }

  private <T> T inTenant(Function<EntityManager, T> work) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, 1);
          return work.apply(entities);
        });
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  private static Alert held(String key) {
    return new Alert(
        "test", "Held", key, Status.FIRING, Severity.MAJOR, key, "", "", Map.of(), 0, "");
  }
}
