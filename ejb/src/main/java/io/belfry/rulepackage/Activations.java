package io.belfry.rulepackage;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.runbook.Flaw;
import io.belfry.runbook.Version;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which releases tenants ask for: a version that replaces its predecessor, a package less, an
 * earlier release again. It is the package's team or an administrator that asks.
 */
public final class Activations {
  private final DataSource database;
  private final InstantSource clock;
  private final Packages packages;
  private final Lifecycle lifecycle;
  private final Activator activator;

  public Activations(
      DataSource database,
      InstantSource clock,
      Packages packages,
      Lifecycle lifecycle,
      Activator activator) {
    this.database = database;
    this.clock = clock;
    this.packages = packages;
    this.lifecycle = lifecycle;
    this.activator = activator;
  }

  /**
   * Has a version judge in place of its predecessor.
   *
   * @param emergency leaves out whatever of the way is still ahead; people look at it afterwards
   * @return the release that is on its way
   * @throws Fault not-found; forbidden; conflict when it is not approved, or another release is on
   *     its way; missing-field for an emergency without a reason
   */
  public TenantRelease activate(
      Member who, String name, String version, String reason, boolean emergency) {
    Packages.Loaded loaded = packages.load(who.tenant(), name, version);
    if (emergency) {
      Line.of("reason", reason, 1_000);
      require(loaded.version(), Set.of(PackageState.values()));
    } else {
      require(loaded.version(), Set.of(PackageState.APPROVED));
    }
    Parts wanted = lifecycle.candidate(who.tenant(), loaded);
    if (emergency && loaded.version().state().compareTo(PackageState.VERIFIED) < 0) {
      Optional<Flaw> broken = lifecycle.broken(wanted);
      if (broken.isPresent()) {
        throw Edition.refused(List.of(broken.get()));
      }
    }
    return ask(
        who,
        connection -> {
          requireTeam(connection, who, loaded.version());
          long id =
              new ReleaseTables(connection, who.tenant())
                  .ask(wanted, who, reason, emergency, clock.instant());
          if (emergency) {
            new ReviewTables(connection, who.tenant())
                .raise(
                    "emergency",
                    loaded.version().title(),
                    loaded.version().team(),
                    reason,
                    clock.instant());
          }
          return id;
        });
  }

  private static void require(PackageVersion version, Set<PackageState> states) {
    Lifecycle.require(version, states, "activated");
    if (version.state() == PackageState.ACTIVE) {
      throw new Fault(ErrorCode.CONFLICT, "The version %s judges.".formatted(version.title()));
    }
  }

  /**
   * Takes a version out: one that judges has its package judge no more.
   *
   * @return the release that is on its way; empty when the version did not judge
   */
  public Optional<TenantRelease> retire(Member who, String name, String version, String reason) {
    PackageVersion found = packages.load(who.tenant(), name, version).version();
    if (found.state() == PackageState.ACTIVE) {
      return Optional.of(
          ask(
              who,
              connection -> {
                requireTeam(connection, who, found);
                Parts rest =
                    new Parts(new PackageTables(connection, who.tenant()).activeParts())
                        .without(name);
                return new ReleaseTables(connection, who.tenant())
                    .ask(rest, who, reason, false, clock.instant());
              }));
    }
    OfTenant.run(
        database,
        who.tenant(),
        connection -> {
          PackageTables tables = new PackageTables(connection, who.tenant());
          PackageVersion held = Lifecycle.hold(tables, found);
          Lifecycle.require(
              held,
              Set.of(
                  PackageState.DRAFT,
                  PackageState.VERIFIED,
                  PackageState.TESTED,
                  PackageState.APPROVED),
              "retired");
          tables.move(held, PackageState.RETIRED, clock.instant(), who.actor(), reason, false);
          return held;
        });
    return Optional.empty();
  }

