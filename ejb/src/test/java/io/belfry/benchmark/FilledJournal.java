package io.belfry.benchmark;

import io.belfry.engine.RebuildFigures;
import io.belfry.journal.Entry;
import io.belfry.journal.Inbox;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.journal.Submission;
import io.belfry.platform.TestDatabase;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A journal in a PostgreSQL of its own, with many alerts of one tenant, to be judged again. */
final class FilledJournal {
  private static final int IN_FLIGHT = 200;

  private FilledJournal() {}

  static void printRebuild(int alerts, int rounds) throws Exception {
    DataSource database = TestDatabase.fresh();
    try (Journal journal =
        Journal.open(database, InstantSource.system(), JournalSettings.defaults())) {
      AlertStream stream = new AlertStream(1, 10_000, 100_000);
      leave(database, stream.catalogue());
      while (journal.end() == 0) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      append(journal, stream.next(alerts));
      RebuildFigures.print(journal, ReferenceSet.release(), 1, rounds);
    }
  }

  /** Puts alerts of the first tenant into that database's journal; nobody judges them. */
  static void fill(DataSource database, int alerts) throws Exception {
    try (Journal journal =
        Journal.open(database, InstantSource.system(), JournalSettings.defaults())) {
      AlertStream stream = new AlertStream(1, 10_000, 100_000);
      for (int left = alerts; left > 0; left -= 100_000) {
        append(journal, stream.next(Math.min(left, 100_000)));
      }
    }
  }

  private static void leave(DataSource database, Entry catalogue) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Inbox.leave(connection, 1, ((Entry.Changes) catalogue).changes());
      connection.commit();
    }
  }

  private static void append(Journal journal, List<Entry> entries) {
    List<CompletableFuture<?>> waiting = new ArrayList<>();
    for (Entry entry : entries) {
      Submission submission =
          new Submission(
              1, ((Entry.Alerts) entry).alerts(), "application/json", new byte[] {'{', '}'});
      waiting.add(journal.append(submission).toCompletableFuture());
      if (waiting.size() == IN_FLIGHT) {
        waiting.forEach(CompletableFuture::join);
        waiting.clear();
      }
    }
    waiting.forEach(CompletableFuture::join);
  }
}
