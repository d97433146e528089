package io.belfry.escalation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The policies of teams that have one of their own, for who simulates what they do. */
public final class Policies {
  private Policies() {}

  /** Reads all that have a name, by that. */
  public static Map<String, Policy> named(Connection connection, long tenant) throws SQLException {
    Map<String, Policy> policies = new HashMap<>();
    Plans plans = new Plans(connection);
    try (PreparedStatement select =
        connection.prepareStatement("select name from escalation_policy where tenant_id = ?")) {
      select.setLong(1, tenant);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          policies.put(row.getString(1), plans.policy(tenant, "", row.getString(1)));
        }
      }
    }
    return policies;
  }

  /** Reads them, by the id of the team. */
  public static Map<String, Policy> ofTeams(Connection connection, long tenant)
      throws SQLException {
    Map<String, Policy> policies = new HashMap<>();
    Plans plans = new Plans(connection);
    try (PreparedStatement select =
        connection.prepareStatement("select team from team_escalation where tenant_id = ?")) {
      select.setLong(1, tenant);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String team = row.getString(1);
          policies.put(team, plans.of(tenant, team).policy());
        }
      }
    }
    return policies;
  }
}
