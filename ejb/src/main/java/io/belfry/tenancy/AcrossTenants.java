package io.belfry.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A worker's transaction over a plain connection: it sees the rows of every tenant. */
public final class AcrossTenants {
  /** What is done in the transaction. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /** Does it; a failure takes everything back. */
    T in(Connection connection) throws SQLException;
  }

  private AcrossTenants() {}

  /**
   * Runs it and commits; the commit waits for the disk.
   *
   * @throws SQLException when the database refuses or cannot be reached
   */
  public static <T extends @Nullable Object> T run(DataSource database, Work<T> work)
      throws SQLException {
    return run(database, "on", work);
  }

  /**
   * The same for what is done again, or not missed, when a crash takes it: its commit does not wait
   * for the disk, and others that must wait for it do not wait for this one.
   *
   * @throws SQLException when the database refuses or cannot be reached
   */
  public static <T extends @Nullable Object> T repeatable(DataSource database, Work<T> work)
      throws SQLException {
    return run(database, "off", work);
  }

  private static <T extends @Nullable Object> T run(DataSource database, String waits, Work<T> work)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        try (Statement setting = connection.createStatement()) {
          setting.execute("set local synchronous_commit = " + waits);
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
