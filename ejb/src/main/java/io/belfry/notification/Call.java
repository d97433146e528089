package io.belfry.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message about an event, before it is in the outbox.
 *
 * @param key tells repetitions: there is one message of a key
 * @param team that owns the event
 * @param person the number of the user whom it is for, null for the team
 */
public record Call(
    long tenant,
    String key,
    UUID event,
    String team,
    @Nullable Long person,
    String subject,
    String body,
    Instant at) {
  private static final String ADD =
      "insert into outbox (tenant_id, key, event_id, team, person, subject, body, created_at, due_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, key) do nothing";

  /** Adds it in the transaction of what it tells. */
  public void leave(Connection transaction) throws SQLException {
    try (PreparedStatement add = transaction.prepareStatement(ADD)) {
      add.setLong(1, tenant);
      add.setString(2, key);
      add.setObject(3, event);
      add.setString(4, team);
      add.setObject(5, person, Types.BIGINT);
      add.setString(6, subject);
      add.setString(7, body);
      add.setObject(8, at.atOffset(ZoneOffset.UTC));
      add.setObject(9, at.atOffset(ZoneOffset.UTC));
      add.executeUpdate();
    }
  }
}
