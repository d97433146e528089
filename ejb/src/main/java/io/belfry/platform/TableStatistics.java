package io.belfry.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Has the database look at tables that have doubled since it looked last. It does so by itself once
 * a minute; in the first minute of a storm it would plan for empty tables, and compare each row
 * with each. Partitions are left out: what reads them names a day and a key.
 */
public final class TableStatistics implements AutoCloseable {
  private static final String GROWN =
      """
      select format('%I.%I', s.schemaname, s.relname)
        from pg_stat_user_tables s join pg_class c on c.oid = s.relid
        where s.schemaname = current_schema() and c.relkind = 'r' and not c.relispartition
          and s.n_live_tup > greatest(?, 2 * c.reltuples)
        order by 1
      """;

  /** Below that a plan hardly matters. */
  private static final int FEW = 200;

  private final DataSource database;
  private final Worker worker = new Worker("belfry-statistics", Duration.ofSeconds(1), this::look);

  public TableStatistics(DataSource database) {
    this.database = database;
  }

  /** Starts looking, once a second. */
  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  private boolean look() throws SQLException {
    List<String> unused = analyzeGrown();
    return false;
  }

  /** Looks once; returns the tables that had grown. */
  List<String> analyzeGrown() throws SQLException {
    List<String> grown = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      try (PreparedStatement query = connection.prepareStatement(GROWN)) {
        query.setInt(1, FEW);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            grown.add(row.getString(1));
          }
        }
      }
      try (Statement analyze = connection.createStatement()) {
        for (String table : grown) {
          analyze.execute("analyze " + table);
        }
      }
    }
    return grown;
  }
}
