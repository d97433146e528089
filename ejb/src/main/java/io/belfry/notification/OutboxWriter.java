package io.belfry.notification;

import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.facts.Priority;
import io.belfry.ledger.Ledger;
import io.belfry.oncall.Duties;
import io.belfry.oncall.Shift;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts what people must be told into the ledger's transaction: a new event calls its owner team,
 * and when it cannot wait, whoever is on call; who was called is told when it is over. Keys of rows
 * derive from decisions, so that judging again after a crash tells nobody twice.
 */
public final class OutboxWriter implements Ledger.Companion {

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    try (TeamRows teams = new TeamRows(transaction);
        PersonRows people = new PersonRows(transaction);
        RecoveredRows recovered = new RecoveredRows(transaction)) {
      Duties duties = new Duties(transaction);
      for (Outcome outcome : outcomes) {
        for (Decision decision : outcome.decisions()) {
          switch (decision.kind()) {
            case OPENED -> opened(duties, teams, people, outcome, event(outcome, decision));
            case RECOVERED -> recovered.add(outcome, event(outcome, decision));
            case RATED, ROUTED, JOINED, PRIORITISED, FLAPPING, SETTLED, KEPT_OPEN -> {
              // Whoever works on the event sees it; nobody is called.
            }
          }
        }
      }
      // What opened and was over within one transaction is told in this order, too.
      teams.write();
      people.write();
      worse(transaction, teams, people, outcomes);
      recovered.write();
    }
  }

  private static void opened(
      Duties duties, TeamRows teams, PersonRows people, Outcome outcome, EventState event)
      throws SQLException {
    Message message =
        new Message(
            outcome.tenant(),
            "opened/" + event.id(),
            event.id(),
            Occasion.OPENED,
            Wording.opened(event),
            Wording.details(event),
            Instant.ofEpochMilli(outcome.stamp()));
    teams.add(event.ownerTeam(), event.priority().name(), message);
    if (event.priority() == Priority.P1 || event.priority() == Priority.P2) {
      Optional<Shift> onCall = duties.at(outcome.tenant(), event.ownerTeam(), message.at());
      if (onCall.isPresent()) {
        people.add(onCall.get().user(), event.ownerTeam(), message);
      }
    }
  }

  /** After what is new is written: only what was told before can be told to be worse. */
  private static void worse(
      Connection transaction, TeamRows teams, PersonRows people, List<Outcome> outcomes)
      throws SQLException {
    WorseRows worse = new WorseRows(transaction, new Duties(transaction));
    boolean any = false;
    for (Outcome outcome : outcomes) {
      for (Decision decision : outcome.decisions()) {
        if (decision.kind() == DecisionKind.PRIORITISED) {
          for (EventState event : outcome.events()) {
            if (event.id().equals(decision.event())) {
              worse.add(teams, people, outcome, event);
              any = true;
            }
          }
        }
      }
    }
    if (any) {
      teams.write();
      people.write();
    }
  }

  private static EventState event(Outcome outcome, Decision decision) {
    return outcome.events().stream()
        .filter(event -> event.id().equals(decision.event()))
        .findFirst()
        .orElseThrow();
  }
}
