package io.belfry.event;

import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.journal.EntryCodec;
import io.belfry.ledger.FateCodec;
import io.belfry.platform.BulkInsert;
import io.belfry.platform.Worker;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import javax.sql.DataSource;

/**
 * Makes the table that people search alerts in, out of journal and fates, behind the engine's back:
 * judging never waits for it. Emptied, and its position set to 0, it fills again.
 */
public final class AlertProjection implements AutoCloseable {
  private static final int ROWS_A_STEP = 1_000;

  /** Under load it rests so long, and works for the stint; so it falls behind, but not for ever. */
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private static final long STINT_NANOS = 2_000_000_000L;

  private static final String READ =
      """
      select f.position, f.tenant_id, (extract(epoch from f.stamp) * 1000)::bigint, j.body, f.body
        from fate f join journal_entry j on j.position = f.position and j.stamp = f.stamp
        where f.position > (select position from projection)
          and f.position <= (select coalesce(min(position), 0) from ledger_progress)
        order by f.position limit %d
      """
          .formatted(ROWS_A_STEP);

  private static final BulkInsert<Row> ALERTS =
      new BulkInsert<Row>("alert", "do nothing")
          .number("tenant_id", Row::tenant)
          .number("position", Row::position)
          .number("index", row -> (long) row.index())
          .time("received_at", Row::stamp)
          .text("source", row -> row.alert().source())
          .text("type", row -> row.alert().type())
          .text("key", row -> row.alert().key())
          .text("summary", row -> row.alert().summary())
          .text("fate", row -> row.fate().fate().word())
          .number("event_number", row -> row.fate().event() == 0 ? null : row.fate().event())
          .text("hold", row -> row.fate().hold().isEmpty() ? null : row.fate().hold());

  private final DataSource database;
  private final ObjLongConsumer<Long> listener;
  private final Worker worker =
      new Worker("belfry-projection", Duration.ofSeconds(1), this::stepUnlessBusy);
  private final BooleanSupplier busy;
  private long lastStep = System.nanoTime();

  private record Row(
      long tenant, long position, int index, long stamp, Alert alert, FateCodec.Kept fate) {}

  /**
   * @param busy while it says so, alerts are judged first and listed a few seconds later
   * @param listener told, after each commit, a tenant and how many of its alerts can be found now,
   *     or found with another fate
   */
  public AlertProjection(
      DataSource database, BooleanSupplier busy, ObjLongConsumer<Long> listener) {
    this.database = database;
    this.busy = busy;
    this.listener = listener;
  }

  /** Starts following the ledger. */
  public void start() {
    worker.start();
  }

  /** Says that there is more. */
  public void wake() {
    worker.wake();
  }

  @Override
  public void close() {
    worker.close();
  }

  private boolean stepUnlessBusy() throws SQLException {
    long now = System.nanoTime();
    if (busy.getAsBoolean() && now - lastStep < PATIENCE_NANOS) {
      return false;
    }
    boolean more = step() > 0;
    if (!more || now - lastStep >= PATIENCE_NANOS + STINT_NANOS) {
      lastStep = System.nanoTime();
    }
    return more;
  }

  /** Adds the next few entries; returns how many alerts they had. */
  int step() throws SQLException {
    List<Row> rows = new ArrayList<>();
    Map<Long, Long> changed = new HashMap<>();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        try (Statement statement = connection.createStatement()) {
          statement.execute("set local synchronous_commit = off");
          try (ResultSet row = statement.executeQuery(READ)) {
            while (row.next()) {
              add(rows, row);
            }
          }
        }
        if (!rows.isEmpty()) {
          ALERTS.insert(connection, rows);
          advance(connection, rows.get(rows.size() - 1).position());
        }
        LateFates.list(connection, rows.isEmpty() ? null : rows.get(0).position())
            .forEach((tenant, alerts) -> changed.merge(tenant, alerts, Long::sum));
        connection.commit();
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
    rows.forEach(row -> changed.merge(row.tenant(), 1L, Long::sum));
    changed.forEach(listener::accept);
    return rows.size();
  }

  private static void add(List<Row> rows, ResultSet row) throws SQLException {
    long position = row.getLong(1);
    long tenant = row.getLong(2);
    long stamp = row.getLong(3);
    Entry.Alerts entry =
        (Entry.Alerts)
            EntryCodec.decode(position, tenant, EntryCodec.ALERTS, stamp, row.getBytes(4));
    List<FateCodec.Kept> fates = FateCodec.decode(row.getBytes(5));
    for (int index = 0; index < fates.size(); index++) {
      rows.add(
          new Row(tenant, position, index, stamp, entry.alerts().get(index), fates.get(index)));
    }
  }

  private static void advance(Connection connection, long position) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update projection set position = ?")) {
      update.setLong(1, position);
      update.executeUpdate();
    }
  }
}
