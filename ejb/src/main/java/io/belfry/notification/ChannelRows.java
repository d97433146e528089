package io.belfry.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Rows that go through one channel of a team, whichever priorities it is for. */
public final class ChannelRows implements AutoCloseable {
  /** A channel that is gone gets a row all the same: people see that nobody was told. */
  private static final String INSERT =
      """
      insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,
          occasion, channel, lane)
        select i.tenant, i.key || '/' || i.channel, i.event, i.team, i.subject, i.body, i.at, i.at,
            i.occasion, i.channel,
            case when c.kind = 'mail' then 'mail'
              else i.tenant || '/' || i.team || '/' || i.channel end
          from (select ? as tenant, ? as key, ?::uuid as event, ? as team, ? as channel,
              ? as subject, ? as body, ?::timestamptz as at, ? as occasion) i
            left join channel c on c.tenant_id = i.tenant and c.team = i.team and c.name = i.channel
        on conflict (tenant_id, key) do nothing
      """;

  private final PreparedStatement insert;
  private boolean any;

  /** Prepares them in a transaction of the caller's. */
  public ChannelRows(Connection transaction) throws SQLException {
    insert = transaction.prepareStatement(INSERT);
  }

  /** Tells through a channel. */
  public void add(String team, String channel, Message message) throws SQLException {
    insert.setLong(1, message.tenant());
    insert.setString(2, message.key());
    insert.setObject(3, message.event());
    insert.setString(4, team);
    insert.setString(5, channel);
    insert.setString(6, message.subject());
    insert.setString(7, message.body());
    insert.setTimestamp(8, Timestamp.from(message.at()));
    insert.setString(9, message.occasion().word());
    insert.addBatch();
    any = true;
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
