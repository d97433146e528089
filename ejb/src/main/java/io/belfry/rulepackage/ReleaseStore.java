package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.engine.ReleaseSource;
import io.belfry.platform.Vault;
import io.belfry.runbook.Contents;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The releases that ever judged here, as they came, and those in memory compiled. What was compiled
 * is kept too, signed with the server's key: a restart loads it, and compiles only what was signed
 * by another server, or by nobody.
 */
public final class ReleaseStore implements ReleaseSource {
  private static final System.Logger log = System.getLogger(ReleaseStore.class.getName());

  /** More than tenants have one of their own and one that comes; a release is some megabytes. */
  static final int MOST_COMPILED = 32;

  /** A thousand rules take some forty megabytes of metaspace, of which the server has 512. */
  static final int MOST_RULES = 5_000;

  private final DataSource database;
  private final Vault vault;
  private final CompiledReleases compiled = new CompiledReleases(MOST_COMPILED, MOST_RULES);
  private volatile @Nullable ShippedRelease shipped;
  private volatile boolean shippedWasLoaded;
  private volatile @Nullable String initial;
  private volatile @Nullable String current;

  public ReleaseStore(DataSource database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /**
   * Loads or compiles what this server ships, in a thread of its own: it takes longest of all that
   * a start does. A database that has no tables yet holds nothing to be loaded.
   */
  public CompletableFuture<Release> begin(ShippedRelease carried) {
    return CompletableFuture.supplyAsync(
        () -> {
          long began = System.nanoTime();
          Contents contents = carried.contents();
          String name = ReleaseCompiler.nameOf(carried.policies(), contents);
          Release loaded =
              new PackedRelease(
                      name,
                      PackedRelease.SHIPPED,
                      carried.policies(),
                      carried.runbooks(),
                      signed(name))
                  .load(contents);
          shippedWasLoaded = loaded != null;
          Release release =
              loaded == null ? ReleaseCompiler.compile(carried.policies(), contents) : loaded;
          log.log(
              System.Logger.Level.INFO,
              "The release {0} was {1} in {2} ms",
              name,
              shippedWasLoaded ? "loaded" : "compiled",
              Long.toString((System.nanoTime() - began) / 1_000_000));
          return release;
        },
        ReleaseStore::inThread);
  }

  /** Whether what this server ships was there compiled. */
  boolean wasLoaded() {
    return shippedWasLoaded;
  }

  /** A thread that knows the application's classes; those of the common pool do not. */
  private static void inThread(Runnable work) {
    Thread thread = new Thread(work, "belfry-release");
    thread.setContextClassLoader(ReleaseStore.class.getClassLoader());
    thread.start();
  }

  private byte @Nullable [] signed(String name) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select compiled, signature from release where name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? signed(name, row.getBytes(1), row.getBytes(2)) : null;
      }
    } catch (SQLException fresh) {
      log.log(System.Logger.Level.DEBUG, "No release is kept yet", fresh);
      return null;
    }
  }

  /** Keeps what this server ships, compiled as well: the next start loads it. */
  public void ship(ShippedRelease carried, Release release) throws SQLException {
    shipped = carried;
    current = release.name();
    compiled.putAlways(release);
    initial =
        AcrossTenants.run(
            database,
            connection -> {
              insert(
                  connection,
                  release.name(),
                  carried.policies(),
                  carried.runbooks(),
                  PackedRelease.SHIPPED);
              signOnce(connection, release);
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
    Release known = compiled.find(name);
    return known == null ? compiled.put(packed(name).open()) : known;
  }

  /** Keeps a release of packages; it can be found by its name from the commit on. */
  void keep(Connection transaction, Release release, Parts parts) throws SQLException {
    insert(transaction, release.name(), policies(), parts.pack(), PackedRelease.PACKAGES);
    signOnce(transaction, release);
    compiled.put(release);
  }

  /** What was signed before was loaded or is the same. */
  private void signOnce(Connection transaction, Release release) throws SQLException {
    if (!isSigned(transaction, release.name())) {
      Optional<byte[]> built = ReleaseCompiler.compiled(release);
      if (built.isPresent()) {
        sign(transaction, release.name(), built.get());
      }
    }
  }

  private void sign(Connection transaction, String name, byte[] built) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            "update release set compiled = ?, signature = ? where name = ?")) {
      update.setBytes(1, built);
      update.setBytes(2, vault.sign(built, place(name)));
      update.setString(3, name);
      update.executeUpdate();
    }
  }

  private static String place(String name) {
    return "release/" + name;
  }

  /** Whether what was compiled of it is kept, with a signature of this server. */
  boolean isSigned(String name) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return isSigned(connection, name);
    }
  }

  private boolean isSigned(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select compiled, signature from release where name = ? and compiled is not null")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && vault.isSigned(row.getBytes(1), place(name), row.getBytes(2));
      }
    }
  }

  /** A release by its name as it is kept; what was compiled of it, if that is signed. */
  public PackedRelease packed(String name) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select kind, policies, runbooks, compiled, signature from release where name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException(
              "There is no release (%s). Maybe the database was restored in part.".formatted(name));
        }
        return new PackedRelease(
            name,
            row.getString(1),
            row.getBytes(2),
            row.getBytes(3),
            signed(name, row.getBytes(4), row.getBytes(5)));
      }
    } catch (SQLException unreachable) {
      throw new IllegalStateException("The release cannot be read", unreachable);
    }
  }

  /** What was compiled, when this server's key signed it. */
  private byte @Nullable [] signed(
      String name, byte @Nullable [] built, byte @Nullable [] signature) {
    return built != null && signature != null && vault.isSigned(built, place(name), signature)
        ? built
        : null;
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
