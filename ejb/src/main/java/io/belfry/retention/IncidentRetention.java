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
 * Forgets closed incidents of which no event is kept any more, after a time that depends on how
 * urgent they were, and proposals for runbooks that are settled.
 */
final class IncidentRetention {
  private static final int BATCH = 500;

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
          .formatted(BATCH);
  private static final String PROPOSALS = "delete from runbook_proposal where settled_at < ?";

  private final DataSource database;
  private final RetentionSettings settings;

  IncidentRetention(DataSource database, RetentionSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * Forgets what is past its term, a batch a transaction; returns how many incidents those were.
   */
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
    try (PreparedStatement delete = connection.prepareStatement(PROPOSALS)) {
      delete.setObject(1, before(now, settings.critical()));
      delete.executeUpdate();
    }
    List<Long> tenants = new ArrayList<>();
    List<UUID> incidents = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(CLOSED)) {
      query.setObject(1, before(now, settings.critical()));
      query.setObject(2, before(now, settings.warning()));
      query.setObject(3, before(now, settings.informational()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          tenants.add(row.getLong(1));
          incidents.add(row.getObject(2, UUID.class));
        }
      }
    }
    if (!incidents.isEmpty()) {
      EventRetention.delete(connection, "incident_entry", "incident_id", tenants, incidents);
      EventRetention.delete(connection, "incident_mirror", "incident_id", tenants, incidents);
      EventRetention.delete(connection, "outbox", "event_id", tenants, incidents);
      EventRetention.delete(connection, "incident", "id", tenants, incidents);
    }
    return incidents.size();
  }

  private static Object before(Instant now, int days) {
    return now.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
  }
}
