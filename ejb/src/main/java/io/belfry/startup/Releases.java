package io.belfry.startup;

import io.belfry.engine.Release;
import io.belfry.engine.ReleaseSource;
import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The releases that ever judged here, as they came. A server that ships another release than its
 * predecessor activates it for every tenant, at a position of the journal: what was judged before
 * stays as it was.
 */
final class Releases implements ReleaseSource {
  private final DataSource database;
  private final Map<String, Release> compiled = new ConcurrentHashMap<>();
  private @Nullable String initial;

  Releases(DataSource database) {
    this.database = database;
  }

  /** Keeps the shipped release, and leaves an activation for every tenant that has another. */
  void ship(ShippedRelease shipped, Release release) throws SQLException {
    compiled.put(release.name(), release);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        store(connection, shipped, release.name());
        initial = only(connection, "select name from release order by id limit 1");
        for (long tenant : tenantsWithout(connection, release.name())) {
          Inbox.leave(connection, tenant, List.of(new Change.Activation(release.name())));
          remember(connection, tenant, release.name());
        }
        connection.commit();
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  @Override
  public String initial() {
    return Objects.requireNonNull(initial);
  }

  @Override
  public Release get(String name) {
    return compiled.computeIfAbsent(name, this::load);
  }

  private Release load(String name) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select policies, runbooks from release where name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException(
              "There is no release (%s). Maybe the database was restored in part.".formatted(name));
        }
        return new ShippedRelease(row.getBytes(1), row.getBytes(2)).compile();
      }
    } catch (SQLException unreachable) {
      throw new IllegalStateException("The release cannot be read", unreachable);
    }
  }

  private static void store(Connection connection, ShippedRelease shipped, String name)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into release (name, policies, runbooks) values (?, ?, ?)"
                + " on conflict (name) do nothing")) {
      insert.setString(1, name);
      insert.setBytes(2, shipped.policies());
      insert.setBytes(3, shipped.runbooks());
      insert.executeUpdate();
    }
  }

  private static List<Long> tenantsWithout(Connection connection, String release)
      throws SQLException {
    List<Long> tenants = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select t.id from tenant t left join active_release a on a.tenant_id = t.id"
                + " where coalesce(a.name, (select name from release order by id limit 1)) <> ?"
                + " order by t.id")) {
      select.setString(1, release);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tenants.add(row.getLong(1));
        }
      }
    }
    return tenants;
  }

  private static void remember(Connection connection, long tenant, String release)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into active_release (tenant_id, name) values (?, ?)"
                + " on conflict (tenant_id) do update set name = excluded.name")) {
      upsert.setLong(1, tenant);
      upsert.setString(2, release);
      upsert.executeUpdate();
    }
  }

  private static String only(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
