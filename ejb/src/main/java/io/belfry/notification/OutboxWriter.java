package io.belfry.notification;

import io.belfry.engine.Cause;
import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.engine.Pages;
import io.belfry.ledger.Ledger;
import io.belfry.oncall.Duties;
import io.belfry.oncall.Shift;
import io.belfry.response.Responses;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts what people must be told into the ledger's transaction: an event calls whom its runbook
 * names, or else its owner team, and when it cannot wait, whoever is on call, unless it is a
 * symptom of another; who was called is told when it is over. Keys of rows derive from decisions,
 * so that judging again after a crash tells nobody twice.
 */
public final class OutboxWriter implements Ledger.Companion {

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    try (TeamRows teams = new TeamRows(transaction);
        PersonRows people = new PersonRows(transaction);
        LearnedRows learned = new LearnedRows(transaction);
        RecoveredRows recovered = new RecoveredRows(transaction);
        ResponseRows named =
            new ResponseRows(transaction, new Duties(transaction), teams, people)) {
      Duties duties = new Duties(transaction);
      Responses responses = new Responses(transaction);
      for (Outcome outcome : outcomes) {
        for (Pages.Told told : Pages.of(outcome)) {
          EventState event = told.event();
          Cause cause = event.cause();
          if (told.kind() != DecisionKind.LEARNED) {
            List<String> whom = responses.of(outcome, event.id()).told();
            Whose whose = Whose.of(transaction, outcome.tenant(), event, told.kind());
            if (whom.isEmpty()) {
              call(duties, teams, people, whose, message(outcome, told));
            } else {
              named.add(event, whose, message(outcome, told), whom);
            }
          } else if (cause != null) {
            learned.add(outcome, event, cause);
          }
          if (told.kind() == DecisionKind.PAGED && event.clearedAt() != 0) {
            // It was over before its page was due, when nobody had been told yet.
            recovered.add(outcome, event);
          }
        }
        for (Decision decision : outcome.decisions()) {
          if (decision.kind() == DecisionKind.RECOVERED) {
            recovered.add(outcome, event(outcome, decision));
          }
        }
      }
      // What opened and was over within one transaction is told in this order, too.
      teams.write();
      people.write();
      named.write();
      learned.write();
      worse(transaction, teams, people, outcomes);
      recovered.write();
    }
  }

  private static void call(
      Duties duties, TeamRows teams, PersonRows people, Whose whose, Message message)
      throws SQLException {
    teams.add(whose.team(), whose.priority(), message);
    if (whose.isUrgent()) {
      Optional<Shift> onCall = duties.at(message.tenant(), whose.team(), message.at());
      if (onCall.isPresent()) {
        people.add(onCall.get().user(), whose.team(), message);
      }
    }
  }

  private static Message message(Outcome outcome, Pages.Told told) {
    EventState event = told.event();
    return new Message(
        outcome.tenant(),
        key(told),
        event.id(),
        Occasion.OPENED,
        Wording.opened(event),
        Wording.details(event),
        Instant.ofEpochMilli(outcome.stamp()));
  }

  /** A page that waited, and one that is more urgent than the last, are each another one. */
  private static String key(Pages.Told told) {
    EventState event = told.event();
    return told.kind() == DecisionKind.OPENED
        ? "opened/" + event.id()
        : "paged/%s/%s".formatted(event.id(), event.priority());
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
