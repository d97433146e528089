package io.belfry.telling;

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

/**
 * Tells by rules what is due. A row is claimed, people's rows of the outbox are written and the row
 * is settled in one transaction: once, over restarts and with two servers.
 */
public final class Tellings implements AutoCloseable {
  private static final int BATCH = 50;
  private static final String CLAIM =
      """
      select d.tenant_id, d.event_id, d.rule, d.step, e.number, e.subject, e.service,
          e.shown_priority, e.owner_team, e.severity, e.opened_at,
          e.condition <> 'cleared' and e.handling not in ('resolved', 'closed') as lasts
        from notification_due d join event e on e.tenant_id = d.tenant_id and e.id = d.event_id
        where d.state = 'waiting' and d.due_at <= ?
        order by d.due_at, d.event_id, d.rule limit %d
        for update of d skip locked
      """
          .formatted(BATCH);
  private static final String SETTLE =
      "update notification_due set state = ?, settled_at = ? where tenant_id = ? and event_id = ?"
          + " and rule = ? and step = ?";
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
      long number,
      String subject,
      String service,
      String priority,
      String team,
      String severity,
      Instant openedAt,
      boolean lasts) {}

  /** One round; returns how much was due. */
  int tellWhatIsDue() throws SQLException {
    Instant now = clock.instant();
    int done = AcrossTenants.run(database, connection -> tell(connection, now));
    if (done > 0) {
      told.run();
    }
    return done;
  }

  private static int tell(Connection connection, Instant now) throws SQLException {
    List<Due> due = claim(connection, now);
    TellingTables rules = new TellingTables(connection);
    try (Receivers receivers = new Receivers(connection, now)) {
      for (Due each : due) {
        TellingRule rule =
            rules.of(each.tenant()).stream()
                .filter(known -> known.name().equals(each.rule()) && known.enabled())
                .findFirst()
                .orElse(null);
        boolean tells = rule != null && each.lasts() && each.step() < rule.steps().size();
        settle(connection, each, tells ? "told" : "over", now);
        if (rule != null && tells) {
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

  private static List<Due> claim(Connection connection, Instant now) throws SQLException {
    List<Due> due = new ArrayList<>();
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setTimestamp(1, Timestamp.from(now));
      try (ResultSet row = claim.executeQuery()) {
        while (row.next()) {
          due.add(
              new Due(
                  row.getLong(1),
                  row.getObject(2, UUID.class),
                  row.getString(3),
                  row.getInt(4),
                  row.getLong(5),
                  row.getString(6),
                  row.getString(7),
                  row.getString(8),
                  row.getString(9),
                  row.getString(10),
                  row.getTimestamp(11).toInstant(),
                  row.getBoolean(12)));
        }
      }
    }
    return due;
  }

  private static void settle(Connection connection, Due due, String state, Instant now)
      throws SQLException {
    try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
      settle.setString(1, state);
      settle.setTimestamp(2, Timestamp.from(now));
      settle.setLong(3, due.tenant());
      settle.setObject(4, due.event());
      settle.setString(5, due.rule());
      settle.setInt(6, due.step());
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
