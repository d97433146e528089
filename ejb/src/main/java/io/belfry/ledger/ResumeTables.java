package io.belfry.ledger;

import io.belfry.engine.Checkpoint;
import io.belfry.engine.EngineStore;
import io.belfry.engine.Quarantine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads where the engine goes on. */
final class ResumeTables {
  private static final String TENANTS =
      """
      select c.tenant_id, c.position, c.clock, s.position is not null, s.next_due
        from checkpoint c left join lateral (
          select s.position, s.next_due from snapshot s
            where s.tenant_id = c.tenant_id and s.position = c.position and s.clock >= c.clock
            order by s.clock desc limit 1) s on true
      """;

  private ResumeTables() {}

  static EngineStore.Resume read(Connection connection) throws SQLException {
    Map<Long, List<Quarantine>> quarantines = quarantines(connection);
    Map<Long, EngineStore.Tenant> tenants = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      long judged;
      try (ResultSet row =
          statement.executeQuery("select coalesce(min(position), 0) from ledger_progress")) {
        row.next();
        judged = row.getLong(1);
      }
      try (ResultSet row = statement.executeQuery(TENANTS)) {
        while (row.next()) {
          long tenant = row.getLong(1);
          tenants.put(
              tenant,
              new EngineStore.Tenant(
                  new Checkpoint(row.getLong(2), row.getTimestamp(3).getTime()),
                  nextDue(row.getBoolean(4), row.getTimestamp(5)),
                  quarantines.getOrDefault(tenant, List.of())));
        }
      }
      return new EngineStore.Resume(judged, tenants);
    }
  }

  private static @Nullable Long nextDue(boolean known, @Nullable Timestamp time) {
    if (!known) {
      return null;
    }
    return time == null ? Long.MAX_VALUE : time.getTime();
  }

  private static Map<Long, List<Quarantine>> quarantines(Connection connection)
      throws SQLException {
    Map<Long, List<Quarantine>> all = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select tenant_id, position, index, clock, runbook, reason from quarantine")) {
      while (row.next()) {
        all.computeIfAbsent(row.getLong(1), tenant -> new ArrayList<>())
            .add(
                new Quarantine(
                    row.getLong(1),
                    row.getLong(2),
                    row.getInt(3),
                    row.getTimestamp(4).getTime(),
                    row.getString(5),
                    row.getString(6)));
      }
    }
    return all;
  }
}
