package io.belfry.ledger;

import static io.belfry.journal.SampleAlerts.firing;
import static io.belfry.journal.SampleAlerts.request;
import static io.belfry.journal.SampleAlerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.engine.Outcome;
import io.belfry.engine.Standing;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Volume;
import io.belfry.facts.measure.Sensitivity;
import io.belfry.journal.Alert;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.journal.Submission;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An alert's way from the journal through the engine into the ledger, on a real database. */
class StraightLineTest {
  private static final String NOTHING_KEPT =
      "delete from event; delete from event_activity; delete from decision; delete from fate_count;"
          + " delete from checkpoint; delete from snapshot; update ledger_progress set position = 0, batches = 0;"
          + " truncate fate";

  private final DataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();

  @Test
  void anAlertOpensAnEventASecondJoinsAndARecoveryClears() throws Exception {
    deliver(request(firing("host-1")), request(firing("host-1")));
    assertThat(events()).containsExactly("1 host-1 firing open 2 P2 operations 1772");

    deliver(request(resolved("host-1"), firing("host-2")));
    assertThat(events())
        .containsExactly(
            "1 host-1 cleared recovered 3 P2 operations 1772",
            "2 host-2 firing open 1 P2 operations 1772");
    assertThat(query("select fate, alerts::text from fate_count order by fate"))
        .containsExactly("joined 1", "opened 2", "recovered 1");
  }

  @Test
  void decisionsKeepTheirRuleAndTheFactsThatMatched() throws Exception {
    deliver(request(firing("host-1")));

    assertThat(query("select kind, rule from decision order by position, index, sequence"))
        .containsExactly(
            "rated Take the priority from impact and urgency",
            "routed Route to the default owner",
            "opened Open an event");
    assertThat(
            query(
                "select fact ->> 'name', fact -> 'values' ->> 'priority' from decision,"
                    + " jsonb_array_elements(facts) fact where kind = 'rated' and"
                    + " fact ->> 'name' = 'priority matrix'"))
        .containsExactly("priority matrix P2");
  }

  @Test
  void whatIsExpectedByUseBecomesARowThatIsPeoplesOnceTheyChangeIt() throws Exception {
    deliver(request(call("3600000")));
    assertThat(query("select name, by_use::text, created_by, version::text from expectation"))
        .containsExactly("Heartbeat cron true heartbeat 0");
    assertThat(
            query(
                "select '(' || open || ')', (next_due - last_arrival)::text from expectation_state"))
        .containsExactly("() 01:12:00");

    deliver(request(call("7200000")));
    assertThat(query("select version::text from expectation")).containsExactly("1");

    execute("update expectation set by_use = false, name = 'Mine'");
    deliver(request(call("3600000")));
    assertThat(query("select name, version::text from expectation")).containsExactly("Mine 1");
  }

  @Test
  void whatARunbookExpectsIsARowUntilItsReleaseIsOver() throws Exception {
    Expectation given =
        new Expectation(
            "6f4d9f6e-6f6e-3f0e-8f2a-0c9d8b7a6f5e",
            "Nightly",
            "",
            Severity.MAJOR,
            By.KEY,
            "backup",
            new Volume("rows", 1, 2, Sensitivity.LOW),
            true);
    keep(new Standing(given.id(), 0, 60_000, "", false, given, Standing.RUNBOOK));
    assertThat(query("select name, by_use::text, created_by from expectation"))
        .containsExactly("Nightly true runbook");

    execute("update expectation set by_use = false");
    keep(new Standing(given.id(), 0, 60_000, "", true, null, ""));
    assertThat(query("select name from expectation")).containsExactly("Nightly");

    execute("update expectation set by_use = true");
    keep(new Standing(given.id(), 0, 60_000, "", true, null, ""));
    assertThat(query("select name from expectation")).isEmpty();
    assertThat(query("select id::text from expectation_state")).isEmpty();
  }

  private void keep(Standing standing) throws Exception {
    Outcome outcome =
        new Outcome(
            1,
            1,
            1_000,
            "r",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(standing));
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      ExpectationTables.write(connection, List.of(outcome));
      connection.commit();
    }
  }

  private static Alert call(String every) {
    return new Alert(
        "heartbeat",
        "heartbeat",
        "heartbeat/cron",
        Status.FIRING,
        Severity.INFO,
        "",
        "",
        "",
        Map.of("every", every),
        0,
        "");
  }

  @Test
  void afterARestartTheSameEventGoesOn() throws Exception {
    deliver(request(firing("host-1")));
    List<String> ids = query("select id::text from event");

    deliver(request(resolved("host-1")));
    deliver(request(firing("host-1")));

    assertThat(query("select id::text from event")).isEqualTo(ids);
    assertThat(events()).containsExactly("1 host-1 firing open 3 P2 operations 1772");
  }

  @Test
  void whatTheLedgerDidNotKeepIsJudgedAgain() throws Exception {
    deliver(request(firing("host-1")), request(firing("host-2")));
    List<String> before = query("select id::text, number::text from event order by number");
    execute(NOTHING_KEPT);

    deliver();

    assertThat(query("select id::text, number::text from event order by number")).isEqualTo(before);
    assertThat(query("select fate, alerts::text from fate_count")).containsExactly("opened 2");
  }

  @Test
  void whatACrashTookFromUnderTheEngineIsJudgedAgain() throws Exception {
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults())) {
      Ledger ledger =
          Ledger.open(
              database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of());
      try (Engine engine =
          new Engine(journal, SampleReleases.source(), ledger, EngineSettings.defaults())) {
        engine.start();
        journal.append(request(firing("host-1"))).get(5, TimeUnit.SECONDS);
        awaitFates("opened 1");
        execute(NOTHING_KEPT);
        // Nothing comes after it that would find the gap.
        awaitFates("opened 1");

        execute(NOTHING_KEPT);
        journal.append(request(firing("host-2"))).get(5, TimeUnit.SECONDS);
        awaitFates("opened 2");
        assertThat(query("select key from event order by number"))
            .containsExactly("host-1", "host-2");
      }
    }
  }

  private void awaitFates(String expected) throws Exception {
    List<String> found = List.of();
    for (int i = 0; i < 1_000 && !found.equals(List.of(expected)); i++) {
      Thread.sleep(10);
      found = query("select fate, alerts::text from fate_count order by fate");
    }
    assertThat(found).containsExactly(expected);
  }

  /**
   * Starts the line, sends the requests one after the other, waits until they are kept, and stops.
   */
  private void deliver(Submission... requests) throws Exception {
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults())) {
      Ledger ledger =
          Ledger.open(
              database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of());
      try (Engine engine =
          new Engine(journal, SampleReleases.source(), ledger, EngineSettings.defaults())) {
        engine.start();
        for (Submission request : requests) {
          clock.advance(Duration.ofSeconds(1));
          journal.append(request).get(5, TimeUnit.SECONDS);
        }
        while (!engine.isReady() || engine.position() < journal.head().position()) {
          Thread.sleep(5);
        }
      }
    }
  }

  private List<String> events() throws Exception {
    return query(
        "select number::text, key, condition, state, alerts::text, priority, owner_team,"
            + " (extract(epoch from opened_at)::bigint / 1000000)::text from event join event_activity"
            + " on event_id = id order by number");
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
