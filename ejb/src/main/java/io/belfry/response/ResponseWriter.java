package io.belfry.response;

import io.belfry.engine.Outcome;
import io.belfry.engine.Responding;
import io.belfry.facts.Priority;
import io.belfry.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps, in the ledger's transaction, what follows events; before those who tell, escalate and
 * gather look. Judging again after a crash writes the same rows.
 */
public final class ResponseWriter implements Ledger.Companion {
  private static final String INSERT =
      "insert into event_response (tenant_id, event_id, told, escalation, incident)"
          + " values (?, ?, ?, ?, ?) on conflict do nothing";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    if (outcomes.stream().allMatch(outcome -> outcome.responses().isEmpty())) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      for (Outcome outcome : outcomes) {
        for (Responding response : outcome.responses()) {
          List<Priority> incident = response.incident();
          insert.setLong(1, outcome.tenant());
          insert.setObject(2, response.event());
          insert.setArray(3, transaction.createArrayOf("text", response.told().toArray()));
          insert.setString(4, response.escalation());
          insert.setArray(
              5,
              incident == null
                  ? null
                  : transaction.createArrayOf("text", incident.stream().map(Enum::name).toArray()));
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
