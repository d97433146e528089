package io.belfry.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Forgets closed incidents of which no event is kept any more, after a time that depends on how
 * urgent they were, and proposals for runbooks that are settled.
 */
final class IncidentRetention {
  private static final String CLOSED =
      """
      select i.tenant_id, i.id from incident i
        where i.state = 'closed'
          and i.closed_at < case when i.priority in ('P1', 'P2') then ?::timestamptz
            when i.priority = 'P3' then ?::timestamptz else ?::timestamptz end
          and not exists (select from incident_event e
            where e.tenant_id = i.tenant_id and e.incident_id = i.id)
        order by i.closed_at limit %d for update skip locked
      """
          .formatted(Batches.SIZE);
  private static final List<String> TABLES = List.of("incident_entry", "incident_mirror");
  private static final String PROPOSALS = "delete from runbook_proposal where settled_at < ?";

  private final DataSource database;
  private final RetentionSettings settings;

  IncidentRetention(DataSource database, RetentionSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** Forgets what is past its term; returns how many incidents those were. */
  int apply(Instant now) throws SQLException {
    return Batches.forget(database, connection -> forget(connection, now));
  }

  private int forget(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(PROPOSALS)) {
      delete.setObject(1, Batches.before(now, settings.critical()));
      delete.executeUpdate();
    }
    Batches.Batch incidents =
        Batches.read(
            connection,
            CLOSED,
            now,
            settings.critical(),
            settings.warning(),
            settings.informational());
    for (String table : TABLES) {
      incidents.deleteFrom(connection, table, "incident_id");
    }
    incidents.deleteFrom(connection, "outbox", "event_id");
    incidents.deleteFrom(connection, "incident", "id");
    return incidents.size();
  }
}
