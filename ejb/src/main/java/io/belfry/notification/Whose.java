package io.belfry.notification;

import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Whose an event is and how urgent, as people are shown it: they may have handed it over, and know
 * better than the rules.
 *
 * @param team its id
 * @param priority such as P1
 */
public record Whose(String team, String priority) {
  private static final String KEPT =
      "select owner_team, shown_priority from event where tenant_id = ? and id = ?";

  /**
   * Reads it within the transaction that writes the event.
   *
   * @param kind what was decided; of an event that opens people know nothing yet
   */
  public static Whose of(Connection transaction, long tenant, EventState event, DecisionKind kind)
      throws SQLException {
    Whose found = new Whose(event.ownerTeam(), event.priority().name());
    if (kind == DecisionKind.OPENED) {
      return found;
    }
    try (PreparedStatement query = transaction.prepareStatement(KEPT)) {
      query.setLong(1, tenant);
      query.setObject(2, event.id());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? new Whose(row.getString(1), row.getString(2)) : found;
      }
    }
  }

  /** Whether whoever is on call is called, and not the team alone. */
  public boolean isUrgent() {
    return priority.equals("P1") || priority.equals("P2");
  }
}
