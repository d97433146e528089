package io.belfry.review;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of what was measured: a spread for each day, runbook and metric. */
public final class MeasuredDays {
  private final Connection connection;
  private final long tenant;

  public MeasuredDays(Connection connection, long tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  /** Whether a day was looked at. */
  boolean has(LocalDate day) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select 1 from measured_day where tenant_id = ? and day = ? limit 1")) {
      select.setLong(1, tenant);
      select.setObject(2, day);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Keeps a day, and forgets those of which nobody asks any more. */
  void keep(LocalDate day, Map<Series, Spread> spreads, LocalDate oldest) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into measured_day (tenant_id, day, runbook, metric, count, points)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      for (Map.Entry<Series, Spread> each : spreads.entrySet()) {
        insert.setLong(1, tenant);
        insert.setObject(2, day);
        insert.setString(3, each.getKey().runbook());
        insert.setString(4, each.getKey().metric());
        insert.setLong(5, each.getValue().count());
        insert.setArray(6, connection.createArrayOf("float8", each.getValue().stored().toArray()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (PreparedStatement delete =
        connection.prepareStatement("delete from measured_day where tenant_id = ? and day < ?")) {
      delete.setLong(1, tenant);
      delete.setObject(2, oldest);
      delete.executeUpdate();
    }
  }

  /** All that is kept since a day: by runbook, by metric. */
  public Map<String, Map<String, List<Spread>>> since(LocalDate day) throws SQLException {
    Map<String, Map<String, List<Spread>>> measured = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select runbook, metric, count, points from measured_day"
                + " where tenant_id = ? and day >= ? and count > 0 order by day, runbook, metric")) {
      select.setLong(1, tenant);
      select.setObject(2, day);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          measured
              .computeIfAbsent(row.getString(1), runbook -> new TreeMap<>())
              .computeIfAbsent(row.getString(2), metric -> new ArrayList<>())
              .add(new Spread(row.getLong(3), points(row.getArray(4))));
        }
      }
    }
    return measured;
  }

  private static double[] points(Array array) throws SQLException {
    return Arrays.stream((Double[]) array.getArray()).mapToDouble(Double::doubleValue).toArray();
  }

  /** A metric as a runbook looks at it. */
  record Series(String runbook, String metric) implements Comparable<Series> {
    @Override
    public int compareTo(Series other) {
      int byRunbook = runbook.compareTo(other.runbook);
      return byRunbook != 0 ? byRunbook : metric.compareTo(other.metric);
    }
  }
}
