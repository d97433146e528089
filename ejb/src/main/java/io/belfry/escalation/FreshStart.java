package io.belfry.escalation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Begins the escalation of an event again, in the transaction of what gives cause to: by the policy
 * of whose it is by then, with people's time from the first step on.
 */
public final class FreshStart {
  private static final String STATE =
      """
      select e.owner_team, e.shown_priority, e.service, e.opened_at, e.handling_version,
          r.escalation, exists (
            select from escalation_due d where d.tenant_id = e.tenant_id and d.event_id = e.id
              and d.kind = 'step' and d.state in ('waiting', 'parked'))
        from event e left join event_response r
          on r.tenant_id = e.tenant_id and r.event_id = e.id
        where e.tenant_id = ? and e.id = ?
      """;
  private static final String ADD =
      """
      insert into escalation_due (tenant_id, event_id, kind, round, step, due_at, generation)
        values (?, ?, ?, 0, 0, ?, ?) on conflict do nothing
      """;
  private static final String OF = " where tenant_id = ? and event_id = ? and ";

  private final Connection transaction;
  private final Plans plans;

  public FreshStart(Connection transaction) {
    this.transaction = transaction;
    plans = new Plans(transaction);
  }

  /** An event as it is in this transaction. */
  private record State(
      String team,
      String priority,
      String service,
      Instant openedAt,
      int generation,
      @Nullable String escalation,
      boolean isUnderWay) {}

  /** Another team's steps begin, whoever was told before. */
  public void handedOver(long tenant, UUID event, Instant now) throws SQLException {
    Optional<State> state = read(tenant, event);
    if (state.isPresent()) {
      begin(tenant, event, state.get(), now);
    }
  }

  /**
   * Nobody has the event in hand any more. Steps that are parked go on by themselves; when all were
   * used up, or given up as it was closed, they begin again.
   */
  public void openAgain(long tenant, UUID event, Instant now) throws SQLException {
    Optional<State> state = read(tenant, event);
    if (state.isEmpty()) {
      return;
    }
    if (!state.get().isUnderWay()) {
      begin(tenant, event, state.get(), now);
    }
    // It was in time as long as it was held to be resolved.
    change(
        "update escalation_due set state = 'waiting', settled_at = null"
            + OF
            + "state = 'over' and kind in ('resolution-warning', 'resolution-breach', 'breach-step')",
        tenant,
        event);
  }

  /**
   * Somebody changed what priority it has: other targets hold, and more urgent than before is
   * another reason to call people.
   */
  public void prioritised(long tenant, UUID event, boolean isRaised, Instant now)
      throws SQLException {
    Optional<State> read = read(tenant, event);
    if (read.isEmpty()) {
      return;
    }
    State state = read.get();
    if (isRaised) {
      // It waits as long as somebody has it in hand.
      begin(tenant, event, state, now);
    }
    change(
        "delete from escalation_due" + OF + "kind <> 'step' and state in ('waiting', 'parked')",
        tenant,
        event);
    Optional<Aim> aim = plans.aim(tenant, state.priority(), state.service());
    if (aim.isPresent()) {
      for (Map.Entry<DueKind, Instant> each : aim.get().due(state.openedAt()).entrySet()) {
        add(tenant, event, each.getKey(), each.getValue(), state);
      }
    }
  }

  private void begin(long tenant, UUID event, State state, Instant now) throws SQLException {
    change("delete from escalation_due" + OF + "kind = 'step'", tenant, event);
    Policy policy = plans.policy(tenant, state.team(), state.escalation());
    if (policy.priorities().contains(state.priority()) && !policy.steps().isEmpty()) {
      Instant due = now.plus(policy.steps().get(0).after());
      add(tenant, event, DueKind.STEP, due, state);
    }
  }

  private void add(long tenant, UUID event, DueKind kind, Instant due, State state)
      throws SQLException {
    try (PreparedStatement add = transaction.prepareStatement(ADD)) {
      add.setLong(1, tenant);
      add.setObject(2, event);
      add.setString(3, kind.word());
      add.setTimestamp(4, Timestamp.from(due));
      add.setInt(5, state.generation());
      add.executeUpdate();
    }
  }

  private void change(String sql, long tenant, UUID event) throws SQLException {
    try (PreparedStatement change = transaction.prepareStatement(sql)) {
      change.setLong(1, tenant);
      change.setObject(2, event);
      change.executeUpdate();
    }
  }

  private Optional<State> read(long tenant, UUID event) throws SQLException {
    try (PreparedStatement query = transaction.prepareStatement(STATE)) {
      query.setLong(1, tenant);
      query.setObject(2, event);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new State(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant(),
                    row.getInt(5),
                    row.getString(6),
                    row.getBoolean(7)))
            : Optional.empty();
      }
    }
  }
}
