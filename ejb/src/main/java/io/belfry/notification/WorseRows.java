package io.belfry.notification;

import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.oncall.Duties;
import io.belfry.oncall.Shift;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells again of an event that nobody took on when it is more urgent than what was told of it, or
 * when nothing was, because no channel is for what it was before. A symptom is told with its cause,
 * and whose page still waits is told when that is due. Those who work on one are told by {@code
 * io.belfry.handling.Worsenings}.
 */
final class WorseRows {
  private static final String WORSE =
      """
      select 1 from event e where e.tenant_id = ? and e.id = ? and e.handling = 'open'
        and right(e.shown_priority, 1)::int < coalesce((
          select min(o.rank) from outbox o where o.tenant_id = e.tenant_id and o.event_id = e.id
            and o.occasion in ('opened', 'changed')), 9)
        and (not exists (
            select 1 from decision d where d.tenant_id = e.tenant_id and d.event_id = e.id
              and d.kind = 'waiting')
          or exists (
            select 1 from decision d where d.tenant_id = e.tenant_id and d.event_id = e.id
              and d.kind = 'paged'))
      """;

  private final Connection transaction;
  private final Duties duties;

  WorseRows(Connection transaction, Duties duties) {
    this.transaction = transaction;
    this.duties = duties;
  }

  /** Adds to the rows of the caller what is news. */
  void add(TeamRows teams, PersonRows people, Outcome outcome, EventState event)
      throws SQLException {
    if (event.cause() != null || !isWorse(outcome.tenant(), event)) {
      return;
    }
    Instant at = Instant.ofEpochMilli(outcome.stamp());
    Whose whose = Whose.of(transaction, outcome.tenant(), event, DecisionKind.PRIORITISED);
    Message message =
        new Message(
            outcome.tenant(),
            "worse/%s/%s".formatted(event.id(), whose.priority()),
            event.id(),
            Occasion.CHANGED,
            "[%s, worse] %s".formatted(whose.priority(), event.subject()),
            Wording.details(event),
            at);
    teams.add(whose.team(), whose.priority(), message);
    if (whose.isUrgent()) {
      Optional<Shift> onCall = duties.at(outcome.tenant(), whose.team(), at);
      if (onCall.isPresent()) {
        people.add(onCall.get().user(), whose.team(), message);
      }
    }
  }

  private boolean isWorse(long tenant, EventState event) throws SQLException {
    try (PreparedStatement query = transaction.prepareStatement(WORSE)) {
      query.setLong(1, tenant);
      query.setObject(2, event.id());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
