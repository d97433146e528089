package io.belfry.escalation;

import io.belfry.escalation.DueKind.Answer;
import io.belfry.platform.Worker;
import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Does what is due. A row is claimed, people's rows of the outbox are written, and the row is
 * settled in one transaction: whatever dies when, and however many servers look, it happens once.
 */
public final class Escalations implements AutoCloseable {
  private static final int BATCH = 50;

  private static final String CLAIM =
      "select "
          + DueRow.COLUMNS
          + " from escalation_due d join event e on e.tenant_id = d.tenant_id and e.id = d.event_id"
          + " where d.state = 'waiting' and d.due_at <= ?"
          + " order by d.due_at, d.event_id, d.kind limit "
          + BATCH
          // Whoever holds an event may want its rows: they are left to them, and never waited for.
          + " for update of d, e skip locked";

  private static final String PARKED =
      "select "
          + DueRow.COLUMNS
          + " from escalation_due d join event e on e.tenant_id = d.tenant_id and e.id = d.event_id"
          + " where d.state = 'parked' and (e.handling = 'closed' or ((d.kind <> 'step'"
          + " or (e.handling = 'open' and e.condition <> 'cleared')) and not "
          + Quiet.SQL
          + "))"
          + " order by d.tenant_id, d.event_id limit "
          + BATCH
          + " for update of d skip locked";

  private static final String SETTLE =
      "update escalation_due set state = ?, settled_at = ?, due_at = ?"
          + " where tenant_id = ? and event_id = ? and kind = ? and round = ? and step = ?";

  private static final String NEXT =
      "insert into escalation_due (tenant_id, event_id, kind, round, step, due_at, generation)"
          + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

  private final DataSource database;
  private final InstantSource clock;
  private final Runnable told;
  private final Worker worker =
      new Worker("belfry-escalation", Duration.ofSeconds(1), () -> doWhatIsDue() >= BATCH);

  /**
   * @param told called when there may be something to send
   */
  public Escalations(DataSource database, InstantSource clock, Runnable told) {
    this.database = database;
    this.clock = clock;
    this.told = told;
  }

  /** Starts the worker. */
  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** One round; returns how much was due. */
  public int doWhatIsDue() throws SQLException {
    Instant now = clock.instant();
    int resumed = AcrossTenants.run(database, connection -> resume(connection, now));
    int done = AcrossTenants.run(database, connection -> tell(connection, now));
    if (done > 0) {
      told.run();
    }
    return Math.max(done, resumed);
  }

  /** What nobody has in hand any more begins its step anew. */
  private static int resume(Connection connection, Instant now) throws SQLException {
    List<DueRow> rows = read(connection, PARKED, null);
    Plans plans = new Plans(connection);
    for (DueRow row : rows) {
      if (row.handling().equals("closed")) {
        settle(connection, row, "over", now, row.dueAt());
      } else if (row.kind() != DueKind.STEP) {
        // Time went on for a target while nobody was to be told of its event.
        settle(connection, row, "waiting", null, row.dueAt());
      } else {
        Duration after = row.policy(plans).at(row.place()).map(Step::after).orElse(Duration.ZERO);
        settle(connection, row, "waiting", null, now.plus(after));
      }
    }
    return rows.size();
  }

  private static int tell(Connection connection, Instant now) throws SQLException {
    List<DueRow> rows = read(connection, CLAIM, now);
    Plans plans = new Plans(connection);
    try (Telling telling = new Telling(connection, plans, now)) {
      for (DueRow row : rows) {
        switch (answer(plans, row)) {
          case PARK -> settle(connection, row, "parked", null, row.dueAt());
          case OVER -> settle(connection, row, "over", now, row.dueAt());
          case TELL -> {
            settle(connection, row, "told", now, row.dueAt());
            switch (row.kind()) {
              case STEP -> step(connection, telling, plans, row, now);
              case BREACH_STEP -> breachStep(connection, telling, plans, row, now);
              case RESOLUTION_BREACH -> {
                telling.target(row);
                escalated(connection, row);
                nextBreach(connection, plans, row, 0, now);
              }
              default -> telling.target(row);
            }
          }
        }
      }
      telling.write();
    }
    return rows.size();
  }

  /** A policy is for some priorities: what is less urgent by now waits until it is so again. */
  private static Answer answer(Plans plans, DueRow row) throws SQLException {
    Answer answer = row.kind().answer(row.handling(), row.condition(), row.isQuiet());
    return answer == Answer.TELL
            && row.kind() == DueKind.STEP
            && !row.policy(plans).priorities().contains(row.priority())
        ? Answer.PARK
        : answer;
  }

  private static void step(
      Connection connection, Telling telling, Plans plans, DueRow row, Instant now)
      throws SQLException {
    Policy policy = row.policy(plans);
    Optional<Step> step = policy.at(row.place());
    if (step.isEmpty()) {
      return;
    }
    telling.step(row, step.get());
    escalated(connection, row);
    Optional<Policy.Place> next = policy.after(row.place());
    if (next.isPresent()) {
      // From now on and not from when it was due: people get their time after an outage, too.
      Instant due = now.plus(policy.steps().get(next.get().step()).after());
      add(connection, row, DueKind.STEP, next.get(), due);
    }
  }

  private static void breachStep(
      Connection connection, Telling telling, Plans plans, DueRow row, Instant now)
      throws SQLException {
    List<Step> steps = row.policy(plans).breach();
    if (row.place().step() < steps.size()) {
      telling.breach(row, steps.get(row.place().step()));
      nextBreach(connection, plans, row, row.place().step() + 1, now);
    }
  }

  private static void nextBreach(
      Connection connection, Plans plans, DueRow row, int step, Instant now) throws SQLException {
    List<Step> steps = row.policy(plans).breach();
    if (step < steps.size()) {
      Instant due = now.plus(steps.get(step).after());
      add(connection, row, DueKind.BREACH_STEP, new Policy.Place(0, step), due);
    }
  }

  private static void add(
      Connection connection, DueRow row, DueKind kind, Policy.Place place, Instant due)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(NEXT)) {
      insert.setLong(1, row.tenant());
      insert.setObject(2, row.event());
      insert.setString(3, kind.word());
      insert.setInt(4, place.round());
      insert.setInt(5, place.step());
      insert.setTimestamp(6, Timestamp.from(due));
      insert.setInt(7, row.generation());
      insert.executeUpdate();
    }
  }

  private static void escalated(Connection connection, DueRow row) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update event set escalated = true"
                + " where tenant_id = ? and id = ? and not escalated")) {
      update.setLong(1, row.tenant());
      update.setObject(2, row.event());
      update.executeUpdate();
    }
  }

  private static List<DueRow> read(Connection connection, String sql, @Nullable Instant due)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      if (due != null) {
        query.setTimestamp(1, Timestamp.from(due));
      }
      List<DueRow> rows = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(DueRow.of(row));
        }
      }
      return rows;
    }
  }

  private static void settle(
      Connection connection, DueRow row, String state, @Nullable Instant at, Instant due)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
      update.setString(1, state);
      update.setTimestamp(2, at == null ? null : Timestamp.from(at));
      update.setTimestamp(3, Timestamp.from(due));
      update.setLong(4, row.tenant());
      update.setObject(5, row.event());
      update.setString(6, row.kind().word());
      update.setInt(7, row.place().round());
      update.setInt(8, row.place().step());
      update.executeUpdate();
    }
  }
}
