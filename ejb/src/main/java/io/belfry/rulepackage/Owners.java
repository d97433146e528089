package io.belfry.rulepackage;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose packages are. What counts is the team of the version that judged last, and not what an
 * upload says of itself; where nothing ever judged, it is the team that the version names.
 */
final class Owners {
  private final Connection connection;
  private final Member who;

  Owners(Connection connection, Member who) {
    this.connection = connection;
    this.who = who;
  }

  /**
   * Lets a version take the place of whatever judges of its package.
   *
   * @throws Fault forbidden, also to the teams themselves when the package would change hands
   */
  void mayReplace(PackageVersion next) throws SQLException {
    if (who.administers()) {
      return;
    }
    Optional<String> owner = owner(next.name());
    if (owner.isPresent()) {
      require(next.name(), owner.get());
      if (!owner.get().equals(next.team())) {
        throw new Fault(
            ErrorCode.FORBIDDEN,
            "The version %s hands the package from the team (%s) to the team (%s). Ask an administrator to activate it."
                .formatted(next.title(), owner.get(), next.team()));
      }
    }
    require(next.name(), next.team());
  }

  /**
   * Lets a package that judges be left out.
   *
   * @throws Fault forbidden
   */
  void mayLeaveOut(PackageVersion active) throws SQLException {
    require(active.name(), owner(active.name()).orElse(active.team()));
  }

  /**
   * Lets a version be retired that does not judge: by those whose package it is, and by whoever
   * brought it.
   *
   * @throws Fault forbidden
   */
  void mayDrop(PackageVersion idle) throws SQLException {
    if (who.person() != null && Objects.equals(who.person(), idle.authorPerson())) {
      return;
    }
    mayLeaveOut(idle);
  }

  /**
   * Lets somebody act for a team.
   *
   * @param what is the team's
   * @throws Fault forbidden
   */
  void mayActFor(String team, String what) throws SQLException {
    if (!who.administers() && !Teamwork.belongs(connection, who, team)) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "%s is of the team (%s). Somebody of its rotation, its lead or an administrator may do that."
              .formatted(what, team));
    }
  }

  private void require(String name, String team) throws SQLException {
    mayActFor(team, "The package " + name);
  }

  private Optional<String> owner(String name) throws SQLException {
    return new PackageTables(connection, who.tenant()).teamThatJudged(name);
  }
}
