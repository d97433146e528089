package io.belfry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.event.AlertPlaces;
import io.belfry.facts.Severity;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.journal.SampleAlerts;
import io.belfry.ledger.Ledger;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.SampleReleases;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Belfry's own faults on the real line: journal, engine, ledger and database. */
class WatchedLineTest {
  private static final String EVENTS =
      "select key, condition, priority, owner_team, service from event order by number";

  private final DataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final WatchTables tables = new WatchTables(database);
  private final StatedCheck space = new StatedCheck("belfry/space", Severity.CRITICAL);

  @Test
  void aFaultIsAnEventLikeOthersAndEndsThoughTheServerRestarted() throws Exception {
    OwnService.ensure(database);
    OwnService.ensure(database);
    assertThat(query("select count(*) from inbox")).containsExactly("1");

    space.finds("Full.");
    run(watch -> watch.look());
    assertThat(query(EVENTS)).containsExactly("belfry/space firing P1 operations belfry");
    assertThat(tables.firing()).containsExactly("belfry/space");

    space.finds("");
    run(watch -> watch.look());
    assertThat(query(EVENTS)).containsExactly("belfry/space cleared P1 operations belfry");
    assertThat(tables.firing()).isEmpty();
  }

  @Test
  void whatPeopleMadeOfTheServiceStays() throws Exception {
    OwnService.ensure(database);
    execute("update service set criticality = 'low'");
    OwnService.ensure(database);
    assertThat(query("select name, criticality from service")).containsExactly("belfry low");
    assertThat(query("select count(*) from inbox")).containsExactly("1");
  }

  @Test
  void alertsThatWaitToBeJudgedAreLate() throws Exception {
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults())) {
      long[] judged = {0};
      EngineLag lag =
          new EngineLag(
              journal, () -> judged[0], clock.now().toEpochMilli(), Duration.ofSeconds(30));
      assertThat(lag.look()).isEmpty();
      clock.advance(Duration.ofHours(1));
      journal.append(SampleAlerts.request(SampleAlerts.firing("host-1"))).get(5, TimeUnit.SECONDS);
      assertThat(lag.look()).as("an hour of silence is no lag").isEmpty();

      advance(journal, Duration.ofSeconds(30));
      assertThat(lag.look()).as("just not too late").isEmpty();
      advance(journal, Duration.ofMillis(1));
      assertThat(lag.look()).contains("longer than 30 seconds");

      EngineLag restarted =
          new EngineLag(
              journal, () -> judged[0], clock.now().toEpochMilli(), Duration.ofSeconds(30));
      assertThat(restarted.look()).as("it has only just begun").isEmpty();

      judged[0] = journal.end();
      assertThat(lag.look()).isEmpty();
    }
  }

  @Test
  void theTablesTellDeadLettersAndHowFarTheListIsBehind() throws Exception {
    assertThat(tables.deadLetters()).isZero();
    execute(
        "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,"
            + " state) values (1, 'k', gen_random_uuid(), 't', 's', 'b', now(), now(), 'dead')");
    assertThat(tables.deadLetters()).isEqualTo(1);

    space.finds("Full.");
    run(watch -> watch.look());
    ProjectionLag.Behind behind = tables.behind();
    assertThat(behind.requests()).isEqualTo(1);
    AlertPlaces projection = new AlertPlaces(database, () -> false, (tenant, added) -> {});
    projection.start();
    while (tables.behind().requests() > 0) {
      Thread.sleep(5);
    }
    projection.close();
    assertThat(tables.behind().position()).isGreaterThan(behind.position());
  }

  @FunctionalInterface
  private interface Work {
    void with(Watch watch) throws Exception;
  }

  /** A server's life: it starts, watches, and stops when all is judged. */
  private void run(Work work) throws Exception {
    clock.advance(Duration.ofMinutes(1));
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults());
        Engine engine =
            new Engine(
                journal,
                SampleReleases.source(),
                Ledger.open(
                    database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of()),
                EngineSettings.defaults())) {
      engine.start();
      settle(journal, engine);
      Watch watch =
          new Watch(List.of(space), journal::append, tables::firing, engine::isReady, clock);
      work.with(watch);
      settle(journal, engine);
    }
  }

  private void settle(Journal journal, Engine engine) throws Exception {
    while (!query("select count(*) from inbox").equals(List.of("0"))
        || !engine.isReady()
        || engine.position() < journal.head().position()) {
      Thread.sleep(5);
    }
  }

  /** Moves time on, and waits until the journal's idle turn has seen it. */
  private void advance(Journal journal, Duration step) throws Exception {
    clock.advance(step);
    while (journal.watermark() < clock.now().toEpochMilli()) {
      Thread.sleep(5);
    }
  }

  private List<String> query(String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bind(connection, 1);
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getString(i));
          }
          rows.add(String.join(" ", values));
        }
      }
      connection.rollback();
    }
    return rows;
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
}
