package io.belfry.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A worker's transaction over a plain connection: it sees the rows of every tenant, and its commit
 * waits for the disk.
 */
public final class AcrossTenants {
  /** What is done in the transaction. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /** Does it; a failure takes everything back. */
    T in(Connection connection) throws SQLException;
  }

  private AcrossTenants() {}

  /**
   * Runs it and commits.
   *
   * @throws SQLException when the database refuses or cannot be reached
   */
  public static <T extends @Nullable Object> T run(DataSource database, Work<T> work)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        try (Statement setting = connection.createStatement()) {
          setting.execute("set local synchronous_commit = on");
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
}
