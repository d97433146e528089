package io.belfry.escalation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Policies and targets as they are read within a transaction, each once. */
final class Plans {
  /** A team's policy and who leads it. */
  record OfTeam(Policy policy, OptionalLong lead) {}

  private final Connection connection;
  private final Map<String, OfTeam> teams = new HashMap<>();
  private final Map<String, Optional<Aim>> aims = new HashMap<>();

  Plans(Connection connection) {
    this.connection = connection;
  }

  OfTeam of(long tenant, String team) throws SQLException {
    String key = tenant + "/" + team;
    OfTeam known = teams.get(key);
    if (known == null) {
      known = readTeam(tenant, team);
      teams.put(key, known);
    }
    return known;
  }

  private OfTeam readTeam(long tenant, String team) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select t.lead, p.steps, p.repeats, p.priorities from team_escalation t"
                + " left join escalation_policy p on p.tenant_id = t.tenant_id"
                + " and p.name = t.policy where t.tenant_id = ? and t.team = ?")) {
      query.setLong(1, tenant);
      query.setString(2, team);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return new OfTeam(Policy.USUAL, OptionalLong.empty());
        }
        long lead = row.getLong(1);
        OptionalLong leader = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(lead);
        String steps = row.getString(2);
        return new OfTeam(
            steps == null
                ? Policy.USUAL
                : new Policy(
                    Policy.read(steps),
                    row.getInt(3),
                    Set.of((String[]) row.getArray(4).getArray())),
            leader);
      }
    }
  }

  /** Returns the targets of a priority, if there are any. */
  Optional<Aim> aim(long tenant, String priority) throws SQLException {
    String key = tenant + "/" + priority;
    Optional<Aim> known = aims.get(key);
    if (known == null) {
      known = readAim(tenant, priority);
      aims.put(key, known);
    }
    return known;
  }

  private Optional<Aim> readAim(long tenant, String priority) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select response, resolution, warn_percent, zone, days, opens::text, closes::text"
                + " from target where tenant_id = ? and priority = ?")) {
      query.setLong(1, tenant);
      query.setString(2, priority);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(new Aim(seconds(row, 1), seconds(row, 2), row.getInt(3), hours(row)))
            : Optional.empty();
      }
    }
  }

  private static @Nullable Duration seconds(ResultSet row, int column) throws SQLException {
    int seconds = row.getInt(column);
    return row.wasNull() ? null : Duration.ofSeconds(seconds);
  }

  private static @Nullable ServiceHours hours(ResultSet row) throws SQLException {
    String zone = row.getString(4);
    if (zone == null) {
      return null;
    }
    List<Integer> days = Arrays.asList((Integer[]) row.getArray(5).getArray());
    return new ServiceHours(
        ZoneId.of(zone),
        days.stream().map(DayOfWeek::of).collect(Collectors.toSet()),
        LocalTime.parse(row.getString(6)),
        LocalTime.parse(row.getString(7)));
  }
}
