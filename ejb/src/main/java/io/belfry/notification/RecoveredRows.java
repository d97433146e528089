package io.belfry.notification;

import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/**
 * The all-clear: whoever was told of an event, or is still to be, is told once that it is over, and
 * again only after being told anew.
 */
final class RecoveredRows implements AutoCloseable {
  /** Its place is for what more must hold of a row by which somebody was told. */
  static final String INSERT =
      """
      insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,
          occasion, channel, person, lane)
        select i.tenant, concat_ws('/', i.key, w.team, w.channel, w.person, w.lane), i.event,
            w.team, i.subject, i.body, i.at, i.at, 'recovered', w.channel, w.person, w.lane
          from (select ? as tenant, ? as key, ?::uuid as event, ? as subject, ? as body,
              ?::timestamptz as at) i,
            lateral (
              select distinct o.team, o.channel, o.person, o.lane from outbox o
                where o.tenant_id = i.tenant and o.event_id = i.event
                  and o.state in ('sent', 'waiting')
                  and o.occasion not in ('recovered', 'acknowledged', 'mirrored', 'test') %s
                  and not exists (
                    select 1 from outbox r where r.tenant_id = o.tenant_id
                      and r.event_id = o.event_id and r.occasion = 'recovered' and r.id > o.id
                      and r.team = o.team and r.channel is not distinct from o.channel
                      and r.person is not distinct from o.person and r.lane = o.lane)) w
        on conflict (tenant_id, key) do nothing
      """;

  private final PreparedStatement insert;
  private boolean any;

  RecoveredRows(Connection transaction) throws SQLException {
    insert = transaction.prepareStatement(INSERT.formatted(""));
  }

  void add(Outcome outcome, EventState event) throws SQLException {
    insert.setLong(1, outcome.tenant());
    insert.setString(2, "recovered/%s/%d".formatted(event.id(), outcome.stamp()));
    insert.setObject(3, event.id());
    insert.setString(4, Wording.recovered(event));
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
