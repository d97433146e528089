package io.belfry.watch;

import io.belfry.tenancy.Tenant;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** What the database tells about Belfry itself. */
final class WatchTables {
  private static final String BEHIND =
      """
      select p.position, (
          select count(*) from (
            select 1 from fate f where f.position > p.position
              and f.position <= (select coalesce(min(position), 0) from ledger_progress)
              limit %d) waiting)
        from projection p
      """
          .formatted(ProjectionLag.FAR);

  private static final String FIRING =
      "select key from event where tenant_id = %d and source = '%s' and condition = 'firing'"
          .formatted(Tenant.DEFAULT, OwnService.NAME);

  @FunctionalInterface
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private final DataSource database;

  WatchTables(DataSource database) {
    this.database = database;
  }

  /** Notifications that were given up. */
  long deadLetters() throws SQLException {
    return read(
        "select count(*) from outbox where state = 'dead'", row -> row.next() ? row.getLong(1) : 0);
  }

  /** What is wrong with the channels that are checked, a sentence each. */
  List<String> failedChannels() throws SQLException {
    return read(
        "select 'The channel ' || name || ' of the team ' || team || ' failed its check: '"
            + " || check_failure from channel where enabled and check_every is not null"
            + " and check_failure is not null order by tenant_id, team, name limit 100",
        row -> {
          List<String> sentences = new ArrayList<>();
          while (row.next()) {
            sentences.add(row.getString(1));
          }
          return sentences;
        });
  }

  /** How far the projection of alerts is behind. */
  ProjectionLag.Behind behind() throws SQLException {
    return read(
        BEHIND,
        row ->
            row.next()
                ? new ProjectionLag.Behind(row.getLong(1), row.getLong(2))
                : new ProjectionLag.Behind(0, 0));
  }

  /** The keys of Belfry's own faults that nobody has reported to be over. */
  Set<String> firing() throws SQLException {
    return read(
        FIRING,
        row -> {
          Set<String> keys = new HashSet<>();
          while (row.next()) {
            keys.add(row.getString(1));
          }
          return keys;
        });
  }

  private <T> T read(String sql, Reading<T> reading) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        try (Statement statement = connection.createStatement()) {
          statement.setQueryTimeout(5);
          try (ResultSet row = statement.executeQuery(sql)) {
            return reading.of(row);
          }
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
