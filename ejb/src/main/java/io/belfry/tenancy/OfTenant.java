package io.belfry.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A transaction over a plain connection that sees the rows of one tenant. */
public final class OfTenant {
  private OfTenant() {}

  /**
   * Runs it and commits.
   *
   * @throws IllegalStateException when the database refuses or cannot be reached
   */
  public static <T extends @Nullable Object> T run(
      DataSource database, long tenant, AcrossTenants.Work<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bind(connection, tenant);
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException unreachable) {
      throw new IllegalStateException("The database refused", unreachable);
    }
  }
}
