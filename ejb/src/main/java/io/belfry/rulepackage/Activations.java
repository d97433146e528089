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
import java.util.OptionalLong;
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
   * @throws Fault not-found; forbidden; conflict when it is not approved, another release is on its
   *     way, which an emergency supersedes, or one became active meanwhile; missing-field for an
   *     emergency without a reason
   */
  public TenantRelease activate(
      Member who, String name, String version, String reason, boolean emergency) {
    Packages.Loaded loaded = packages.load(who.tenant(), name, version);
    Set<PackageState> states =
        emergency ? Set.of(PackageState.values()) : Set.of(PackageState.APPROVED);
    if (emergency) {
      Line.of("reason", reason, 1_000);
    }
    require(loaded.version(), states);
    OptionalLong tried = emergency ? tried(who, loaded) : OptionalLong.empty();
    return ask(
        who,
        connection -> {
          ReleaseTables releases = new ReleaseTables(connection, who.tenant());
          long judging = releases.holdActive().map(TenantRelease::id).orElse(0L);
          if (tried.isPresent() && tried.getAsLong() != judging) {
            throw new Fault(
                ErrorCode.CONFLICT,
                "Another release became active meanwhile. Look at it, and try again.");
          }
          PackageTables tables = new PackageTables(connection, who.tenant());
          PackageVersion held = Lifecycle.hold(tables, loaded.version());
          require(held, states);
          new Owners(connection, who).mayReplace(held);
          Instant now = clock.instant();
          List<EmergencyReviews.Settled> over = new ArrayList<>();
          if (emergency) {
            String why = "An emergency took its place.";
            releases.supersede(why);
            over.addAll(new EmergencyReviews(connection, who.tenant()).neverJudged(why, now));
          }
          Parts wanted = Lifecycle.candidate(tables, loaded);
          long id = releases.ask(wanted, who, reason, emergency, now);
          if (emergency) {
            new ReviewTables(connection, who.tenant()).raiseEmergency(held, who, reason, now);
          }
          Seals.of(
              connection,
              who,
              now,
              emergency ? "emergency" : "activate",
              held,
              Map.of("release", id));
          Seals.settled(connection, who.tenant(), now, over);
          return id;
        });
  }

  /**
   * Compiles what would judge, where nobody did so before.
   *
   * @return the release that judged meanwhile; 0 for none
   */
  private OptionalLong tried(Member who, Packages.Loaded loaded) {
    record Seen(long judging, Parts wanted) {}
    Seen seen =
        OfTenant.run(
            database,
            who.tenant(),
            connection -> {
              new Owners(connection, who).mayReplace(loaded.version());
              return new Seen(
                  new ReleaseTables(connection, who.tenant())
                      .active()
                      .map(TenantRelease::id)
                      .orElse(0L),
                  Lifecycle.candidate(new PackageTables(connection, who.tenant()), loaded));
            });
    if (loaded.version().state().compareTo(PackageState.VERIFIED) < 0) {
      Optional<Flaw> broken = lifecycle.broken(seen.wanted());
      if (broken.isPresent()) {
        throw Edition.refused(List.of(broken.get()));
      }
    }
    return OptionalLong.of(seen.judging());
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
      return Optional.of(ask(who, connection -> leaveOut(connection, who, found, reason)));
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
          new Owners(connection, who).mayDrop(held);
          Instant now = clock.instant();
          tables.move(held, PackageState.RETIRED, now, who.actor(), reason, false);
          Seals.of(connection, who, now, "retire", held, Map.of());
          return held;
        });
    return Optional.empty();
  }

  private long leaveOut(Connection connection, Member who, PackageVersion active, String reason)
      throws SQLException {
    ReleaseTables releases = new ReleaseTables(connection, who.tenant());
    releases.holdActive();
    PackageTables tables = new PackageTables(connection, who.tenant());
    PackageVersion held = Lifecycle.hold(tables, active);
    Lifecycle.require(held, Set.of(PackageState.ACTIVE), "left out");
    new Owners(connection, who).mayLeaveOut(held);
    Instant now = clock.instant();
    Parts rest = new Parts(tables.activeParts()).without(held.name());
    long id = releases.ask(rest, who, reason, false, now);
    Seals.of(connection, who, now, "retire", held, Map.of("release", id));
    return id;
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
          tables.holdActive();
          TenantRelease target = target(tables, to);
          PackageTables versions = new PackageTables(connection, who.tenant());
          List<Part> parts = parts(versions, target);
          requireOwners(new Owners(connection, who), versions, parts);
          Instant now = clock.instant();
          long id = tables.ask(new Parts(parts), who, "Rollback. " + reason, false, now);
          Seals.rollback(connection, who, now, id, target.id());
          return id;
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
  private static void requireOwners(Owners owners, PackageTables versions, List<Part> wanted)
      throws SQLException {
    Set<String> names = new HashSet<>();
    Set<String> same = new HashSet<>();
    wanted.forEach(part -> names.add(part.name()));
    wanted.forEach(part -> same.add(part.name() + " " + part.version()));
    for (PackageVersion version : versions.all()) {
      boolean judges = version.state() == PackageState.ACTIVE;
      if (same.contains(version.title()) && !judges) {
        owners.mayReplace(version);
      } else if (judges && !names.contains(version.name())) {
        owners.mayLeaveOut(version);
      }
    }
  }

  /**
   * Takes back a release that is on its way.
   *
   * @throws Fault not-found; conflict when it is no longer on its way; forbidden but to whoever
   *     asked for it, and to administrators
   */
  public TenantRelease cancel(Member who, long id) {
    return OfTenant.run(
        database,
        who.tenant(),
        connection -> {
          ReleaseTables releases = new ReleaseTables(connection, who.tenant());
          releases.holdActive();
          TenantRelease found =
              releases
                  .find(id)
                  .orElseThrow(
                      () -> new Fault(ErrorCode.NOT_FOUND, "There is no release (" + id + ")."));
          if (!found.isComing()) {
            throw new Fault(
                ErrorCode.CONFLICT,
                "The release (%d) is %s. Only one that is on its way can be taken back; go back from one that judges."
                    .formatted(id, found.state()));
          }
          if (!who.administers() && !found.actor().equals(who.actor())) {
            throw new Fault(
                ErrorCode.FORBIDDEN,
                "The release (%d) was asked for by somebody else. They or an administrator may take it back."
                    .formatted(id));
          }
          releases.failed(id, "It was taken back.");
          Instant now = clock.instant();
          List<EmergencyReviews.Settled> over =
              new EmergencyReviews(connection, who.tenant()).neverJudged("It was taken back.", now);
          Seals.cancelled(connection, who, now, id);
          Seals.settled(connection, who.tenant(), now, over);
          return releases.find(id).orElseThrow();
        });
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
