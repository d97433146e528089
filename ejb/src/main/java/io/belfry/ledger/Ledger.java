package io.belfry.ledger;

import io.belfry.engine.Outcome;
import io.belfry.engine.OutcomeSink;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The engine's memory that outlasts it. A commit need not wait for the disk: what a crash takes
 * away is decided again from the journal, which does wait.
 */
public final class Ledger implements OutcomeSink {

  /** Adds rows of another feature to the ledger's transaction, such as those of the outbox. */
  @FunctionalInterface
  public interface Companion {
    /** Called before the commit; a failure takes the whole transaction back. */
    void write(Connection transaction, List<Outcome> outcomes) throws SQLException;
  }

  private final DataSource database;
  private final long epoch;
  private final List<Companion> companions;
  private final List<Consumer<List<Outcome>>> listeners = new CopyOnWriteArrayList<>();

  private Ledger(DataSource database, long epoch, List<Companion> companions) {
    this.database = database;
    this.epoch = epoch;
    this.companions = List.copyOf(companions);
  }

  /**
   * Takes the ledger over for an epoch of the journal.
   *
   * @throws SQLException when the database cannot be reached
   * @throws IllegalStateException when a later epoch owns it
   */
  public static Ledger open(DataSource database, long epoch, List<Companion> companions)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement("update ledger_head set epoch = ? where epoch < ?")) {
      update.setLong(1, epoch);
      update.setLong(2, epoch);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException(
            "The ledger belongs to a later epoch than (%d). Maybe another server runs on this database."
                .formatted(epoch));
      }
    }
    return new Ledger(database, epoch, companions);
  }

  /** Calls back, on the engine's thread, after each commit with what was kept. */
  public void onKept(Consumer<List<Outcome>> listener) {
    listeners.add(listener);
  }

  @Override
  public Map<Long, Long> checkpoints() throws SQLException {
    Map<Long, Long> positions = new HashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select tenant_id, position from checkpoint")) {
      while (row.next()) {
        positions.put(row.getLong(1), row.getLong(2));
      }
    }
    return positions;
  }

  @Override
  public void keep(List<Outcome> outcomes) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        try (Statement setting = connection.createStatement()) {
          setting.execute("set local synchronous_commit = off");
        }
        if (!LedgerTables.owns(connection, epoch)) {
          throw new SQLException(
              "The ledger belongs to another epoch than (%d); this server keeps nothing more."
                  .formatted(epoch));
        }
        LedgerTables.write(connection, outcomes);
        for (Companion companion : companions) {
          companion.write(connection, outcomes);
        }
        connection.commit();
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
    List<Outcome> kept = List.copyOf(outcomes);
    listeners.forEach(listener -> listener.accept(kept));
  }
}
