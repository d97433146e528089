package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Belfry's own absence is not the absence of a sender; a heartbeat is awaited for a minute here.
 */
class DowntimeTest {
  private final DataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final AtomicBoolean space = new AtomicBoolean(true);

  @Test
  void twoHoursOfDowntimeRaiseNoFalseAbsence() throws Exception {
    try (Running server = new Running()) {
      server.beat();
      clock.advance(Duration.ofSeconds(20));
      server.settle();
    }
    clock.advance(Duration.ofHours(2));
    try (Running server = new Running()) {
      server.settle();
      assertThat(missed()).isZero();
      clock.advance(Duration.ofSeconds(39));
      server.settle();
      assertThat(missed()).as("20 of its 60 seconds had passed before").isZero();

      clock.advance(Duration.ofSeconds(2));
      server.settle();
      assertThat(missedSoon()).as("now it is truly absent").isEqualTo(1);
    }
  }

  @Test
  void thirtySecondsOfRefusalRaiseNoFalseAbsence() throws Exception {
    try (Running server = new Running()) {
      server.beat();
      clock.advance(Duration.ofSeconds(35));
      server.settle();
      space.set(false);
      clock.advance(Duration.ofSeconds(2));
      server.settle();
      for (int second = 0; second < 30; second++) {
        assertThat(server.tryToBeat()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        server.settle();
      }
      space.set(true);
      clock.advance(Duration.ofSeconds(1));
      server.settle();
      assertThat(missed()).isZero();

      clock.advance(Duration.ofSeconds(61));
      server.settle();
      assertThat(missedSoon()).isEqualTo(1);
    }
  }

  /** Journal, engine and ledger. */
  private final class Running implements AutoCloseable {
    private final Journal journal;
    private final Engine engine;

    Running() throws Exception {
      journal = Journal.open(database, clock::now, JournalSettings.defaults(), space::get);
      engine =
          new Engine(
              journal,
              SampleReleases.source(SampleRules.BEATS_ALONE),
              Ledger.open(
                  database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of()),
              EngineSettings.defaults());
      engine.start();
    }

    void beat() throws Exception {
      journal
          .append(SampleAlerts.request(SampleAlerts.ofType("Heartbeat", "heart")))
          .get(5, TimeUnit.SECONDS);
      settle();
    }

    boolean tryToBeat() {
      return !journal
          .append(SampleAlerts.request(SampleAlerts.ofType("Heartbeat", "heart")))
          .handle((position, refused) -> refused != null)
          .join();
    }

    /** Waits until the watermark is now, and everything before it is judged. */
    void settle() throws Exception {
      long now = clock.now().toEpochMilli();
      while (journal.watermark() < now
          || !engine.isReady()
          || engine.position() < journal.head().position()) {
        Thread.sleep(5);
      }
      Thread.sleep(250); // deadlines are looked at ten times a second
    }

    @Override
    public void close() {
      journal.close();
      engine.close();
    }
  }

  /** On a busy machine a deadline takes longer than settling waits. */
  private long missedSoon() throws Exception {
    for (int turn = 0; turn < 500 && missed() == 0; turn++) {
      Thread.sleep(10);
    }
    return missed();
  }

  private long missed() throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bind(connection, 1);
      try (ResultSet row =
          connection
              .createStatement()
              .executeQuery("select count(*) from event where type = 'Missed'")) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
