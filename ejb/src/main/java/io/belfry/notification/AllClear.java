package io.belfry.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/**
 * The all-clear for an event that people resolved or closed although it never recovered, for whom
 * there is no other. Pagers follow what people do by themselves, see {@link PagerFollower}.
 *
 * @param key tells repetitions: each receiver is told once of a key
 */
public record AllClear(
    long tenant, String key, UUID event, String subject, String body, Instant at) {
  private static final String INSERT =
      RecoveredRows.INSERT.formatted(
          """
          and not exists (
            select 1 from channel c where c.tenant_id = o.tenant_id and c.team = o.team
              and c.name = o.channel and c.kind = 'pagerduty')
          """);

  /** Adds it in the transaction in which they did, for everybody who was told of the event. */
  public void leave(Connection transaction) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      insert.setLong(1, tenant);
      insert.setString(2, key);
      insert.setObject(3, event);
      insert.setString(4, subject);
      insert.setString(5, body);
      insert.setTimestamp(6, Timestamp.from(at));
      insert.executeUpdate();
    }
  }
}
