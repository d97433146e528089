package io.belfry.notification;

import io.belfry.engine.EventState;
import io.belfry.oncall.Duties;
import io.belfry.oncall.Shift;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows for those whom a runbook has told of its event, in place of the owner team. */
final class ResponseRows implements AutoCloseable {
  private static final String INTERESTED =
      "select distinct i.user_id from event_interest i join app_user u on u.tenant_id = i.tenant_id"
          + " and u.id = i.user_id and not u.disabled where i.tenant_id = ? and i.service = ?"
          + " and i.severity = ? order by 1";

  /** The owner's channel of that name, or else whichever team has one. */
  private static final String CHANNEL =
      "select team from channel where tenant_id = ? and name = ? and enabled"
          + " order by team <> ?, team limit 1";

  private final Connection transaction;
  private final Duties duties;
  private final TeamRows teams;
  private final PersonRows people;
  private final ChannelRows channels;

  ResponseRows(Connection transaction, Duties duties, TeamRows teams, PersonRows people)
      throws SQLException {
    this.transaction = transaction;
    this.duties = duties;
    this.teams = teams;
    this.people = people;
    channels = new ChannelRows(transaction);
  }

  /**
   * Tells them. Where none of them is there, the owner team is told: rather the team than nobody.
   *
   * @param told {@code on-call}, {@code owner}, {@code interested}, a team, or {@code #channel}
   */
  void add(EventState event, Whose whose, Message message, List<String> told) throws SQLException {
    Set<String> called = new LinkedHashSet<>();
    Set<Long> persons = new LinkedHashSet<>();
    boolean any = false;
    for (String word : told) {
      switch (word) {
        case "owner" -> called.add(whose.team());
        case "on-call" -> {
          Optional<Shift> shift = duties.at(message.tenant(), whose.team(), message.at());
          shift.ifPresentOrElse(
              onCall -> persons.add(onCall.user()), () -> called.add(whose.team()));
        }
        case "interested" -> persons.addAll(interested(event, message));
        default -> {
          if (!word.startsWith("#")) {
            called.add(word);
          } else {
            String home = home(message.tenant(), word.substring(1), whose.team());
            if (home != null) {
              channels.add(home, word.substring(1), message);
              any = true;
            }
          }
        }
      }
    }
    if (!any && called.isEmpty() && persons.isEmpty()) {
      called.add(whose.team());
    }
    for (String team : called) {
      teams.add(team, whose.priority(), message);
    }
    for (long person : persons) {
      people.add(person, whose.team(), message);
    }
  }

  private @Nullable String home(long tenant, String channel, String owner) throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(CHANNEL)) {
      select.setLong(1, tenant);
      select.setString(2, channel);
      select.setString(3, owner);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private Set<Long> interested(EventState event, Message message) throws SQLException {
    Set<Long> found = new LinkedHashSet<>();
    try (PreparedStatement select = transaction.prepareStatement(INTERESTED)) {
      select.setLong(1, message.tenant());
      select.setString(2, event.service());
      select.setString(3, event.severity().name().toLowerCase(Locale.ROOT));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
    }
    return found;
  }

  void write() throws SQLException {
    channels.write();
  }

  @Override
  public void close() throws SQLException {
    channels.close();
  }
}
