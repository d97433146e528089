package io.belfry.retention;

import static io.belfry.journal.SampleAlerts.firing;
import static io.belfry.journal.SampleAlerts.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.ledger.Ledger;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.SampleReleases;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private final DataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final Retention retention =
      new Retention(database, clock::now, new RetentionSettings(14, 90));

  @Test
  void originalsGoBeforeTheJournalDoes() throws Exception {
    deliver("first");
    clock.advance(Duration.ofDays(20));
    deliver("second");

    assertThat(retention.apply())
        .isNotEmpty()
        .allMatch(name -> name.startsWith("journal_original_"));
    assertThat(count("journal_original")).isEqualTo(1);
    assertThat(count("journal_entry where kind = 1")).isEqualTo(2);
    assertThat(retention.apply()).as("once is enough").isEmpty();
  }

  @Test
  void theJournalGoesWhenSnapshotsStandAfterIt() throws Exception {
    deliver("first");
    clock.advance(Duration.ofDays(100));
    deliver("second");

    assertThat(retention.apply()).anyMatch(name -> name.startsWith("journal_entry_"));
    assertThat(count("journal_entry where kind = 1")).isEqualTo(1);
    assertThat(count("event")).isEqualTo(2);
    deliver("first");
    assertThat(count("event")).as("what is open stays known").isEqualTo(2);
  }

  @Test
  void alertsStayWithTheirEventAsLongAsItsSeverityWants() throws Exception {
    deliver("bad");
    deliver("mild");
    deliver("bad");
    execute("update event set severity = 'info' where key = 'mild'");
    execute("update event set severity = 'critical' where key = 'bad'");
    execute("update event set handling = 'closed', closed_at = '2026-03-02T00:00:00Z'");
    Instant begun = clock.now();
    clock.advance(Duration.ofDays(100));
    deliver("another");
    retention.apply();

    assertThat(count("journal_entry where kind = 1")).isEqualTo(1);
    assertThat(count("kept_alert where fate = 'opened'")).isEqualTo(1);
    assertThat(count("kept_alert k join event e on e.id = k.event_id where e.key = 'bad'"))
        .isEqualTo(2);
    assertThat(count("kept_alert")).as("the mild one's term is over as well").isEqualTo(2);
    clock.advance(Duration.between(clock.now(), begun.plus(Duration.ofDays(370))));
    retention.apply();
    assertThat(count("kept_alert where event_number <= 2")).isZero();
    assertThat(count("kept_alert")).as("of what is not closed").isEqualTo(1);
  }

  @Test
  void whatARecoveryNeedsStays() throws Exception {
    deliver("first");
    clock.advance(Duration.ofDays(100));
    deliver("second");
    execute("delete from snapshot");

    assertThat(retention.apply()).noneMatch(name -> name.startsWith("journal_entry_"));
    assertThat(count("journal_entry where kind = 1")).isEqualTo(2);
  }

  @Test
  void whatIsSettledGoesWhenItsEventIsClosed() throws Exception {
    deliver("open");
    deliver("closed");
    execute("update event set handling = 'closed' where key = 'closed'");
    execute(
        "insert into escalation_due (tenant_id, event_id, kind, round, step, due_at, state,"
            + " settled_at) select 1, id, 'step', 0, n, now(), case n when 2 then 'waiting' else"
            + " 'told' end, case n when 2 then null else '2026-03-02T12:00:00Z'::timestamptz end"
            + " from event, generate_series(1, 2) n");
    retention.apply();
    assertThat(count("escalation_due")).isEqualTo(4);
    clock.advance(Duration.ofDays(32));
    retention.apply();
    assertThat(count("escalation_due")).as("the told one of the closed event").isEqualTo(3);
    assertThat(count("escalation_due where state = 'waiting'")).isEqualTo(2);
  }

  @Test
  void itsSettingsHaveSensibleDefaults() {
    assertThat(RetentionSettings.of(new Settings(name -> null)))
        .isEqualTo(new RetentionSettings(14, 90));
    Map<String, String> given =
        Map.of("BELFRY_KEEP_ORIGINALS_DAYS", "3", "BELFRY_KEEP_JOURNAL_DAYS", "30");
    assertThat(RetentionSettings.of(new Settings(given::get)))
        .isEqualTo(new RetentionSettings(3, 30));
  }

  @Test
  void whatGoesSoonAfterTheJournalIsNotKeptOnceMore() {
    assertThat(new RetentionSettings(14, 90).outliving())
        .containsExactlyInAnyOrder("critical", "major", "minor", "warning");
    assertThat(new RetentionSettings(14, 90, 90, 90, 400).outliving()).containsExactly("info");
  }

  private void deliver(String key) throws Exception {
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults())) {
      Ledger ledger =
          Ledger.open(
              database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of());
      try (Engine engine =
          new Engine(journal, SampleReleases.source(), ledger, EngineSettings.defaults())) {
        engine.start();
        journal.append(request(firing(key))).get(5, TimeUnit.SECONDS);
        while (!engine.isReady() || engine.position() < journal.head().position()) {
          Thread.sleep(5);
        }
      }
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      connection.createStatement().execute(sql);
      connection.commit();
    }
  }

  private long count(String from) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      try (ResultSet row =
          connection.createStatement().executeQuery("select count(*) from " + from)) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
