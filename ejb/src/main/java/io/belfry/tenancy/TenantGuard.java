package io.belfry.tenancy;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.Session;

/**
 * Tells PostgreSQL for whom the current transaction runs. The setting ends with the transaction, so
 * that a pooled connection carries nothing to its next user.
 */
public final class TenantGuard {
  private static final String ALL = "*";
  private static final String BIND = "select set_config('belfry.tenant', ?, true)";

  private TenantGuard() {}

  /** Lets the transaction of a plain connection see one tenant's rows. */
  public static void bind(Connection connection, long tenantId) throws SQLException {
    bind(connection, Long.toString(tenantId));
  }

  /** Lets the transaction of a plain connection see every tenant's rows. */
  public static void bindAll(Connection connection) throws SQLException {
    bind(connection, ALL);
  }

  private static void bind(Connection connection, String value) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalStateException(
          "The connection commits by itself, so the tenant would be forgotten at once. Maybe call"
              + " setAutoCommit(false) first.");
    }
    try (PreparedStatement statement = connection.prepareStatement(BIND)) {
      statement.setString(1, value);
      statement.execute();
    }
  }

  /** Lets the current transaction see one tenant's rows. */
  public static void bind(EntityManager entities, long tenantId) {
    bind(entities, Long.toString(tenantId));
  }

  /** Lets the current transaction see every tenant's rows. */
  public static void bindAll(EntityManager entities) {
    bind(entities, ALL);
  }

  private static void bind(EntityManager entities, String value) {
    if (!entities.isJoinedToTransaction()) {
      throw new IllegalStateException(
          "There is no transaction to bind to a tenant. Maybe the caller lacks @Transactional.");
    }
    // Straight to the connection: a query of Hibernate's costs more than all of what most requests
    // read.
    entities.unwrap(Session.class).doWork(connection -> bind(connection, value));
  }
}
