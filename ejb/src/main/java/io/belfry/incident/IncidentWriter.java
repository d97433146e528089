package io.belfry.incident;

import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.Outcome;
import io.belfry.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Notes, in the ledger's transaction, which events are new or more urgent. Whether they are an
 * incident, {@link IncidentRuling} finds out afterwards, so that the ledger waits for nobody.
 */
public final class IncidentWriter implements Ledger.Companion {
  private static final String ADD =
      "insert into incident_due (tenant_id, event_id) values (?, ?) on conflict do nothing";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    try (PreparedStatement add = transaction.prepareStatement(ADD)) {
      boolean any = false;
      for (Outcome outcome : outcomes) {
        for (Decision decision : outcome.decisions()) {
          if (decision.kind() == DecisionKind.OPENED
              || decision.kind() == DecisionKind.PRIORITISED) {
            add.setLong(1, outcome.tenant());
            add.setObject(2, decision.event());
            add.addBatch();
            any = true;
          }
        }
      }
      if (any) {
        add.executeBatch();
      }
    }
  }
}
