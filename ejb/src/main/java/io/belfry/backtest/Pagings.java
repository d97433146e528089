package io.belfry.backtest;

import io.belfry.escalation.Policies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Reads by what policies a tenant calls, and when people took events on. */
final class Pagings {
  private static final String ACKNOWLEDGED =
      "select e.key, a.at from event_action a join event e"
          + " on e.tenant_id = a.tenant_id and e.id = a.event_id where a.tenant_id = ?"
          + " and a.handling_before = 'open' and a.handling_after <> 'open'";

  private Pagings() {}

  static Paging of(Connection connection, long tenant) throws SQLException {
    Map<String, NavigableSet<Long>> acknowledged = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(ACKNOWLEDGED)) {
      select.setLong(1, tenant);
      select.setFetchSize(1_000);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          acknowledged
              .computeIfAbsent(row.getString(1), key -> new TreeSet<>())
              .add(row.getObject(2, OffsetDateTime.class).toInstant().toEpochMilli());
        }
      }
    }
    return new Paging(
        Policies.ofTeams(connection, tenant), Policies.named(connection, tenant), acknowledged);
  }
}
