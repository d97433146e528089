package io.belfry.escalation;

import io.belfry.catalogue.ServiceHours;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Policies and targets as they are read within a transaction, each once. */
final class Plans {
  /** A team's policy, and the numbers of its lead, manager and director as far as there are. */
  record OfTeam(Policy policy, Map<String, Long> roles) {}

  /** Whom a step can tell by what they are to the team. */
  static final List<String> ROLES = List.of("lead", "manager", "director");

  // All four of one or all four of the other: a row of hours is never mixed.
  private static final String AIM =
      """
      select t.response, t.resolution, t.warn_percent,
          case when c.zone is null then t.zone else c.zone end,
          case when c.zone is null then t.days else c.days end,
          case when c.zone is null then t.opens else c.opens end::text,
          case when c.zone is null then t.closes else c.closes end::text
        from target t
        left join service_calendar c on c.tenant_id = t.tenant_id and c.service = ?
        where t.tenant_id = ? and t.priority = ?
      """;

  private final Connection connection;
  private final Map<String, OfTeam> teams = new HashMap<>();
  private final Map<String, Optional<Policy>> byName = new HashMap<>();
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

  /**
   * The policy by which an event escalates.
   *
   * @param named the one that its runbook names; null for that of the team, which also stands in
   *     for one that is no more
   */
  Policy policy(long tenant, String team, @Nullable String named) throws SQLException {
    if (named == null) {
      return of(tenant, team).policy();
    }
    String key = tenant + "/" + named;
    Optional<Policy> known = byName.get(key);
    if (known == null) {
      known = readPolicy(tenant, named);
      byName.put(key, known);
    }
    return known.isPresent() ? known.get() : of(tenant, team).policy();
  }

  private Optional<Policy> readPolicy(long tenant, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select steps, repeats, priorities, breach_steps from escalation_policy"
                + " where tenant_id = ? and name = ?")) {
      query.setLong(1, tenant);
      query.setString(2, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Policy(
                    Policy.read(row.getString(1)),
                    row.getInt(2),
                    Set.of((String[]) row.getArray(3).getArray()),
                    breach(row.getString(4))))
            : Optional.empty();
      }
    }
  }

  private static List<Step> breach(@Nullable String steps) {
    return steps == null ? Policy.USUAL_BREACH : Policy.read(steps);
  }

  private OfTeam readTeam(long tenant, String team) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select t.lead, t.manager, t.director, p.steps, p.repeats, p.priorities,"
                + " p.breach_steps from team_escalation t"
                + " left join escalation_policy p on p.tenant_id = t.tenant_id"
                + " and p.name = t.policy where t.tenant_id = ? and t.team = ?")) {
      query.setLong(1, tenant);
      query.setString(2, team);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return new OfTeam(Policy.USUAL, Map.of());
        }
        Map<String, Long> roles = new HashMap<>();
        for (String role : ROLES) {
          long person = row.getLong(role);
          if (!row.wasNull()) {
            roles.put(role, person);
          }
        }
        String steps = row.getString(4);
        return new OfTeam(
            steps == null
                ? Policy.USUAL
                : new Policy(
                    Policy.read(steps),
                    row.getInt(5),
                    Set.of((String[]) row.getArray(6).getArray()),
                    breach(row.getString(7))),
            roles);
      }
    }
  }

  /**
   * Returns the targets of a priority, if there are any, in the hours of the service, or else in
   * their own.
   */
  Optional<Aim> aim(long tenant, String priority, String service) throws SQLException {
    String key = tenant + "/" + priority + "/" + service;
    Optional<Aim> known = aims.get(key);
    if (known == null) {
      known = readAim(tenant, priority, service);
      aims.put(key, known);
    }
    return known;
  }

  private Optional<Aim> readAim(long tenant, String priority, String service) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(AIM)) {
      query.setString(1, service);
      query.setLong(2, tenant);
      query.setString(3, priority);
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
