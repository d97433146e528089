package io.belfry.telling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of tenants as they are read within a transaction, each tenant's once. */
final class TellingTables {
  private static final String READ =
      "select name, classes, priorities, team, lasts, steps, enabled, version"
          + " from notification_rule where tenant_id = ? order by name";

  private final Connection connection;
  private final Map<Long, List<TellingRule>> known = new HashMap<>();

  TellingTables(Connection connection) {
    this.connection = connection;
  }

  List<TellingRule> of(long tenant) throws SQLException {
    List<TellingRule> rules = known.get(tenant);
    if (rules == null) {
      rules = read(tenant);
      known.put(tenant, rules);
    }
    return rules;
  }

  private List<TellingRule> read(long tenant) throws SQLException {
    List<TellingRule> rules = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(READ)) {
      query.setLong(1, tenant);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rules.add(
              new TellingRule(
                  row.getString(1),
                  Set.of((String[]) row.getArray(2).getArray()),
                  Set.of((String[]) row.getArray(3).getArray()),
                  row.getString(4),
                  Duration.ofSeconds(row.getInt(5)),
                  TellingRule.read(row.getString(6)),
                  row.getBoolean(7),
                  row.getInt(8)));
        }
      }
    }
    return rules;
  }
}