  /**
   * Has an earlier release judge again; nobody needs to approve it.
   *
   * @param to null for the one before the present one
   * @throws Fault not-found when there is none; forbidden; conflict
   */
  public TenantRelease rollback(Member who, @Nullable Long to, String reason) {
    return ask(
        who,
        connection -> {
          ReleaseTables tables = new ReleaseTables(connection, who.tenant());
          TenantRelease target = target(tables, to);
          PackageTables versions = new PackageTables(connection, who.tenant());
          List<Part> parts = parts(versions, target);
          requireTeams(connection, who, versions, new Parts(parts));
          Instant now = clock.instant();
          return tables.ask(new Parts(parts), who, "Rollback. " + reason, false, now);
        });
  }

  private static TenantRelease target(ReleaseTables tables, @Nullable Long to) throws SQLException {
    Optional<TenantRelease> found =
        to == null
            ? tables.before(Long.MAX_VALUE, 200).stream()
                .filter(release -> release.state().equals("replaced"))
                .findFirst()
            : tables.find(to).filter(release -> release.state().equals("replaced"));
    return found.orElseThrow(
        () -> new Fault(ErrorCode.NOT_FOUND, "There is no earlier release that judged."));
  }

  private static List<Part> parts(PackageTables versions, TenantRelease release)
      throws SQLException {
    List<Part> parts = new ArrayList<>();
    for (Map<String, Object> part : release.parts()) {
      String name = String.valueOf(part.get("package"));
      String version = String.valueOf(part.get("version"));
      parts.add(
          new Part(
              name, version, versions.content(name, Objects.requireNonNull(Version.of(version)))));
    }
    return parts;
  }

  /** Each package that would be otherwise is of a team of theirs. */
  private static void requireTeams(
      Connection connection, Member who, PackageTables versions, Parts wanted) throws SQLException {
    Set<String> same = new HashSet<>();
    wanted.list().forEach(part -> same.add(part.name() + " " + part.version()));
    for (PackageVersion version : versions.all()) {
      boolean judges = version.state() == PackageState.ACTIVE;
      if (judges != same.contains(version.title())) {
        requireTeam(connection, who, version);
      }
    }
  }

  private static void requireTeam(Connection connection, Member who, PackageVersion version)
      throws SQLException {
    if (!who.administers() && !Teamwork.belongs(connection, who, version.team())) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "The package %s is of the team (%s). Somebody of its rotation, its lead or an administrator may do that."
              .formatted(version.name(), version.team()));
    }
  }

  /** A tenant's releases, the newest first, those before an id. */
  public List<TenantRelease> list(long tenant, long before, int most) {
    return OfTenant.run(
        database, tenant, connection -> new ReleaseTables(connection, tenant).before(before, most));
  }

  /**
   * What judges.
   *
   * @throws Fault not-found before the first
   */
  public TenantRelease active(long tenant) {
    return OfTenant.run(
            database, tenant, connection -> new ReleaseTables(connection, tenant).active())
        .orElseThrow(() -> new Fault(ErrorCode.NOT_FOUND, "No release is active yet."));
  }

  /** What must be looked at. */
  public List<ReviewTask> tasks(long tenant) {
    return OfTenant.run(
        database, tenant, connection -> new ReviewTables(connection, tenant).open());
  }

  /**
   * Notes that somebody looked.
   *
   * @throws Fault not-found when nothing of that id is open
   */
  public void done(Member who, long task) {
    boolean found =
        OfTenant.run(
            database,
            who.tenant(),
            connection ->
                new ReviewTables(connection, who.tenant())
                    .done(task, who.actor(), clock.instant()));
    if (!found) {
      throw new Fault(ErrorCode.NOT_FOUND, "No task (%d) is open.".formatted(task));
    }
  }

  private TenantRelease ask(Member who, AcrossTenants.Work<Long> work) {
    TenantRelease asked =
        OfTenant.run(
            database,
            who.tenant(),
            connection ->
                new ReleaseTables(connection, who.tenant())
                    .find(work.in(connection))
                    .orElseThrow());
    activator.wake();
    return asked;
  }
}
