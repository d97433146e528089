package io.belfry.retention;

import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Forgets closed events, and all that is kept of each, after a time that depends on how bad they
 * were. What is not closed is never forgotten, and the audit log never is.
 */
final class EventRetention {
  private static final int BATCH = 500;

  private static final String CLOSED =
      """
      select tenant_id, id from event
        where handling = 'closed' and closed_at < ?
          and closed_at < case when severity in ('critical', 'major') then ?::timestamptz
            when severity in ('minor', 'warning') then ?::timestamptz else ?::timestamptz end
        order by closed_at limit %d for update skip locked
      """
          .formatted(BATCH);

  /** What is kept of an event besides its own row, which goes last. */
  private static final List<String> TABLES =
      List.of(
          "event_activity",
          "event_text",
          "event_record",
          "event_mirror",
          "kept_alert",
          "decision",
          "outbox",
          "event_person",
          "event_response",
          "event_action",
          "event_tick",
          "event_useless",
          "escalation_due",
          "notification_due",
          "incident_due",
          "incident_event",
          "lesson",
          "lesson_word");

  private final DataSource database;
  private final RetentionSettings settings;

  EventRetention(DataSource database, RetentionSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** Forgets what is past its term, a batch a transaction; returns how many events those were. */
  int apply(Instant now) throws SQLException {
    int forgotten = 0;
    int batch;
    do {
      batch = AcrossTenants.run(database, connection -> forget(connection, now));
      forgotten += batch;
    } while (batch == BATCH);
    return forgotten;
  }

  private int forget(Connection connection, Instant now) throws SQLException {
    List<Long> tenants = new ArrayList<>();
    List<UUID> events = new ArrayList<>();
    int least =
        Math.min(settings.critical(), Math.min(settings.warning(), settings.informational()));
    try (PreparedStatement query = connection.prepareStatement(CLOSED)) {
      query.setObject(1, before(now, least));
      query.setObject(2, before(now, settings.critical()));
      query.setObject(3, before(now, settings.warning()));
      query.setObject(4, before(now, settings.informational()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          tenants.add(row.getLong(1));
          events.add(row.getObject(2, UUID.class));
        }
      }
    }
    if (!events.isEmpty()) {
      for (String table : TABLES) {
        delete(connection, table, "event_id", tenants, events);
      }
      delete(connection, "event", "id", tenants, events);
    }
    return events.size();
  }

  private static Object before(Instant now, int days) {
    return now.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
  }

  static void delete(
      Connection connection, String table, String column, List<Long> tenants, List<UUID> events)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from %1$s t using unnest(?::bigint[], ?::uuid[]) as gone (tenant_id, id)"
                    .formatted(table)
                + " where t.tenant_id = gone.tenant_id and t.%s = gone.id".formatted(column))) {
      delete.setArray(1, connection.createArrayOf("bigint", tenants.toArray()));
      delete.setArray(2, connection.createArrayOf("uuid", events.toArray()));
      delete.executeUpdate();
    }
  }
}
