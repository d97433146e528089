package io.belfry.ledger;

import io.belfry.engine.Checkpoint;
import io.belfry.engine.EngineStore;
import io.belfry.engine.Outcome;
import io.belfry.engine.Snapshot;
import io.belfry.engine.StoredSnapshot;
import io.belfry.engine.Touch;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The engine's memory that outlasts it. A commit need not wait for the disk: what a crash takes
 * away is decided again from the journal, which does wait. Nobody is told of a crash who asks for a
 * connection only after it, so each commit looks for the one before it.
 */
public final class Ledger implements EngineStore {

  /** Adds rows of another feature to the ledger's transaction, such as those of the outbox. */
  @FunctionalInterface
  public interface Companion {
    /** Called before the commit; a failure takes the whole transaction back. */
    void write(Connection transaction, List<Outcome> outcomes) throws SQLException;
  }

  @FunctionalInterface
  private interface Work<T> {
    @Nullable T in(Connection connection) throws SQLException;
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
   * Takes the ledger over for an epoch of the journal. All lanes begin where the last one of those
   * before them was, for tenants may have changed their lanes.
   *
   * @param lanes how many threads the engine has
   * @throws SQLException when the database cannot be reached
   * @throws IllegalStateException when a later epoch owns it
   */
  public static Ledger open(DataSource database, long epoch, int lanes, List<Companion> companions)
      throws SQLException {
    Ledger ledger = new Ledger(database, epoch, companions);
    ledger.transaction(
        connection -> {
          if (!LedgerTables.takeOver(connection, epoch)) {
            throw new IllegalStateException(
                "The ledger belongs to a later epoch than (%d). Maybe another server runs on this database."
                    .formatted(epoch));
          }
          LedgerTables.lineUp(connection, lanes);
          waitForDisk(connection);
          return null;
        });
    return ledger;
  }

  /** Calls back, on the engine's thread, after each commit with what was kept. */
  public void onKept(Consumer<List<Outcome>> listener) {
    listeners.add(listener);
  }

  @Override
  public Resume resume() throws SQLException {
    return Objects.requireNonNull(
        transaction(
            connection -> {
              LedgerTables.awaitOthers(connection);
              return ResumeTables.read(connection);
            }));
  }

  @Override
  public void keep(Batch batch) throws SQLException {
    transaction(
        connection -> {
          fence(connection);
          if (!LedgerTables.progress(connection, batch)) {
            throw lost(batch.lane());
          }
          LedgerTables.write(connection, batch);
          for (StoredSnapshot snapshot : batch.snapshots()) {
            SnapshotTables.insert(connection, snapshot);
          }
          for (Companion companion : companions) {
            companion.write(connection, batch.outcomes());
          }
          return null;
        });
    List<Outcome> kept = batch.outcomes();
    listeners.forEach(listener -> listener.accept(kept));
  }

  @Override
  public long begin(int lane) throws SQLException {
    return surely(lane);
  }

  @Override
  public void makeSure(int lane, long batches) throws SQLException {
    if (surely(lane) != batches) {
      throw lost(lane);
    }
  }

  /** How many batches a lane kept; it waits for the disk, and with it for all commits before it. */
  private long surely(int lane) throws SQLException {
    return Objects.requireNonNull(
        transaction(
            connection -> {
              fence(connection);
              waitForDisk(connection);
              return LedgerTables.batches(connection, lane);
            }));
  }

  private static void waitForDisk(Connection connection) throws SQLException {
    try (Statement setting = connection.createStatement()) {
      setting.execute("set local synchronous_commit = on");
    }
  }

  private static SQLException lost(int lane) {
    return new SQLException(
        "What lane (%d) kept last is gone. Maybe the database crashed; it is decided again."
            .formatted(lane));
  }

  @Override
  public @Nullable Snapshot snapshot(long tenant, Checkpoint notAfter) throws SQLException {
    return transaction(
        connection -> SnapshotTables.newest(connection, tenant, notAfter.position()));
  }

  @Override
  public @Nullable Snapshot snapshotAt(long tenant, long position) throws SQLException {
    return transaction(connection -> SnapshotTables.at(connection, tenant, position));
  }

  @Override
  public void keepActivity(int lane, long batches, Map<Long, List<Touch>> activity)
      throws SQLException {
    List<List<LedgerTables.TouchRow>> portions = LedgerTables.portions(activity);
    // Over one connection: a crash in between is noticed, so waiting for the last is enough.
    try (Connection connection = database.getConnection()) {
      for (int i = 0; i < portions.size(); i++) {
        List<LedgerTables.TouchRow> rows = portions.get(i);
        boolean last = i == portions.size() - 1;
        transaction(
            connection,
            transaction -> {
              fenceBeside(transaction, lane, batches);
              LedgerTables.writeActivity(transaction, rows);
              if (last) {
                waitForDisk(transaction);
              }
              return null;
            });
      }
    }
  }

  @Override
  public void keepSnapshot(int lane, long batches, StoredSnapshot snapshot) throws SQLException {
    transaction(
        connection -> {
          fenceBeside(connection, lane, batches);
          SnapshotTables.insert(connection, snapshot);
          return null;
        });
  }

  /** Without holding up the lane, which goes on meanwhile. */
  private void fenceBeside(Connection connection, int lane, long batches) throws SQLException {
    fence(connection);
    if (LedgerTables.batchesNow(connection, lane) < batches) {
      throw lost(lane);
    }
  }

  private void fence(Connection connection) throws SQLException {
    if (!LedgerTables.owns(connection, epoch)) {
      throw new SQLException(
          "The ledger belongs to another epoch than (%d); this server keeps nothing more."
              .formatted(epoch));
    }
  }

  private <T> @Nullable T transaction(Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return transaction(connection, work);
    }
  }

  private static <T> @Nullable T transaction(Connection connection, Work<T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      TenantGuard.bindAll(connection);
      try (Statement setting = connection.createStatement()) {
        setting.execute("set local synchronous_commit = off");
      }
      T result = work.in(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException failure) {
      connection.rollback();
      throw failure;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
