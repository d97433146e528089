package io.belfry.rulepackage;

import io.belfry.runbook.World;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** The names that packages may use, as a tenant has them. */
final class Worlds {
  private Worlds() {}

  static World of(Connection connection, long tenant) throws SQLException {
    return new World(
        names(connection, tenant, "select id from team where tenant_id = ?"),
        names(connection, tenant, "select name from service where tenant_id = ?"),
        names(connection, tenant, "select name from escalation_policy where tenant_id = ?"),
        names(connection, tenant, "select name from channel where tenant_id = ?"));
  }

  private static Set<String> names(Connection connection, long tenant, String sql)
      throws SQLException {
    Set<String> names = new TreeSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, tenant);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }
}
