package io.belfry.notification;

import io.belfry.engine.Decision;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts what people must be told into the ledger's transaction. Keys of rows derive from decisions,
 * so that judging again after a crash tells nobody twice.
 */
public final class OutboxWriter implements Ledger.Companion {

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    try (OpenedRows opened = new OpenedRows(transaction);
        RecoveredRows recovered = new RecoveredRows(transaction)) {
      for (Outcome outcome : outcomes) {
        for (Decision decision : outcome.decisions()) {
          switch (decision.kind()) {
            case OPENED -> opened.add(outcome, event(outcome, decision));
            case RECOVERED -> recovered.add(outcome, event(outcome, decision));
            case RATED, ROUTED, JOINED, PRIORITISED, FLAPPING, SETTLED -> {
              // Whoever works on the event sees it; nobody is called.
            }
          }
        }
      }
      // What opened and was over within one transaction is told in this order, too.
      opened.write();
      recovered.write();
    }
  }

  private static EventState event(Outcome outcome, Decision decision) {
    return outcome.events().stream()
        .filter(event -> event.id().equals(decision.event()))
        .findFirst()
        .orElseThrow();
  }
}
