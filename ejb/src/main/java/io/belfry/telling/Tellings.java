package io.belfry.telling;

import io.belfry.escalation.Quiet;
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
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells by rules what is due. A row is claimed, people's rows of the outbox are written and the row
 * is settled in one transaction: once, over restarts and with two servers.
 */
public final class Tellings implements AutoCloseable {
  private static final int BATCH = 50;
  private static final String DUE =
      """
      select d.tenant_id, d.event_id, d.rule, d.step, d.state, d.due_at, e.number, e.subject,
          e.service, e.shown_priority, e.owner_team, e.severity, e.opened_at, e.handling = 'closed',
          e.condition <> 'cleared' and e.handling not in ('resolved', 'closed'), %s
        from notification_due d join event e on e.tenant_id = d.tenant_id and e.id = d.event_id
      """
          .formatted(Quiet.SQL);
  private static final String CLAIM =
      DUE
          + """
        where d.state = 'waiting' and d.due_at <= ?
        order by d.due_at, d.event_id, d.rule limit %d
        for update of d skip locked
      """
              .formatted(BATCH);
  private static final String WAKE =
      DUE
          + """
        where d.state in ('held', 'parked') and (e.handling = 'closed'
          or (e.condition <> 'cleared' and e.handling <> 'resolved'
            and (d.state = 'parked' or not %s)))
        order by d.tenant_id, d.event_id limit %d
        for update of d skip locked
      """
              .formatted(Quiet.SQL, BATCH);
  private static final String SETTLE =
      "update notification_due set state = ?, settled_at = ?, due_at = ?"
          + " where tenant_id = ? and event_id = ? and rule = ? and step = ?";
  private static final String NEXT =
      "insert into notification_due (tenant_id, event_id, rule, step, due_at)"
          + " values (?, ?, ?, ?, ?) on conflict do nothing";

  private final DataSource database;
  private final InstantSource clock;
  private final Runnable told;
  private final Worker worker =
      new Worker("belfry-tellings", Duration.ofSeconds(1), () -> tellWhatIsDue() >= BATCH);

  /**
   * @param told called when there may be something to send
   */
  public Tellings(DataSource database, InstantSource clock, Runnable told) {
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

  /** A step that is due, and its event as it is now. */
  record Due(
      long tenant,
      UUID event,
      String rule,
      int step,
      String state,
      Instant dueAt,
      long number,
      String subject,
      String service,
      String priority,
      String team,
      String severity,
      Instant openedAt,
      boolean isClosed,
      boolean lasts,
      boolean isQuiet) {

    static Due of(ResultSet row) throws SQLException {
      return new Due(
          row.getLong(1),
          row.getObject(2, UUID.class),
          row.getString(3),
          row.getInt(4),
          row.getString(5),
          row.getTimestamp(6).toInstant(),
          row.getLong(7),
          row.getString(8),
          row.getString(9),
          row.getString(10),
          row.getString(11),
          row.getString(12),
          row.getTimestamp(13).toInstant(),
          row.getBoolean(14),
          row.getBoolean(15),
          row.getBoolean(16));
    }

    /** The rule that has something to tell by this step; null when none has any more. */
    @Nullable TellingRule of(TellingTables rules) throws SQLException {
      return rules.of(tenant).stream()
          .filter(known -> known.name().equals(rule) && known.enabled())
          .filter(known -> known.takes(priority) && step < known.steps().size())
          .findFirst()
          .orElse(null);
    }
  }

  /** One round; returns how much was due. */
  public int tellWhatIsDue() throws SQLException {
    Instant now = clock.instant();
    int woken = AcrossTenants.run(database, connection -> wake(connection, now));
    int done = AcrossTenants.run(database, connection -> tell(connection, now));
    if (done > 0) {
      told.run();
    }
    return Math.max(done, woken);
  }

  /** What fires again begins its time again; what was held fired all the while. */
  private static int wake(Connection connection, Instant now) throws SQLException {
    List<Due> rows = read(connection, WAKE, null);
    TellingTables rules = new TellingTables(connection);
    for (Due each : rows) {
      TellingRule rule = each.of(rules);
      if (each.isClosed() || rule == null) {
        settle(connection, each, "over", now, each.dueAt());
      } else if (each.state().equals("held")) {
        settle(connection, each, "waiting", null, each.dueAt());
      } else {
        settle(connection, each, "waiting", null, now.plus(rule.anew(each.step())));
      }
    }
    return rows.size();
  }

  private static int tell(Connection connection, Instant now) throws SQLException {
    List<Due> due = read(connection, CLAIM, now);
    TellingTables rules = new TellingTables(connection);
    try (Receivers receivers = new Receivers(connection, now)) {
      for (Due each : due) {
        TellingRule rule = each.of(rules);
        if (each.isClosed() || rule == null) {
          settle(connection, each, "over", now, each.dueAt());
        } else if (!each.lasts()) {
          settle(connection, each, "parked", null, each.dueAt());
        } else if (each.isQuiet()) {
          settle(connection, each, "held", null, each.dueAt());
        } else {
          settle(connection, each, "told", now, each.dueAt());
          receivers.tell(each, rule.steps().get(each.step()).tell());
          if (each.step() + 1 < rule.steps().size()) {
            next(connection, each, now.plus(rule.steps().get(each.step() + 1).after()));
          }
        }
      }
      receivers.write();
    }
    return due.size();
  }

  private static List<Due> read(Connection connection, String sql, @Nullable Instant now)
      throws SQLException {
    List<Due> due = new ArrayList<>();
    try (PreparedStatement claim = connection.prepareStatement(sql)) {
      if (now != null) {
        claim.setTimestamp(1, Timestamp.from(now));
      }
      try (ResultSet row = claim.executeQuery()) {
        while (row.next()) {
          due.add(Due.of(row));
        }
      }
    }
    return due;
  }

  private static void settle(
      Connection connection, Due due, String state, @Nullable Instant at, Instant dueAt)
      throws SQLException {
    try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
      settle.setString(1, state);
      settle.setTimestamp(2, at == null ? null : Timestamp.from(at));
      settle.setTimestamp(3, Timestamp.from(dueAt));
      settle.setLong(4, due.tenant());
      settle.setObject(5, due.event());
      settle.setString(6, due.rule());
      settle.setInt(7, due.step());
      settle.executeUpdate();
    }
  }

  private static void next(Connection connection, Due due, Instant at) throws SQLException {
    try (PreparedStatement next = connection.prepareStatement(NEXT)) {
      next.setLong(1, due.tenant());
      next.setObject(2, due.event());
      next.setString(3, due.rule());
      next.setInt(4, due.step() + 1);
      next.setTimestamp(5, Timestamp.from(at));
      next.executeUpdate();
    }
  }
}
