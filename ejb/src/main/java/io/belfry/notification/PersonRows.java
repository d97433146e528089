package io.belfry.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Rows that call a person, by mail and by telephone, as far as it is known how. */
public final class PersonRows implements AutoCloseable {
  /** Who is reached nowhere gets a row all the same: people see that nobody was told. */
  private static final String INSERT =
      """
      insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,
          occasion, person, lane)
        select i.tenant, concat_ws('/', i.key, u.id, w.name), i.event, i.team, i.subject, i.body,
            i.at, i.at, i.occasion, u.id, w.lane
          from (select ? as tenant, ? as key, ?::uuid as event, ? as team, ?::bigint as person,
              ? as subject, ? as body, ?::timestamptz as at, ? as occasion) i
            join app_user u on u.tenant_id = i.tenant and u.id = i.person,
            lateral (
              select 'mail' as name, 'mail' as lane where u.mail is not null or u.ntfy_topic is null
              union all
              select 'ntfy', 'ntfy/' || u.id where u.ntfy_topic is not null) w
        on conflict (tenant_id, key) do nothing
      """;

  private final PreparedStatement insert;
  private boolean any;

  /** Prepares them in a transaction of the caller's. */
  public PersonRows(Connection transaction) throws SQLException {
    insert = transaction.prepareStatement(INSERT);
  }

  /**
   * Calls a person.
   *
   * @param person the number of the user
   * @param team whose event it is
   */
  public void add(long person, String team, Message message) throws SQLException {
    insert.setLong(1, message.tenant());
    insert.setString(2, message.key());
    insert.setObject(3, message.event());
    insert.setString(4, team);
    insert.setLong(5, person);
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
