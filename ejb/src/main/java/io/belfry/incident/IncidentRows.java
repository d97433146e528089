package io.belfry.incident;

import io.belfry.platform.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows that people's requests and Belfry's rules write alike, in the caller's transaction. */
final class IncidentRows {
  private static final String HEAD =
      "insert into incident_head (tenant_id, number) values (?, 0) on conflict do nothing";
  private static final String NEXT =
      "update incident_head set number = number + 1 where tenant_id = ? returning number";
  private static final String OPEN =
      "insert into incident (tenant_id, id, number, title, priority, service, owner_team, commander,"
          + " rule, opened_at, opened_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String LINK =
      "insert into incident_event (tenant_id, event_id, incident_id, added_at, added_by)"
          + " select e.tenant_id, e.id, ?, ?, ? from event e"
          + " where e.tenant_id = ? and e.id = any (?) on conflict do nothing returning event_id";
  private static final String NOTE =
      "insert into incident_entry (tenant_id, incident_id, at, actor, action, state_before,"
          + " state_after, detail, note) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)";

  private final Connection connection;
  private final long tenant;
  private final String actor;
  private final Instant at;

  IncidentRows(Connection connection, long tenant, String actor, Instant at) {
    this.connection = connection;
    this.tenant = tenant;
    this.actor = actor;
    this.at = at;
  }

  /** An incident that is to be. */
  record Draft(
      String title,
      String priority,
      String service,
      String team,
      @Nullable Long commander,
      @Nullable String rule) {}

  /** Holds what every incident of the tenant begins with; others that open one wait. */
  void hold() throws SQLException {
    try (PreparedStatement head = connection.prepareStatement(HEAD)) {
      head.setLong(1, tenant);
      head.executeUpdate();
    }
    try (PreparedStatement hold =
        connection.prepareStatement("select 1 from incident_head where tenant_id = ? for update")) {
      hold.setLong(1, tenant);
      hold.execute();
    }
  }

  /** Opens one, after {@link #hold}; returns its id. */
  UUID open(Draft draft) throws SQLException {
    UUID id = UUID.randomUUID();
    try (PreparedStatement open = connection.prepareStatement(OPEN)) {
      open.setLong(1, tenant);
      open.setObject(2, id);
      open.setLong(3, nextNumber());
      open.setString(4, draft.title());
      open.setString(5, draft.priority());
      open.setString(6, draft.service());
      open.setString(7, draft.team());
      open.setObject(8, draft.commander(), java.sql.Types.BIGINT);
      open.setString(9, draft.rule());
      open.setObject(10, at.atOffset(ZoneOffset.UTC));
      open.setString(11, actor);
      open.executeUpdate();
    }
    String rule = draft.rule();
    note(id, "open", "open", "open", rule == null ? Map.of() : Map.of("rule", rule), null);
    return id;
  }

  private long nextNumber() throws SQLException {
    try (PreparedStatement next = connection.prepareStatement(NEXT)) {
      next.setLong(1, tenant);
      try (ResultSet row = next.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Puts events into one; those that are in one already stay there. Returns those that came. */
  List<UUID> link(UUID incident, String state, Collection<UUID> events) throws SQLException {
    List<UUID> linked = new ArrayList<>();
    try (PreparedStatement link = connection.prepareStatement(LINK)) {
      link.setObject(1, incident);
      link.setObject(2, at.atOffset(ZoneOffset.UTC));
      link.setString(3, actor);
      link.setLong(4, tenant);
      link.setArray(5, connection.createArrayOf("uuid", events.toArray()));
      try (ResultSet row = link.executeQuery()) {
        while (row.next()) {
          linked.add(row.getObject(1, UUID.class));
        }
      }
    }
    if (!linked.isEmpty()) {
      note(incident, "add", state, state, Map.of("events", linked), null);
    }
    return linked;
  }

  /** Writes what happened into the timeline. */
  void note(
      UUID incident,
      String action,
      String before,
      String after,
      Map<String, ?> detail,
      @Nullable String text)
      throws SQLException {
    try (PreparedStatement note = connection.prepareStatement(NOTE)) {
      note.setLong(1, tenant);
      note.setObject(2, incident);
      note.setObject(3, at.atOffset(ZoneOffset.UTC));
      note.setString(4, actor);
      note.setString(5, action);
      note.setString(6, before);
      note.setString(7, after);
      note.setString(8, Json.write(detail));
      note.setString(9, text);
      note.executeUpdate();
    }
  }
}
