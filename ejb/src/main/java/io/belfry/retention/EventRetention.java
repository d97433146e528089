package io.belfry.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Forgets closed events, and all that is kept of each, after a time that depends on how bad they
 * were. What is not closed is never forgotten, and the audit log never is.
 */
final class EventRetention {
  private static final String CLOSED =
      """
      select tenant_id, id from event
        where handling = 'closed' and closed_at < ?
          and closed_at < case when severity in ('critical', 'major') then ?::timestamptz
            when severity in ('minor', 'warning') then ?::timestamptz else ?::timestamptz end
        order by closed_at limit %d for update skip locked
      """
          .formatted(Batches.SIZE);

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

  /** Forgets what is past its term; returns how many events those were. */
  int apply(Instant now) throws SQLException {
    return Batches.forget(database, connection -> forget(connection, now));
  }

  private int forget(Connection connection, Instant now) throws SQLException {
    int least =
        Math.min(settings.critical(), Math.min(settings.warning(), settings.informational()));
    Batches.Batch events =
        Batches.read(
            connection,
            CLOSED,
            now,
            least,
            settings.critical(),
            settings.warning(),
            settings.informational());
    for (String table : TABLES) {
      events.deleteFrom(connection, table, "event_id");
    }
    events.deleteFrom(connection, "event", "id");
    return events.size();
  }
}
