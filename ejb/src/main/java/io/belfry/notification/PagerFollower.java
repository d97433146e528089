package io.belfry.notification;

import io.belfry.platform.Worker;
import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * Tells pagers what people did with an event here, so that they ring nobody who need not get up: it
 * was taken on, or it is done with. A row that rang says how much its pager knows, which makes each
 * of both happen once.
 */
public final class PagerFollower implements AutoCloseable {
  private static final String FOLLOW =
      """
      with moved as (
        update outbox o set pager_stage = %1$d from event e
          where o.pager_stage < %1$d and e.tenant_id = o.tenant_id and e.id = o.event_id and %2$s
          returning o.tenant_id, o.event_id, o.team, o.channel, o.lane, o.subject, o.body,
            e.condition)
      insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,
          occasion, channel, lane)
        select tenant_id, concat_ws('/', '%3$s', event_id, team, channel), event_id, team, subject,
            body, ?, ?, '%4$s', channel, lane
          from moved where condition <> 'cleared'
        on conflict (tenant_id, key) do nothing
      """;

  private static final String TAKEN_ON =
      FOLLOW.formatted(
          1, "e.handling in ('acknowledged', 'in-progress')", "acknowledged", "acknowledged");

  /** What recovered by itself, its pager is told by the all-clear. */
  private static final String DONE_WITH =
      FOLLOW.formatted(2, "e.handling in ('resolved', 'closed')", "resolved", "recovered");

  private final DataSource database;
  private final InstantSource clock;
  private final Runnable told;
  private final Worker worker =
      new Worker(
          "belfry-pagers",
          Duration.ofSeconds(2),
          () -> {
            int unused = follow();
            return false;
          });

  /**
   * @param told called when there is something to send
   */
  public PagerFollower(DataSource database, InstantSource clock, Runnable told) {
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

  /** One look; returns how much pagers are told. */
  int follow() throws SQLException {
    Timestamp now = Timestamp.from(clock.instant());
    int rows =
        AcrossTenants.run(
            database,
            connection -> follow(connection, TAKEN_ON, now) + follow(connection, DONE_WITH, now));
    if (rows > 0) {
      told.run();
    }
    return rows;
  }

  private static int follow(Connection connection, String sql, Timestamp now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setTimestamp(1, now);
      statement.setTimestamp(2, now);
      return statement.executeUpdate();
    }
  }
}
