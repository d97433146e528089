package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.engine.ReleaseSource;
import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The releases that ever judged here, as they came, and those in memory compiled. */
public final class ReleaseStore implements ReleaseSource {
  private final DataSource database;
  private final Map<String, Release> compiled = new ConcurrentHashMap<>();
  private volatile @Nullable ShippedRelease shipped;
  private volatile @Nullable String initial;
  private volatile @Nullable String current;

  public ReleaseStore(DataSource database) {
    this.database = database;
  }

  /** Keeps what this server ships. */
  public void ship(ShippedRelease carried, Release release) throws SQLException {
    shipped = carried;
    current = release.name();
    compiled.put(release.name(), release);
    initial =
        AcrossTenants.run(
            database,
            connection -> {
              insert(connection, release.name(), carried.policies(), carried.runbooks(), "shipped");
              return only(connection, "select name from release order by id limit 1");
            });
  }

  /** The name of what this server ships. */
  String current() {
    return Objects.requireNonNull(current);
  }

  /** The policies of this server. */
  public byte[] policies() {
    return Objects.requireNonNull(shipped).policies();
  }

  @Override
  public String initial() {
    return Objects.requireNonNull(initial);
  }

  @Override
  public Release get(String name) {
    return compiled.computeIfAbsent(name, this::load);
  }

  /** Keeps a release of packages; it can be found by its name from the commit on. */
  void keep(Connection transaction, Release release, Parts parts) throws SQLException {
    insert(transaction, release.name(), policies(), parts.pack(), "packages");
    compiled.putIfAbsent(release.name(), release);
  }

  private Release load(String name) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select kind, policies, runbooks from release where name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException(
              "There is no release (%s). Maybe the database was restored in part.".formatted(name));
        }
        byte[] policies = row.getBytes(2);
        byte[] runbooks = row.getBytes(3);
        return row.getString(1).equals("shipped")
            ? new ShippedRelease(policies, runbooks).compile()
            : Parts.unpack(runbooks).compile(policies);
      }
    } catch (SQLException unreachable) {
      throw new IllegalStateException("The release cannot be read", unreachable);
    }
  }

  private static void insert(
      Connection connection, String name, byte[] policies, byte[] runbooks, String kind)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into release (name, policies, runbooks, kind) values (?, ?, ?, ?)"
                + " on conflict (name) do nothing")) {
      insert.setString(1, name);
      insert.setBytes(2, policies);
      insert.setBytes(3, runbooks);
      insert.setString(4, kind);
      insert.executeUpdate();
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
