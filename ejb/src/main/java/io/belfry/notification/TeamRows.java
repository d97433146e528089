package io.belfry.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;

/** Rows that call a team, through its mail and each of its channels that is for such a priority. */
public final class TeamRows implements AutoCloseable {
  /**
   * A team that is reached nowhere gets a row all the same: people see that nobody was told. Where
   * records are kept nobody is told of an event.
   */
  private static final String INSERT =
      """
      insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,
          occasion, channel, lane, pager_stage)
        select i.tenant, i.key || coalesce('/' || w.name, ''), i.event, i.team, i.subject, i.body,
            i.at, i.at, i.occasion, w.name, w.lane,
            case when w.kind = 'pagerduty' and i.occasion = 'opened' then 0 end
          from (select ? as tenant, ? as key, ?::uuid as event, ? as team, ? as priority,
              ? as subject, ? as body, ?::timestamptz as at, ? as occasion) i,
            lateral (
              select c.name as name, c.kind as kind,
                  case c.kind when 'mail' then 'mail'
                    else c.tenant_id || '/' || c.team || '/' || c.name end as lane
                from channel c
                where c.tenant_id = i.tenant and c.team = i.team and c.enabled
                  and c.kind <> 'servicenow'
                  and (cardinality(c.priorities) = 0 or i.priority = any (c.priorities))
              union all
              select null, 'mail', 'mail'
                where exists (
                    select 1 from team t
                      where t.tenant_id = i.tenant and t.id = i.team and t.mail is not null)
                  or not exists (
                    select 1 from channel c
                      where c.tenant_id = i.tenant and c.team = i.team and c.enabled
                        and c.kind <> 'servicenow')) w
        on conflict (tenant_id, key) do nothing
      """;

  private final PreparedStatement insert;
  private final Map<String, String> firsts = new HashMap<>();
  private boolean any;

  /** Prepares them in a transaction of the caller's. */
  public TeamRows(Connection transaction) throws SQLException {
    insert = transaction.prepareStatement(INSERT);
  }

  /**
   * Calls a team.
   *
   * @param priority as channels are chosen by it, such as P1
   */
  public void add(String team, String priority, Message message) throws SQLException {
    insert.setLong(1, message.tenant());
    insert.setString(2, key(team, message));
    insert.setObject(3, message.event());
    insert.setString(4, team);
    insert.setString(5, priority);
    insert.setString(6, message.subject());
    insert.setString(7, message.body());
    insert.setTimestamp(8, Timestamp.from(message.at()));
    insert.setString(9, message.occasion().word());
    insert.addBatch();
    any = true;
  }

  /** Of several teams that are told the same, each has rows of its own. */
  private String key(String team, Message message) {
    String first = firsts.putIfAbsent(message.tenant() + "/" + message.key(), team);
    return first == null || first.equals(team) ? message.key() : message.key() + "/team:" + team;
  }

  /** Writes what was added. */
  public void write() throws SQLException {
    if (any) {
      insert.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
