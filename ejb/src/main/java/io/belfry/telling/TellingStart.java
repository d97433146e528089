package io.belfry.telling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** What people do with an event that gives rules cause to tell of it, in their transaction. */
public final class TellingStart {
  private static final String STATE =
      "select situation_class, shown_priority, owner_team, opened_at from event"
          + " where tenant_id = ? and id = ?";

  /** What was given up is looked at again: parked, the worker finds out whether it is due. */
  private static final String REVIVE =
      "update notification_due set state = 'parked', settled_at = null"
          + " where tenant_id = ? and event_id = ? and state = 'over'";

  private TellingStart() {}

  /** The event was closed, and is open again. */
  public static void openAgain(Connection transaction, long tenant, UUID event)
      throws SQLException {
    try (PreparedStatement revive = transaction.prepareStatement(REVIVE)) {
      revive.setLong(1, tenant);
      revive.setObject(2, event);
      revive.executeUpdate();
    }
  }

  /** It has another priority: other rules may take it. */
  public static void prioritised(Connection transaction, long tenant, UUID event)
      throws SQLException {
    openAgain(transaction, tenant, event);
    try (PreparedStatement query = transaction.prepareStatement(STATE)) {
      query.setLong(1, tenant);
      query.setObject(2, event);
      try (ResultSet row = query.executeQuery()) {
        if (row.next()) {
          Instant opened = row.getTimestamp(4).toInstant();
          for (TellingRule rule : new TellingTables(transaction).of(tenant)) {
            if (rule.takes(row.getString(1), row.getString(2), row.getString(3))) {
              add(transaction, tenant, event, rule, opened);
            }
          }
        }
      }
    }
  }

  private static void add(
      Connection transaction, long tenant, UUID event, TellingRule rule, Instant opened)
      throws SQLException {
    try (PreparedStatement add = transaction.prepareStatement(TellingWriter.INSERT)) {
      add.setLong(1, tenant);
      add.setObject(2, event);
      add.setString(3, rule.name());
      add.setTimestamp(4, Timestamp.from(opened.plus(rule.due(0))));
      add.executeUpdate();
    }
  }
}
