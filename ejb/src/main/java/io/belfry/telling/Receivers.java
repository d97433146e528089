package io.belfry.telling;

import io.belfry.notification.ChannelRows;
import io.belfry.notification.Message;
import io.belfry.notification.Occasion;
import io.belfry.notification.PersonRows;
import io.belfry.notification.TeamRows;
import io.belfry.oncall.Duties;
import io.belfry.platform.Length;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds whom a step tells, and leaves rows of the outbox for them in the same transaction. */
final class Receivers implements AutoCloseable {
  private static final String ROLE =
      "select u.id from team_escalation t join app_user u on u.tenant_id = t.tenant_id"
          + " and u.id = t.%s and not u.disabled where t.tenant_id = ? and t.team = ?";
  private static final String SUBSCRIBED =
      "select distinct i.user_id from event_interest i join app_user u on u.tenant_id = i.tenant_id"
          + " and u.id = i.user_id and not u.disabled where i.tenant_id = ? and i.service = ?"
          + " and i.severity = ? and i.role = any (?) order by 1";

  /** Those who are told because they asked for it: nobody stands in for them. */
  private static final Set<String> SUBSCRIBERS = Set.of("responders", "interested");

  private final Connection connection;
  private final Instant now;
  private final Duties duties;
  private final TeamRows teams;
  private final PersonRows people;
  private final ChannelRows channels;

  Receivers(Connection connection, Instant now) throws SQLException {
    this.connection = connection;
    this.now = now;
    duties = new Duties(connection);
    teams = new TeamRows(connection);
    people = new PersonRows(connection);
    channels = new ChannelRows(connection);
  }

  void tell(Tellings.Due due, List<String> tell) throws SQLException {
    Message message =
        new Message(
            due.tenant(),
            "rule/%s/%s/%d".formatted(due.rule(), due.event(), due.step()),
            due.event(),
            Occasion.CHANGED,
            "[%s] %s".formatted(due.priority(), due.subject()),
            body(due),
            now);
    Set<Long> persons = new LinkedHashSet<>();
    boolean isSomebodyMissed = false;
    boolean isTeamTold = false;
    for (String word : tell) {
      if (word.equals("team")) {
        teams.add(due.team(), due.priority(), message);
        isTeamTold = true;
      } else if (word.startsWith("team:")) {
        teams.add(rest(word), due.priority(), message);
        isTeamTold = true;
      } else if (word.startsWith("channel:")) {
        channels.add(due.team(), rest(word), message);
        isTeamTold = true;
      } else {
        List<Long> found = persons(due, word);
        persons.addAll(found);
        isSomebodyMissed |= found.isEmpty() && !SUBSCRIBERS.contains(word);
      }
    }
    if (isSomebodyMissed && !isTeamTold && persons.isEmpty()) {
      // Who was meant is gone: rather the team than nobody.
      teams.add(due.team(), due.priority(), message);
    }
    for (long person : persons) {
      people.add(person, due.team(), message);
    }
  }

  private List<Long> persons(Tellings.Due due, String word) throws SQLException {
    return switch (word) {
      case "on-call" ->
          duties
              .at(due.tenant(), due.team(), now)
              .map(shift -> List.of(shift.user()))
              .orElse(List.of());
      case "lead", "manager", "director" -> query(ROLE.formatted(word), due.tenant(), due.team());
      case "responders" ->
          query(SUBSCRIBED, due.tenant(), due.service(), due.severity(), array("responder"));
      case "interested" ->
          query(
              SUBSCRIBED,
              due.tenant(),
              due.service(),
              due.severity(),
              array("responder", "interested"));
      default -> {
        long person = Long.parseLong(rest(word));
        yield duties.isEnabled(due.tenant(), person) ? List.of(person) : List.of();
      }
    };
  }

  private java.sql.Array array(String... words) throws SQLException {
    return connection.createArrayOf("text", words);
  }

  private List<Long> query(String sql, Object... values) throws SQLException {
    Set<Long> found = new LinkedHashSet<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
    }
    return List.copyOf(found);
  }

  private static String rest(String word) {
    return word.substring(word.indexOf(':') + 1);
  }

  private String body(Tellings.Due due) {
    return """
    %s

    Event     %d
    Priority  %s
    Service   %s
    Team      %s
    Fires for %s
    """
        .formatted(
            due.subject(),
            due.number(),
            due.priority(),
            due.service().isEmpty() ? "unknown" : due.service(),
            due.team(),
            Length.text(Duration.between(due.openedAt(), now).toMinutes() * 60_000));
  }

  void write() throws SQLException {
    teams.write();
    channels.write();
    people.write();
  }

  @Override
  public void close() throws SQLException {
    try (teams;
        channels) {
      people.close();
    }
  }
}
