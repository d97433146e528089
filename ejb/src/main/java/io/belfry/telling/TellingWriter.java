package io.belfry.telling;

import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/**
 * Notes, in the ledger's transaction, which rules begin for an event that is new, or that changed
 * so that they take it. Judging again after a crash writes the same rows.
 */
public final class TellingWriter implements Ledger.Companion {
  private static final String INSERT =
      "insert into notification_due (tenant_id, event_id, rule, step, due_at)"
          + " values (?, ?, ?, 0, ?) on conflict do nothing";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    TellingTables rules = new TellingTables(transaction);
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      boolean any = false;
      for (Outcome outcome : outcomes) {
        for (Decision decision : outcome.decisions()) {
          if (decision.kind() == DecisionKind.OPENED
              || decision.kind() == DecisionKind.PRIORITISED) {
            for (EventState event : outcome.events()) {
              if (event.id().equals(decision.event())) {
                any |= add(insert, rules, outcome, event);
              }
            }
          }
        }
      }
      if (any) {
        insert.executeBatch();
      }
    }
  }

  private static boolean add(
      PreparedStatement insert, TellingTables rules, Outcome outcome, EventState event)
      throws SQLException {
    boolean any = false;
    for (TellingRule rule : rules.of(outcome.tenant())) {
      if (rule.takes(event.situationClass(), event.priority().name(), event.ownerTeam())) {
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
