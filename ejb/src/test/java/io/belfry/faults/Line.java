package io.belfry.faults;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.engine.Release;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.ledger.Ledger;
import io.belfry.notification.OutboxWriter;
import io.belfry.runbook.SampleReleases;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** Journal, engine and ledger of one server. */
final class Line implements AutoCloseable {
  private final Journal journal;
  private final Engine engine;

  private Line(Journal journal, Engine engine) {
    this.journal = journal;
    this.engine = engine;
  }

  /** Opens it as a server does at its start; tries again while the database is away. */
  static Line open(DataSource database, Release release) throws InterruptedException {
    while (true) {
      try {
        Journal journal =
            Journal.open(database, InstantSource.system(), JournalSettings.defaults());
        Ledger ledger =
            Ledger.open(database, journal.head().epoch(), 1, List.of(new OutboxWriter()));
        Engine engine =
            new Engine(
                journal,
                SampleReleases.source(release),
                ledger,
                new EngineSettings(1, 300, Duration.ofMinutes(10)));
        engine.start();
        return new Line(journal, engine);
      } catch (SQLException | IllegalStateException away) {
        Thread.sleep(50);
      }
    }
  }

  Journal journal() {
    return journal;
  }

  boolean isSettled() {
    return engine.isReady() && engine.position() >= journal.head().position();
  }

  @Override
  public void close() {
    journal.close();
    engine.close();
  }
}
