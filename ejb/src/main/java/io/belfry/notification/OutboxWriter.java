package io.belfry.notification;

import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;

/**
 * Puts what people must be told into the ledger's transaction: a new event calls its owner team.
 */
public final class OutboxWriter implements Ledger.Companion {
  private static final String INSERT =
      "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, key) do nothing";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      boolean any = false;
      for (Outcome outcome : outcomes) {
        for (Decision decision : outcome.decisions()) {
          if (decision.kind() == DecisionKind.OPENED) {
            add(insert, outcome, event(outcome, decision));
            any = true;
          }
        }
      }
      if (any) {
        insert.executeBatch();
      }
    }
  }

  private static EventState event(Outcome outcome, Decision decision) {
    return outcome.events().stream()
        .filter(event -> event.id().equals(decision.event()))
        .findFirst()
        .orElseThrow();
  }

  private static void add(PreparedStatement insert, Outcome outcome, EventState event)
      throws SQLException {
    Timestamp at = new Timestamp(outcome.stamp());
    insert.setLong(1, outcome.tenant());
    insert.setString(2, "opened/" + event.id());
    insert.setObject(3, event.id());
    insert.setString(4, event.ownerTeam());
    insert.setString(5, "[%s] %s".formatted(event.priority(), event.subject()));
    insert.setString(6, body(event));
    insert.setTimestamp(7, at);
    insert.setTimestamp(8, at);
    insert.addBatch();
  }

  private static String body(EventState event) {
    return """
        %s

        Event     %d
        Priority  %s (impact %s, urgency %s)
        Service   %s
        Type      %s, from %s
        Runbook   %s
        """
        .formatted(
            event.subject(),
            event.number(),
            event.priority(),
            event.impact().name().toLowerCase(Locale.ROOT),
            event.urgency().name().toLowerCase(Locale.ROOT),
            event.service().isEmpty() ? "unknown" : event.service(),
            event.type(),
            event.source(),
            event.runbookTitle() == null ? "none knows this type of alert" : event.runbookTitle());
  }
}
