package io.belfry.identity;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who makes a request, once that is proven.
 *
 * @param tenantId the tenant for whom the request runs
 * @param name the username, or the id of the token
 * @param permissions what the caller may do
 * @param kind a person or a tool
 * @param teams that the permissions are limited to, where they are about something that a team
 *     owns; empty for all
 */
public record Caller(
    long tenantId, String name, Set<Permission> permissions, Kind kind, Set<String> teams) {
  /** How the caller proved who it is. */
  public enum Kind {
    /** A person, by a login session. */
    USER,
    /** A tool, by a token. */
    TOKEN
  }

  /** Copies the permissions and teams. */
  public Caller {
    permissions = Set.copyOf(permissions);
    teams = Set.copyOf(teams);
  }

  /** One who is not limited to teams. */
  public Caller(long tenantId, String name, Set<Permission> permissions, Kind kind) {
    this(tenantId, name, permissions, kind, Set.of());
  }

  /**
   * Makes sure that the caller may change what a team owns.
   *
   * @throws Fault forbidden
   */
  public void requireTeam(String team) {
    if (!teams.isEmpty() && !teams.contains(team)) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "Your roles are limited to (%s), and this is (%s)'s. Ask somebody of that team."
              .formatted(String.join(", ", new TreeSet<>(teams)), team));
    }
  }

  /**
   * Makes sure that the caller may change what is no single team's.
   *
   * @throws Fault forbidden
   */
  public void requireAllTeams() {
    if (!teams.isEmpty()) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "Your roles are limited to (%s), and this concerns every team. Ask an administrator."
              .formatted(String.join(", ", new TreeSet<>(teams))));
    }
  }

  /** Tells whether the caller may do that. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
