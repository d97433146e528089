package io.belfry.incident;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has records elsewhere follow those events whose runbook wants it, as incidents are followed. */
final class EventMirror {
  private static final String BEHIND =
      """
      select e.tenant_id, e.id, e.number, e.subject, e.state, e.shown_priority, e.service,
          e.opened_at, e.cause, e.solution, c.team, c.name, m.first_action, m.last_action,
          e.handling_version || ' ' || e.state || ' ' || e.shown_priority as now
        from event_record r
        join event e on e.tenant_id = r.tenant_id and e.id = r.event_id
        left join default_owner d on d.tenant_id = e.tenant_id
        join channel c on c.tenant_id = e.tenant_id and c.kind = 'servicenow' and c.enabled
          and (cardinality(c.priorities) = 0 or e.shown_priority = any (c.priorities))
          and (c.team = e.owner_team or (c.team = d.team and not exists (
            select from channel own where own.tenant_id = e.tenant_id and own.team = e.owner_team
              and own.kind = 'servicenow' and own.enabled)))
        left join event_mirror m on m.tenant_id = e.tenant_id and m.event_id = e.id
          and m.team = c.team and m.channel = c.name
        where not r.settled
          and m.told is distinct from
            e.handling_version || ' ' || e.state || ' ' || e.shown_priority
        order by e.tenant_id, e.number limit 50
        for update of r skip locked
      """;

  private static final String SAID =
      "select id, note from event_action where tenant_id = ? and event_id = ? and id > ?"
          + " order by id";
  private static final String NOTED =
      "insert into event_mirror (tenant_id, event_id, team, channel, told, first_action,"
          + " last_action) values (?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (tenant_id, event_id, team, channel) do update set"
          + " told = excluded.told, first_action = excluded.first_action,"
          + " last_action = excluded.last_action";
  private static final String SETTLE =
      "update event_record r set settled = true from event e where not r.settled"
          + " and e.tenant_id = r.tenant_id and e.id = r.event_id and e.handling = 'closed'";
  private static final String WANT =
      "insert into event_record (tenant_id, event_id) values (?, ?) on conflict do nothing";

  private EventMirror() {}

  /** An event of which a record does not know all. */
  private record Behind(
      MirrorOutbox.To to, IncidentRecord record, String now, long first, long last) {}

  /** Notes that an event is to be a record. */
  static void want(Connection connection, long tenant, UUID event) throws SQLException {
    try (PreparedStatement want = connection.prepareStatement(WANT)) {
      want.setLong(1, tenant);
      want.setObject(2, event);
      want.executeUpdate();
    }
  }

  /** One look; returns how many records are to be told. */
  static int follow(Connection connection, Instant now) throws SQLException {
    List<Behind> behind = behind(connection);
    MirrorOutbox outbox = new MirrorOutbox(connection, now);
    for (Behind each : behind) {
      tell(connection, outbox, each);
    }
    if (behind.isEmpty()) {
      // Only when nobody is behind: what is closed has then been told so.
      try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
        settle.executeUpdate();
      }
    }
    return behind.size();
  }

  private static List<Behind> behind(Connection connection) throws SQLException {
    List<Behind> behind = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(BEHIND);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        UUID id = row.getObject("id", UUID.class);
        behind.add(
            new Behind(
                new MirrorOutbox.To(
                    row.getLong("tenant_id"), id, row.getString("team"), row.getString("name")),
                new IncidentRecord(
                    "event",
                    id,
                    row.getLong("number"),
                    row.getString("subject"),
                    state(row.getString("state")),
                    row.getString("shown_priority"),
                    row.getString("service"),
                    row.getTimestamp("opened_at").toInstant(),
                    row.getString("cause"),
                    row.getString("solution")),
                row.getString("now"),
                row.getLong("first_action"),
                row.getLong("last_action")));
      }
    }
    return behind;
  }

  /** What recovered and is in nobody's hands is new there until somebody closes it. */
  private static IncidentState state(String word) {
    return switch (word) {
      case "acknowledged", "in-progress" -> IncidentState.IN_PROGRESS;
      case "resolved" -> IncidentState.RESOLVED;
      case "closed" -> IncidentState.CLOSED;
      default -> IncidentState.OPEN;
    };
  }

  private static void tell(Connection connection, MirrorOutbox outbox, Behind behind)
      throws SQLException {
    // What was to be said with the row that is replaced is said with this one.
    long from = outbox.replace(behind.to()) ? behind.first() : behind.last();
    List<String> said = new ArrayList<>();
    long last = from;
    try (PreparedStatement query = connection.prepareStatement(SAID)) {
      query.setLong(1, behind.to().tenant());
      query.setObject(2, behind.to().id());
      query.setLong(3, from);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          last = row.getLong(1);
          @Nullable String note = row.getString(2);
          if (note != null) {
            said.add(note);
          }
        }
      }
    }
    outbox.send(
        behind.to(),
        behind.now().replace(' ', '-'),
        behind.record().title(),
        behind.record().fields(said));
    try (PreparedStatement noted = connection.prepareStatement(NOTED)) {
      noted.setLong(1, behind.to().tenant());
      noted.setObject(2, behind.to().id());
      noted.setString(3, behind.to().team());
      noted.setString(4, behind.to().channel());
      noted.setString(5, behind.now());
      noted.setLong(6, from);
      noted.setLong(7, last);
      noted.executeUpdate();
    }
  }
}
