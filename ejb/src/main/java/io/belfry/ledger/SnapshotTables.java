package io.belfry.ledger;

import io.belfry.engine.Snapshot;
import io.belfry.engine.SnapshotCodec;
import io.belfry.engine.StoredSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The rows of snapshots. */
final class SnapshotTables {
  private static final System.Logger log = System.getLogger(SnapshotTables.class.getName());

  /** The newest few, for recovery; one a day, for questions about the past. */
  private static final String EVICT =
      """
      delete from snapshot s where s.tenant_id = ?
        and s.position not in (
          select n.position from snapshot n where n.tenant_id = s.tenant_id
            order by n.position desc, n.clock desc limit 3)
        and exists (
          select from snapshot d where d.tenant_id = s.tenant_id
            and date_trunc('day', d.clock at time zone 'UTC')
              = date_trunc('day', s.clock at time zone 'UTC')
            and (d.position, d.clock) < (s.position, s.clock))
      """;

  private static final String NEWEST =
      "select body from snapshot where tenant_id = ? and position <= ?"
          + " order by position desc, clock desc";

  private static final String AT =
      "select body from snapshot where tenant_id = ? and position = ? order by clock limit 1";

  private SnapshotTables() {}

  static void insert(Connection connection, StoredSnapshot snapshot) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into snapshot (tenant_id, position, clock, next_due, release, body)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      insert.setLong(1, snapshot.tenant());
      insert.setLong(2, snapshot.position());
      insert.setTimestamp(3, new Timestamp(snapshot.clock()));
      if (snapshot.nextDue() == Long.MAX_VALUE) {
        insert.setNull(4, Types.TIMESTAMP);
      } else {
        insert.setTimestamp(4, new Timestamp(snapshot.nextDue()));
      }
      insert.setString(5, snapshot.release());
      insert.setBytes(6, snapshot.body());
      insert.executeUpdate();
    }
    try (PreparedStatement evict = connection.prepareStatement(EVICT)) {
      evict.setLong(1, snapshot.tenant());
      evict.executeUpdate();
    }
  }

  /** The newest that this server can read; older ones only cost a longer replay. */
  static @Nullable Snapshot newest(Connection connection, long tenant, long notAfter)
      throws SQLException {
    return first(connection, tenant, notAfter, NEWEST);
  }

  /** The first that was taken after an entry. */
  static @Nullable Snapshot at(Connection connection, long tenant, long position)
      throws SQLException {
    return first(connection, tenant, position, AT);
  }

  private static @Nullable Snapshot first(
      Connection connection, long tenant, long position, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, tenant);
      select.setLong(2, position);
      select.setFetchSize(1);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          try {
            return SnapshotCodec.decode(row.getBytes(1));
          } catch (IllegalArgumentException otherFormat) {
            log.log(
                System.Logger.Level.WARNING,
                "A snapshot is passed over: {0}",
                otherFormat.getMessage());
          }
        }
      }
    }
    return null;
  }
}
