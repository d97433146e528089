package io.belfry.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that is due, and its event as it is now. */
record DueRow(
    long tenant,
    UUID event,
    DueKind kind,
    Policy.Place place,
    Instant dueAt,
    long number,
    String subject,
    String priority,
    String team,
    String service,
    String handling,
    String condition,
    Instant openedAt,
    boolean isQuiet,
    int generation,
    @Nullable String escalation) {

  /** The columns of {@link #of}, of an event that is kept. */
  static final String COLUMNS =
      "d.tenant_id, d.event_id, d.kind, d.round, d.step, d.due_at, e.number, e.subject,"
          + " e.shown_priority, e.owner_team, e.service, e.handling, e.condition, e.opened_at, "
          + Quiet.SQL
          + ", d.generation, (select r.escalation from event_response r"
          + " where r.tenant_id = e.tenant_id and r.event_id = e.id)";

  static DueRow of(ResultSet row) throws SQLException {
    return new DueRow(
        row.getLong(1),
        row.getObject(2, UUID.class),
        DueKind.of(row.getString(3)),
        new Policy.Place(row.getInt(4), row.getInt(5)),
        row.getTimestamp(6).toInstant(),
        row.getLong(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        row.getTimestamp(14).toInstant(),
        row.getBoolean(15),
        row.getInt(16),
        row.getString(17));
  }

  /** By which it escalates. */
  Policy policy(Plans plans) throws SQLException {
    return plans.policy(tenant, team, escalation);
  }
}
