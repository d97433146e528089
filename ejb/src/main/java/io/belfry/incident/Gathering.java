package io.belfry.incident;

import io.belfry.escalation.Quiet;
import io.belfry.notification.Message;
import io.belfry.notification.Occasion;
import io.belfry.notification.TeamRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the incident that an event belongs to, or opens it. What is said of one service belongs to
 * the incident of that service that is under way.
 */
final class Gathering {
  private static final int MOST = 500;
  private static final String UNDER_WAY =
      "select id, state, rule from incident where tenant_id = ? and service = ?"
          + " and state in ('open', 'in-progress') order by number limit 1 for update";
  private static final String AROUND =
      """
      select e.id, e.number, e.shown_priority from event e
        where e.tenant_id = ? and e.service = ? and e.service <> '' and e.handling <> 'closed'
          and e.opened_at > ? and e.opened_at <= ? and not %s
          and not exists (select from incident_event m
            where m.tenant_id = e.tenant_id and m.event_id = e.id)
          and not exists (select from event_response r
            where r.tenant_id = e.tenant_id and r.event_id = e.id and r.incident = '{}')
        order by e.number limit %d
      """
          .formatted(Quiet.SQL, MOST);

  private final Connection connection;
  private final IncidentRows rows;
  private final List<IncidentRule> rules;

  Gathering(Connection connection, IncidentRows rows, List<IncidentRule> rules) {
    this.connection = connection;
    this.rows = rows;
    this.rules = rules;
  }

  /** An event that is in an incident now. */
  record Gathered(UUID event, long number) {}

  private record UnderWay(UUID id, String state, @Nullable String rule) {}

  /** Returns the events that came into an incident; none when no rule takes this one. */
  List<Gathered> gather(IncidentRuling.Due due) throws SQLException {
    if (isIn(due)) {
      return List.of();
    }
    for (IncidentRule rule : due.held(rules)) {
      if (rule.enabled()
          && rule.counts(due.priority())
          && (rule.events() == 1 || !due.service().isEmpty())) {
        List<Gathered> gathered = by(rule, due);
        if (!gathered.isEmpty()) {
          return gathered;
        }
      }
    }
    return List.of();
  }

  private List<Gathered> by(IncidentRule rule, IncidentRuling.Due due) throws SQLException {
    rows.hold();
    UnderWay underWay = due.service().isEmpty() ? null : underWay(due);
    Gathered self = new Gathered(due.event(), due.number());
    if (underWay != null) {
      // A rule for many takes in what follows on its own incident, and on no other.
      return rule.events() == 1 || rule.name().equals(underWay.rule())
          ? link(due.tenant(), underWay.id(), underWay.state(), List.of(self))
          : List.of();
    }
    List<Gathered> together = rule.events() == 1 ? List.of(self) : around(rule, due);
    if (together.size() < rule.events()) {
      return List.of();
    }
    boolean many = together.size() > 1;
    String title =
        many ? "%d events of %s".formatted(together.size(), due.service()) : due.subject();
    UUID incident =
        rows.open(
            new IncidentRows.Draft(
                title, due.priority(), due.service(), due.team(), null, rule.name()));
    List<Gathered> linked = link(due.tenant(), incident, IncidentState.OPEN.word(), together);
    if (many) {
      tell(due, incident, title, rule);
    }
    return linked;
  }

  /** Of each event the team was told already; that they are one matter is news. */
  private void tell(IncidentRuling.Due due, UUID incident, String title, IncidentRule rule)
      throws SQLException {
    try (TeamRows team = new TeamRows(connection)) {
      team.add(
          due.team(),
          due.priority(),
          new Message(
              due.tenant(),
              "incident/" + incident,
              due.event(),
              Occasion.CHANGED,
              "[Incident] " + title,
              "%s within %d minutes are one incident. The last of them:\n\n%s\n"
                  .formatted(title, rule.within().toMinutes(), due.subject()),
              due.openedAt()));
      team.write();
    }
  }

  private List<Gathered> link(long tenant, UUID incident, String state, List<Gathered> events)
      throws SQLException {
    List<UUID> linked = rows.link(incident, state, events.stream().map(Gathered::event).toList());
    try (PreparedStatement raise =
        connection.prepareStatement(
            "update incident set version = version + 1 where tenant_id = ? and id = ?")) {
      raise.setLong(1, tenant);
      raise.setObject(2, incident);
      raise.executeUpdate();
    }
    return events.stream().filter(event -> linked.contains(event.event())).toList();
  }

  private boolean isIn(IncidentRuling.Due due) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from incident_event where tenant_id = ? and event_id = ?")) {
      query.setLong(1, due.tenant());
      query.setObject(2, due.event());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private @Nullable UnderWay underWay(IncidentRuling.Due due) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(UNDER_WAY)) {
      query.setLong(1, due.tenant());
      query.setString(2, due.service());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? new UnderWay(row.getObject(1, UUID.class), row.getString(2), row.getString(3))
            : null;
      }
    }
  }

  private List<Gathered> around(IncidentRule rule, IncidentRuling.Due due) throws SQLException {
    List<Gathered> around = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(AROUND)) {
      query.setLong(1, due.tenant());
      query.setString(2, due.service());
      query.setTimestamp(3, Timestamp.from(due.openedAt().minus(rule.within())));
      query.setTimestamp(4, Timestamp.from(due.openedAt()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          if (rule.counts(row.getString(3))) {
            around.add(new Gathered(row.getObject(1, UUID.class), row.getLong(2)));
          }
        }
      }
    }
    return around;
  }
}
