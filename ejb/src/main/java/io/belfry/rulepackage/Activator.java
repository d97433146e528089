package io.belfry.rulepackage;

import io.belfry.engine.Preparations;
import io.belfry.engine.Release;
import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.platform.Worker;
import io.belfry.runbook.Version;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Brings releases that were asked for to the engine. It compiles them on a thread of its own, has
 * them made ready beside the release that judges, and switches at an entry of the journal. What a
 * restart interrupts begins again.
 */
public final class Activator implements Preparations.Listener, AutoCloseable {
  private static final System.Logger log = System.getLogger(Activator.class.getName());

  private final DataSource database;
  private final ReleaseStore releases;
  private final InstantSource clock;
  private final Worker worker =
      new Worker("belfry-activator", Duration.ofSeconds(2), this::compileNext);

  /** A release that waits to be compiled. */
  private record Waiting(long tenant, long id) {}

  public Activator(DataSource database, ReleaseStore releases, InstantSource clock) {
    this.database = database;
    this.releases = releases;
    this.clock = clock;
  }

  /** Goes on with what a restart interrupted, and then with whatever is asked for. */
  public void start() throws SQLException {
    AcrossTenants.run(
        database,
        connection -> {
          try (PreparedStatement again =
              connection.prepareStatement(
                  "update tenant_release set state = 'compiling' where state = 'preparing'")) {
            return again.executeUpdate();
          }
        });
    worker.start();
  }

  /** Says that a release was asked for. */
  void wake() {
    worker.wake();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** Compiles one, and has it made ready; false when none waits. */
  boolean compileNext() throws SQLException {
    Optional<Waiting> next = AcrossTenants.run(database, Activator::waiting);
    if (next.isEmpty()) {
      return false;
    }
    long tenant = next.get().tenant();
    long id = next.get().id();
    Parts parts = OfTenant.run(database, tenant, connection -> parts(connection, tenant, id));
    Release release;
    try {
      release = parts.compile(releases.policies());
    } catch (RuntimeException | LinkageError | StackOverflowError wrong) {
      log.log(System.Logger.Level.WARNING, "A release of tenant " + tenant + " fails", wrong);
      fail(tenant, id, String.valueOf(wrong.getMessage()));
      return true;
    }
    OfTenant.run(
        database,
        tenant,
        connection -> {
          releases.keep(connection, release, parts);
          if (new ReleaseTables(connection, tenant).prepares(id, release.name())) {
            Inbox.leave(connection, tenant, List.of(new Change.Preparation(release.name())));
          }
          return release;
        });
    return true;
  }

  private static Optional<Waiting> waiting(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select tenant_id, id from tenant_release where state = 'compiling'"
                    + " order by id limit 1");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(new Waiting(row.getLong(1), row.getLong(2)))
          : Optional.empty();
    }
  }

  private static Parts parts(Connection connection, long tenant, long id) throws SQLException {
    PackageTables packages = new PackageTables(connection, tenant);
    List<Part> parts = new ArrayList<>();
    for (Map<String, Object> part :
        new ReleaseTables(connection, tenant).find(id).orElseThrow().parts()) {
      String name = String.valueOf(part.get("package"));
      String version = String.valueOf(part.get("version"));
      Version number = Objects.requireNonNull(Version.of(version));
      parts.add(new Part(name, version, packages.content(name, number)));
    }
    return new Parts(parts);
  }

  @Override
  public boolean ready(long tenant, String release, long position) {
    return OfTenant.run(
        database,
        tenant,
        connection -> {
          ReleaseTables tables = new ReleaseTables(connection, tenant);
          // In the order in which those lock who ask for one, and who take one back.
          tables.holdActive();
          Optional<TenantRelease> coming = tables.coming().filter(each -> prepares(each, release));
          if (coming.isPresent()) {
            Instant now = clock.instant();
            tables.activate(coming.get().id(), release, now);
            settle(connection, tenant, coming.get(), now);
            Inbox.leave(connection, tenant, List.of(new Change.Activation(release, position)));
            Seals.settled(
                connection,
                tenant,
                now,
                new EmergencyReviews(connection, tenant).judges(coming.get(), now));
          }
          return coming.isPresent();
        });
  }

  @Override
  public boolean isWanted(long tenant, String release, long position) {
    return OfTenant.run(
            database, tenant, connection -> new ReleaseTables(connection, tenant).coming())
        .filter(coming -> prepares(coming, release))
        .isPresent();
  }

  private static boolean prepares(TenantRelease coming, String release) {
    return coming.state().equals("preparing") && release.equals(coming.name());
  }

  @Override
  public void failed(long tenant, String release, long position, String reason) {
    Optional<TenantRelease> coming =
        OfTenant.run(
            database, tenant, connection -> new ReleaseTables(connection, tenant).coming());
    if (coming.isPresent() && release.equals(coming.get().name())) {
      fail(tenant, coming.get().id(), "It fails on the past: " + reason);
    }
  }

  private void fail(long tenant, long id, String reason) {
    OfTenant.run(
        database,
        tenant,
        connection -> {
          new ReleaseTables(connection, tenant).failed(id, reason);
          Instant now = clock.instant();
          Seals.settled(
              connection,
              tenant,
              now,
              new EmergencyReviews(connection, tenant).neverJudged(reason, now));
          return id;
        });
  }

  /**
   * The versions of the release are active, those of its predecessor that are not in it retired.
   */
  static void settle(Connection connection, long tenant, TenantRelease release, Instant at)
      throws SQLException {
    PackageTables packages = new PackageTables(connection, tenant);
    List<PackageVersion> wanted = new ArrayList<>();
    for (Map<String, Object> part : release.parts()) {
      Version version = Objects.requireNonNull(Version.of(String.valueOf(part.get("version"))));
      packages.hold(String.valueOf(part.get("package")), version).ifPresent(wanted::add);
    }
    for (PackageVersion before : packages.all()) {
      if (before.state() == PackageState.ACTIVE
          && wanted.stream().noneMatch(each -> isSame(each, before))) {
        packages.move(before, PackageState.RETIRED, at, release.actor(), release.reason(), false);
      }
    }
    for (PackageVersion each : wanted) {
      if (each.state() != PackageState.ACTIVE) {
        packages.move(
            each, PackageState.ACTIVE, at, release.actor(), release.reason(), release.emergency());
        packages.setTeam(each.name(), each.team());
      }
    }
    packages.setOrder(wanted.stream().map(PackageVersion::name).toList());
  }

  private static boolean isSame(PackageVersion one, PackageVersion other) {
    return one.name().equals(other.name()) && one.version().equals(other.version());
  }
}
