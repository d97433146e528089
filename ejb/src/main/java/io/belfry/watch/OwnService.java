package io.belfry.watch;

import io.belfry.facts.Level;
import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.tenancy.Tenant;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The service that Belfry's own faults are about, in the catalogue of the default tenant. */
public final class OwnService {
  /** Its name, and the source of its alerts. */
  public static final String NAME = "belfry";

  private static final String TEAM = "operations";

  private OwnService() {}

  /**
   * Puts it into the catalogue when it is not there; what people changed about it stays.
   *
   * @throws SQLException when the database cannot be reached
   */
  public static void ensure(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bind(connection, Tenant.DEFAULT);
        insert(
            connection,
            "insert into team (tenant_id, id, name) select ?, ?, 'Operations'"
                + " where not exists (select 1 from service where tenant_id = ? and name = ?)"
                + " on conflict do nothing",
            Tenant.DEFAULT,
            TEAM,
            Tenant.DEFAULT,
            NAME);
        boolean made =
            insert(
                connection,
                "insert into service (tenant_id, name, owner_team, criticality)"
                    + " values (?, ?, ?, 'high') on conflict do nothing",
                Tenant.DEFAULT,
                NAME,
                TEAM);
        if (made) {
          Inbox.leave(
              connection, Tenant.DEFAULT, List.of(new Change.ServiceSet(NAME, TEAM, Level.HIGH)));
        }
        connection.commit();
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static boolean insert(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      return insert.executeUpdate() == 1;
    }
  }
}
