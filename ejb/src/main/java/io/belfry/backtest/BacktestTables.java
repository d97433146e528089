package io.belfry.backtest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of backtests. */
final class BacktestTables {
  private static final String COLUMNS =
      "select id, state, asked, actor, began_at, ended_at, failure, %s as report"
          + " from backtest where tenant_id = ?";

  /** Older ones of a tenant are forgotten. */
  private static final int KEPT = 50;

  private final Connection connection;
  private final long tenant;

  BacktestTables(Connection connection, long tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  void insert(UUID id, String asked, String actor, Instant at) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into backtest (id, tenant_id, state, asked, actor, began_at)"
                + " values (?, ?, 'running', ?, ?, ?)")) {
      insert.setObject(1, id);
      insert.setLong(2, tenant);
      insert.setString(3, asked);
      insert.setString(4, actor);
      insert.setObject(5, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
    try (PreparedStatement forget =
        connection.prepareStatement(
            "delete from backtest where tenant_id = ? and id in (select id from backtest"
                + " where tenant_id = ? order by began_at desc, id offset ?)")) {
      forget.setLong(1, tenant);
      forget.setLong(2, tenant);
      forget.setInt(3, KEPT);
      forget.executeUpdate();
    }
  }

  void end(UUID id, String state, @Nullable String report, @Nullable String failure, Instant at)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update backtest set state = ?, report = ?::jsonb, failure = ?, ended_at = ?"
                + " where tenant_id = ? and id = ?")) {
      update.setString(1, state);
      update.setString(2, report);
      update.setString(3, failure);
      update.setObject(4, at.atOffset(ZoneOffset.UTC));
      update.setLong(5, tenant);
      update.setObject(6, id);
      update.executeUpdate();
    }
  }

  /** The newest first, without their reports. */
  List<BacktestRun> all() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            COLUMNS.formatted("null::text") + " order by began_at desc, id limit " + KEPT)) {
      select.setLong(1, tenant);
      return read(select);
    }
  }

  Optional<BacktestRun> find(UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(COLUMNS.formatted("report::text") + " and id = ?")) {
      select.setLong(1, tenant);
      select.setObject(2, id);
      return read(select).stream().findFirst();
    }
  }

  private static List<BacktestRun> read(PreparedStatement select) throws SQLException {
    List<BacktestRun> runs = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        String state = row.getString("state");
        runs.add(
            new BacktestRun(
                row.getObject("id", UUID.class),
                state,
                row.getString("asked"),
                row.getString("actor"),
                state.equals("done") ? 1 : 0,
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("report"),
                row.getString("failure")));
      }
    }
    return runs;
  }
}
