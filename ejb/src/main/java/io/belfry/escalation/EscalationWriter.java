package io.belfry.escalation;

import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.engine.Pages;
import io.belfry.ledger.Ledger;
import io.belfry.notification.Whose;
import io.belfry.response.Responses;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notes, in the ledger's transaction, what falls due for an event once its owner is told of it, and
 * earlier for one that became more urgent. Judging again after a crash writes the same rows.
 */
public final class EscalationWriter implements Ledger.Companion {
  private static final String INSERT =
      """
      insert into escalation_due (tenant_id, event_id, kind, round, step, due_at, generation)
        values (?, ?, ?, 0, 0, ?, coalesce(
          (select e.handling_version from event e where e.tenant_id = ? and e.id = ?), 1))
        on conflict (tenant_id, event_id, kind, round, step) do update
          set due_at = excluded.due_at
          where escalation_due.state = 'waiting' and excluded.due_at < escalation_due.due_at
      """;

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    Plans plans = new Plans(transaction);
    Responses responses = new Responses(transaction);
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      boolean any = false;
      for (Outcome outcome : outcomes) {
        for (Map.Entry<EventState, DecisionKind> each : pressing(outcome).entrySet()) {
          EventState event = each.getKey();
          Whose whose = Whose.of(transaction, outcome.tenant(), event, each.getValue());
          any |= add(insert, plans, responses, outcome, event, whose);
        }
      }
      if (any) {
        insert.executeBatch();
      }
    }
  }

  /** Those whose owner is told now, and those that became more urgent. */
  private static Map<EventState, DecisionKind> pressing(Outcome outcome) {
    Map<EventState, DecisionKind> pressing = new LinkedHashMap<>();
    for (Pages.Told told : Pages.of(outcome)) {
      if (told.kind() != DecisionKind.LEARNED) {
        pressing.putIfAbsent(told.event(), told.kind());
      }
    }
    for (Decision decision : outcome.decisions()) {
      if (decision.kind() == DecisionKind.PRIORITISED) {
        outcome.events().stream()
            .filter(each -> each.id().equals(decision.event()))
            .forEach(each -> pressing.putIfAbsent(each, DecisionKind.PRIORITISED));
      }
    }
    return pressing;
  }

  private static boolean add(
      PreparedStatement insert,
      Plans plans,
      Responses responses,
      Outcome outcome,
      EventState event,
      Whose whose)
      throws SQLException {
    boolean any = false;
    String priority = whose.priority();
    String named = responses.of(outcome, event.id()).escalation().orElse(null);
    Policy policy = plans.policy(outcome.tenant(), whose.team(), named);
    if (policy.priorities().contains(priority) && !policy.steps().isEmpty()) {
      Instant due = Instant.ofEpochMilli(outcome.stamp()).plus(policy.steps().get(0).after());
      add(insert, outcome, event, DueKind.STEP, due);
      any = true;
    }
    Optional<Aim> aim = plans.aim(outcome.tenant(), priority, event.service());
    if (aim.isPresent()) {
      Instant opened = Instant.ofEpochMilli(event.openedAt());
      for (Map.Entry<DueKind, Instant> each : aim.get().due(opened).entrySet()) {
        add(insert, outcome, event, each.getKey(), each.getValue());
        any = true;
      }
    }
    return any;
  }

  private static void add(
      PreparedStatement insert, Outcome outcome, EventState event, DueKind kind, Instant due)
      throws SQLException {
    insert.setLong(1, outcome.tenant());
    insert.setObject(2, event.id());
    insert.setString(3, kind.word());
    insert.setTimestamp(4, Timestamp.from(due));
    insert.setLong(5, outcome.tenant());
    insert.setObject(6, event.id());
    insert.addBatch();
  }
}
