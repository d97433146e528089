package io.belfry.handling;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.journal.Alert;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.journal.SampleAlerts;
import io.belfry.ledger.Ledger;
import io.belfry.platform.Clock;
import io.belfry.runbook.SampleReleases;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Journal, engine and ledger of one server beside the people who handle its events. */
final class HandledLine implements AutoCloseable {
  private final DataSource database;
  private final Journal journal;
  private final Engine engine;

  HandledLine(DataSource database, Clock clock, List<Ledger.Companion> companions)
      throws Exception {
    this.database = database;
    journal = Journal.open(database, clock::now, JournalSettings.defaults());
    Ledger ledger =
        Ledger.open(
            database, journal.head().epoch(), EngineSettings.defaults().lanes(), companions);
    engine = new Engine(journal, SampleReleases.source(), ledger, EngineSettings.defaults());
    engine.start();
  }

  /** Stores alerts; returns when that is done, and before they are judged. */
  void deliver(Alert... alerts) throws Exception {
    journal.append(SampleAlerts.request(alerts)).get(10, TimeUnit.SECONDS);
  }

  /** Waits until everything that was told, by tools or people, is judged and kept. */
  void settle() throws Exception {
    HandledRows rows = new HandledRows(database);
    while (!rows.query("select 1 from inbox limit 1").isEmpty()
        || !engine.isReady()
        || engine.position() < journal.head().position()) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    journal.close();
    engine.close();
  }
}
