package io.belfry.rulepackage;

import io.belfry.platform.Json;
import io.belfry.runbook.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of packages and their versions. */
final class PackageTables {
  private static final String COLUMNS =
      "select package, major, minor, patch, state, team, changelog, author, author_person, digest,"
          + " flaws, scenarios, created_at, row_version from package_version where tenant_id = ?";

  private final Connection connection;
  private final long tenant;

  PackageTables(Connection connection, long tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  List<PackageVersion> all() throws SQLException {
    return query(COLUMNS + " order by package, major desc, minor desc, patch desc");
  }

  List<PackageVersion> versions(String name) throws SQLException {
    return query(COLUMNS + " and package = ? order by major desc, minor desc, patch desc", name);
  }

  Optional<PackageVersion> find(String name, Version version) throws SQLException {
    return query(
            COLUMNS + " and package = ? and major = ? and minor = ? and patch = ?",
            name,
            version.major(),
            version.minor(),
            version.patch())
        .stream()
        .findFirst();
  }

  /** The same, and nobody else moves it until the transaction ends. */
  Optional<PackageVersion> hold(String name, Version version) throws SQLException {
    return query(
            COLUMNS + " and package = ? and major = ? and minor = ? and patch = ? for update",
            name,
            version.major(),
            version.minor(),
            version.patch())
        .stream()
        .findFirst();
  }

  Optional<PackageVersion> active(String name) throws SQLException {
    return query(COLUMNS + " and package = ? and state = 'active'", name).stream().findFirst();
  }

  /** The active version of each package that has one. */
  List<PackageVersion> active() throws SQLException {
    return query(COLUMNS + " and state = 'active' order by package");
  }

  byte[] content(String name, Version version) throws SQLException {
    try (PreparedStatement select =
        prepare(
            "select content from package_version where tenant_id = ? and package = ?"
                + " and major = ? and minor = ? and patch = ?",
            name,
            version.major(),
            version.minor(),
            version.patch())) {
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }

  /** The parts of the active release, in the order that decides. */
  List<Part> activeParts() throws SQLException {
    List<Part> parts = new ArrayList<>();
    try (PreparedStatement select =
            prepare(
                "select v.package, v.version, v.content from package_version v"
                    + " join rule_package p on p.tenant_id = v.tenant_id and p.name = v.package"
                    + " where v.tenant_id = ? and v.state = 'active' order by p.rank, p.name");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        parts.add(new Part(row.getString(1), row.getString(2), row.getBytes(3)));
      }
    }
    return parts;
  }

  /** The names of packages in the order that decides. */
  List<String> ranked() throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement select =
            prepare("select name from rule_package where tenant_id = ? order by rank, name");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  /** A new package decides before all that are there: it is more particular. */
  void ensurePackage(String name, String team, boolean last) throws SQLException {
    String rank = last ? "coalesce(max(rank), 0) + 1" : "coalesce(min(rank), 0) - 1";
    update(
        "insert into rule_package (tenant_id, name, team, rank) values (?, ?, ?,"
            + " (select "
            + rank
            + " from rule_package where tenant_id = ?))"
            + " on conflict (tenant_id, name) do nothing",
        tenant,
        name,
        team,
        tenant);
  }

  /** Whose a package is; empty while no version of it ever judged. */
  Optional<String> teamThatJudged(String name) throws SQLException {
    try (PreparedStatement select =
            prepare(
                "select p.team from rule_package p where p.tenant_id = ? and p.name = ?"
                    + " and exists (select from package_history h where h.tenant_id = p.tenant_id"
                    + " and h.package = p.name and h.to_state = 'active')",
                name);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /** Has some packages decide in this order; the others keep their places. */
  void setOrder(List<String> wanted) throws SQLException {
    List<String> names = Ranks.merged(ranked(), wanted);
    for (int i = 0; i < names.size(); i++) {
      update(
          "update rule_package set rank = ? where tenant_id = ? and name = ? and rank <> ?",
          i,
          tenant,
          names.get(i),
          i);
    }
  }

  void setTeam(String name, String team) throws SQLException {
    update("update rule_package set team = ? where tenant_id = ? and name = ?", team, tenant, name);
  }

  void insert(PackageVersion version, byte[] content) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into package_version (tenant_id, package, major, minor, patch, state, team,"
                + " changelog, author, author_person, content, digest, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, tenant);
      insert.setString(2, version.name());
      insert.setInt(3, version.version().major());
      insert.setInt(4, version.version().minor());
      insert.setInt(5, version.version().patch());
      insert.setString(6, version.state().word());
      insert.setString(7, version.team());
      insert.setString(8, version.changelog());
      insert.setString(9, version.author());
      insert.setObject(10, version.authorPerson());
      insert.setBytes(11, content);
      insert.setString(12, version.digest());
      insert.setObject(13, version.createdAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  void setFlaws(PackageVersion version, List<Map<String, Object>> flaws) throws SQLException {
    set(version, "flaws = ?::jsonb", Json.write(flaws));
  }

  void setScenarios(PackageVersion version, Map<String, Object> run) throws SQLException {
    set(version, "scenarios = ?::jsonb", Json.write(run));
  }

  /** Moves a version, and notes who did. */
  void move(
      PackageVersion version,
      PackageState to,
      Instant at,
      String actor,
      String reason,
      boolean emergency)
      throws SQLException {
    set(version, "state = ?", to.word());
    note(version, version.state(), to, at, actor, reason, emergency);
  }

  void note(
      PackageVersion version,
      @Nullable PackageState from,
      PackageState to,
      Instant at,
      String actor,
      String reason,
      boolean emergency)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into package_history (tenant_id, package, version, at, actor, from_state,"
                + " to_state, reason, emergency) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, tenant);
      insert.setString(2, version.name());
      insert.setString(3, version.version().toString());
      insert.setObject(4, at.atOffset(ZoneOffset.UTC));
      insert.setString(5, actor);
      insert.setString(6, from == null ? null : from.word());
      insert.setString(7, to.word());
      insert.setString(8, reason);
      insert.setBoolean(9, emergency);
      insert.executeUpdate();
    }
  }

  List<PackageMove> history(String name) throws SQLException {
    List<PackageMove> moves = new ArrayList<>();
    try (PreparedStatement select =
            prepare(
                "select version, at, actor, from_state, to_state, reason, emergency"
                    + " from package_history where tenant_id = ? and package = ?"
                    + " order by id desc limit 500",
                name);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        moves.add(
            new PackageMove(
                name,
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7)));
      }
    }
    return moves;
  }

  private void set(PackageVersion version, String what, Object value) throws SQLException {
    update(
        "update package_version set "
            + what
            + ", row_version = row_version + 1"
            + " where tenant_id = ? and package = ? and version = ?",
        value,
        tenant,
        version.name(),
        version.version().toString());
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement update = filled(connection.prepareStatement(sql), 1, values)) {
      update.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setLong(1, tenant);
    return filled(statement, 2, values);
  }

  private static PreparedStatement filled(PreparedStatement statement, int first, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(first + i, values[i]);
    }
    return statement;
  }

  private List<PackageVersion> query(String sql, Object... values) throws SQLException {
    List<PackageVersion> versions = new ArrayList<>();
    try (PreparedStatement select = prepare(sql, values);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        versions.add(of(row));
      }
    }
    return versions;
  }

  @SuppressWarnings("unchecked") // they were written as such
  private static PackageVersion of(ResultSet row) throws SQLException {
    long person = row.getLong("author_person");
    Long author = row.wasNull() ? null : (Long) person;
    String scenarios = row.getString("scenarios");
    return new PackageVersion(
        row.getString("package"),
        new Version(row.getInt("major"), row.getInt("minor"), row.getInt("patch")),
        PackageState.of(row.getString("state")),
        row.getString("team"),
        row.getString("changelog"),
        row.getString("author"),
        author,
        row.getString("digest"),
        (List<Map<String, Object>>) Json.read(row.getString("flaws"), List.class),
        scenarios == null ? null : (Map<String, Object>) Json.read(scenarios, Map.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getInt("row_version"));
  }
}
