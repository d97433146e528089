package io.belfry.telling;

import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.ledger.Ledger;
import io.belfry.notification.Whose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/**
 * Notes, in the ledger's transaction, which rules begin for an event that is new, or that changed
 * so that they take it, and has them wait while it does not fire. Judging again after a crash
 * writes the same rows.
 */
public final class TellingWriter implements Ledger.Companion {
  static final String INSERT =
      "insert into notification_due (tenant_id, event_id, rule, step, due_at)"
          + " values (?, ?, ?, 0, ?) on conflict (tenant_id, event_id, rule, step) do update"
          + " set state = 'waiting', settled_at = null, due_at = excluded.due_at"
          + " where notification_due.state = 'over'";
  private static final String PARK =
      "update notification_due set state = 'parked'"
          + " where tenant_id = ? and event_id = ? and state in ('waiting', 'held')";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    TellingTables rules = new TellingTables(transaction);
    try (PreparedStatement insert = transaction.prepareStatement(INSERT);
        PreparedStatement park = transaction.prepareStatement(PARK)) {
      boolean any = false;
      boolean anyOver = false;
      for (Outcome outcome : outcomes) {
        for (Decision decision : outcome.decisions()) {
          if (decision.kind() == DecisionKind.OPENED
              || decision.kind() == DecisionKind.PRIORITISED) {
            for (EventState event : outcome.events()) {
              if (event.id().equals(decision.event())) {
                Whose whose = Whose.of(transaction, outcome.tenant(), event, decision.kind());
                any |= add(insert, rules, outcome, event, whose);
              }
            }
          } else if (decision.kind() == DecisionKind.RECOVERED
              && !rules.of(outcome.tenant()).isEmpty()) {
            park.setLong(1, outcome.tenant());
            park.setObject(2, decision.event());
            park.addBatch();
            anyOver = true;
          }
        }
      }
      if (any) {
        insert.executeBatch();
      }
      if (anyOver) {
        park.executeBatch();
      }
    }
  }

  private static boolean add(
      PreparedStatement insert, TellingTables rules, Outcome outcome, EventState event, Whose whose)
      throws SQLException {
    boolean any = false;
    for (TellingRule rule : rules.of(outcome.tenant())) {
      if (rule.takes(event.situationClass(), whose.priority(), whose.team())) {
        insert.setLong(1, outcome.tenant());
        insert.setObject(2, event.id());
        insert.setString(3, rule.name());
        insert.setTimestamp(
            4, Timestamp.from(Instant.ofEpochMilli(event.openedAt()).plus(rule.due(0))));
        insert.addBatch();
        any = true;
      }
    }
    return any;
  }
}
