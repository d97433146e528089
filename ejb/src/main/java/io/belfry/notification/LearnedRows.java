package io.belfry.notification;

import io.belfry.engine.Cause;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/**
 * The probable cause: a team that was told of an event learns what explains it where it reads and
 * talks, once for each cause. Nobody's telephone rings for that.
 */
final class LearnedRows implements AutoCloseable {
  private static final String INSERT =
      """
      insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,
          occasion, channel, lane)
        select i.tenant, concat_ws('/', i.key, w.team, w.channel), i.event, w.team, i.subject,
            i.body, i.at, i.at, 'changed', w.channel, w.lane
          from (select ? as tenant, ? as key, ?::uuid as event, ? as subject, ? as body,
              ?::timestamptz as at) i,
            lateral (
              select distinct o.team, o.channel, o.lane from outbox o
                where o.tenant_id = i.tenant and o.event_id = i.event and o.person is null
                  and o.state in ('sent', 'waiting')
                  and o.occasion not in ('recovered', 'acknowledged', 'mirrored', 'test')
                  and not exists (
                    select 1 from channel c
                      where c.tenant_id = o.tenant_id and c.team = o.team and c.name = o.channel
                        and c.kind in ('pagerduty', 'ntfy', 'servicenow'))) w
        on conflict (tenant_id, key) do nothing
      """;

  private final PreparedStatement insert;
  private boolean any;

  LearnedRows(Connection transaction) throws SQLException {
    insert = transaction.prepareStatement(INSERT);
  }

  void add(Outcome outcome, EventState event, Cause cause) throws SQLException {
    insert.setLong(1, outcome.tenant());
    insert.setString(2, "cause/" + cause.event());
    insert.setObject(3, event.id());
    insert.setString(4, Wording.learned(event, cause));
    insert.setString(5, Wording.details(event));
    insert.setTimestamp(6, new Timestamp(outcome.stamp()));
    insert.addBatch();
    any = true;
  }

  void write() throws SQLException {
    if (any) {
      insert.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
