package io.belfry.notification;

import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/**
 * A new event calls its owner team, through its mail and each of its channels that is for such a
 * priority.
 */
final class OpenedRows implements AutoCloseable {
  /** A team that is reached nowhere gets a row all the same: people see that nobody was told. */
  private static final String INSERT =
      """
      insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,
          occasion, channel, lane)
        select i.tenant, i.key || coalesce('/' || w.name, ''), i.event, i.team, i.subject, i.body,
            i.at, i.at, 'opened', w.name, w.lane
          from (select ? as tenant, ? as key, ?::uuid as event, ? as team, ? as priority,
              ? as subject, ? as body, ?::timestamptz as at) i,
            lateral (
              select c.name as name,
                  case c.kind when 'mail' then 'mail'
                    else c.tenant_id || '/' || c.team || '/' || c.name end as lane
                from channel c
                where c.tenant_id = i.tenant and c.team = i.team and c.enabled
                  and (cardinality(c.priorities) = 0 or i.priority = any (c.priorities))
              union all
              select null, 'mail'
                where exists (
                    select 1 from team t
                      where t.tenant_id = i.tenant and t.id = i.team and t.mail is not null)
                  or not exists (
                    select 1 from channel c
                      where c.tenant_id = i.tenant and c.team = i.team and c.enabled)) w
        on conflict (tenant_id, key) do nothing
      """;

  private final PreparedStatement insert;
  private boolean any;

  OpenedRows(Connection transaction) throws SQLException {
    insert = transaction.prepareStatement(INSERT);
  }

  void add(Outcome outcome, EventState event) throws SQLException {
    insert.setLong(1, outcome.tenant());
    insert.setString(2, "opened/" + event.id());
    insert.setObject(3, event.id());
    insert.setString(4, event.ownerTeam());
    insert.setString(5, event.priority().name());
    insert.setString(6, Wording.opened(event));
    insert.setString(7, Wording.details(event));
    insert.setTimestamp(8, new Timestamp(outcome.stamp()));
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
