package io.belfry.packagesource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of sources, within somebody's transaction. */
final class SourceTables {
  private static final String COLUMNS =
      "tenant_id, package, address, branch, path, every_seconds, sealed, actor, person, next_at,"
          + " pulled_at, commit_id, digest, version, failure, row_version";

  private final Connection transaction;

  /** A source, and what it signs in with. */
  record Row(PackageSource source, byte @Nullable [] sealed) {}

  SourceTables(Connection transaction) {
    this.transaction = transaction;
  }

  /** Finds one, and keeps others from changing it meanwhile. */
  Optional<Row> hold(long tenant, String name) throws SQLException {
    return find(tenant, name, " for update");
  }

  Optional<Row> find(long tenant, String name) throws SQLException {
    return find(tenant, name, "");
  }

  private Optional<Row> find(long tenant, String name, String how) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(
            "select "
                + COLUMNS
                + " from package_source where tenant_id = ? and package = ?"
                + how)) {
      select.setLong(1, tenant);
      select.setString(2, name);
      return rows(select).stream().findFirst();
    }
  }

  /** Takes those that are due, a few at a time; others see them as done until then. */
  List<Row> claim(Instant now) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            "update package_source s set next_at = ?::timestamptz + make_interval(secs => s.every_seconds)"
                + " where (s.tenant_id, s.package) in (select tenant_id, package"
                + " from package_source where next_at <= ? order by next_at limit 5"
                + " for update skip locked) returning "
                + COLUMNS)) {
      update.setTimestamp(1, Timestamp.from(now));
      update.setTimestamp(2, Timestamp.from(now));
      return rows(update);
    }
  }

  /** Writes where it comes from; what is known of another place is forgotten. */
  void put(PackageSource source, byte @Nullable [] sealed) throws SQLException {
    try (PreparedStatement put =
        transaction.prepareStatement(
            "insert into package_source as s (tenant_id, package, address, branch, path,"
                + " every_seconds, sealed, actor, person, next_at) values (?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?) on conflict (tenant_id, package) do update set"
                + " address = excluded.address, branch = excluded.branch, path = excluded.path,"
                + " every_seconds = excluded.every_seconds, sealed = excluded.sealed,"
                + " actor = excluded.actor, person = excluded.person, next_at = excluded.next_at,"
                + " commit_id = null, failure = null, row_version = s.row_version + 1")) {
      put.setLong(1, source.tenant());
      put.setString(2, source.name());
      put.setString(3, source.address());
      put.setString(4, source.branch());
      put.setString(5, source.path());
      put.setLong(6, source.every() / 1000);
      put.setBytes(7, sealed);
      put.setString(8, source.actor());
      put.setObject(9, source.person());
      put.setObject(10, source.nextAt().atOffset(ZoneOffset.UTC));
      put.executeUpdate();
    }
  }

  void remove(long tenant, String name) throws SQLException {
    try (PreparedStatement remove =
        transaction.prepareStatement(
            "delete from package_source where tenant_id = ? and package = ?")) {
      remove.setLong(1, tenant);
      remove.setString(2, name);
      remove.executeUpdate();
    }
  }

  /** Notes what a pull came to, unless somebody has changed the source since. */
  void note(PackageSource pulled, Instant at, SourcePulls.Result result) throws SQLException {
    try (PreparedStatement note =
        transaction.prepareStatement(
            "update package_source set pulled_at = ?, failure = ?,"
                + " commit_id = coalesce(?, commit_id), digest = coalesce(?, digest),"
                + " version = coalesce(?, version)"
                + " where tenant_id = ? and package = ? and row_version = ?")) {
      note.setObject(1, at.atOffset(ZoneOffset.UTC));
      note.setString(2, result.failure());
      note.setString(3, result.commit());
      note.setString(4, result.digest());
      note.setString(5, result.version());
      note.setLong(6, pulled.tenant());
      note.setString(7, pulled.name());
      note.setInt(8, pulled.rowVersion());
      note.executeUpdate();
    }
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Timestamp pulled = row.getTimestamp("pulled_at");
        byte[] sealed = row.getBytes("sealed");
        rows.add(
            new Row(
                new PackageSource(
                    row.getLong("tenant_id"),
                    row.getString("package"),
                    row.getString("address"),
                    row.getString("branch"),
                    row.getString("path"),
                    row.getLong("every_seconds") * 1000,
                    sealed != null,
                    row.getString("actor"),
                    row.getObject("person", Long.class),
                    row.getTimestamp("next_at").toInstant(),
                    pulled == null ? null : pulled.toInstant(),
                    row.getString("commit_id"),
                    row.getString("digest"),
                    row.getString("version"),
                    row.getString("failure"),
                    row.getInt("row_version")),
                sealed));
      }
    }
    return rows;
  }
}
