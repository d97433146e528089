package io.belfry.rulepackage;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.runbook.Flaw;
import io.belfry.runbook.PackageCheck;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.World;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.OfTenant;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The way of a version: draft, verified, tested, approved by a second person. Checks run on the
 * caller's thread; what they found is kept, whether the version moves or not. {@link Activations}
 * goes on from there.
 */
public final class Lifecycle {
  private final DataSource database;
  private final InstantSource clock;
  private final Packages packages;
  private final Trials trials;

  public Lifecycle(
      DataSource database, InstantSource clock, Packages packages, ReleaseStore releases) {
    this.database = database;
    this.clock = clock;
    this.packages = packages;
    this.trials = new Trials(releases);
  }

  /**
   * Verifies a version: it compiles beside the packages that are active, and all it names exists.
   *
   * @throws Fault not-found; conflict when it is further already; invalid-value with its flaws
   */
  public PackageVersion verify(Member who, String name, String version) {
    Packages.Loaded loaded = packages.load(who.tenant(), name, version);
    require(loaded.version(), Set.of(PackageState.DRAFT, PackageState.VERIFIED), "verified");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Parts candidate = candidate(who.tenant(), loaded);
    World world = in(who, connection -> Worlds.of(connection, who.tenant()));
    List<Flaw> flaws = new ArrayList<>(PackageCheck.verify(loaded.rules(), world, today));
    flaws.addAll(PackageCheck.conflicts(candidate.list().stream().map(Part::read).toList()));
    trials.compile(candidate).ifPresent(flaws::add);
    List<Flaw> errors = flaws.stream().filter(Flaw::isError).toList();
    PackageVersion verified =
        in(
            who,
            connection -> {
              PackageTables tables = new PackageTables(connection, who.tenant());
              PackageVersion held = hold(tables, loaded.version());
              tables.setFlaws(held, flaws.stream().map(Lifecycle::fields).toList());
              if (errors.isEmpty() && held.state() == PackageState.DRAFT) {
                move(tables, held, PackageState.VERIFIED, who, "");
              }
              return reread(tables, held);
            });
    if (!errors.isEmpty()) {
      throw Edition.refused(errors);
    }
    return verified;
  }

  /**
   * Runs the scenarios of a version against the release that it would make.
   *
   * @throws Fault not-found; conflict when it is not verified, or naming what came out otherwise
   */
  public PackageVersion test(Member who, String name, String version) {
    Packages.Loaded loaded = packages.load(who.tenant(), name, version);
    require(loaded.version(), Set.of(PackageState.VERIFIED, PackageState.TESTED), "tested");
    Map<String, Object> report = trials.run(candidate(who.tenant(), loaded), loaded.rules());
    report.put("at", clock.instant().toString());
    List<ItemError> failures = failures(report);
    PackageVersion tested =
        in(
            who,
            connection -> {
              PackageTables tables = new PackageTables(connection, who.tenant());
              PackageVersion held = hold(tables, loaded.version());
              tables.setScenarios(held, report);
              if (failures.isEmpty() && held.state() == PackageState.VERIFIED) {
                move(tables, held, PackageState.TESTED, who, "");
              }
              return reread(tables, held);
            });
    if (!failures.isEmpty()) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "%d of %s scenarios come out otherwise.".formatted(failures.size(), report.get("runs")),
          failures);
    }
    return tested;
  }

  /**
   * Approves a version. Whoever wrote it cannot, unless it changes nothing but words.
   *
   * @throws Fault not-found; conflict when it is not tested; forbidden
   */
  public PackageVersion approve(Member who, String name, String version, String reason) {
    Packages.Loaded loaded = packages.load(who.tenant(), name, version);
    require(loaded.version(), Set.of(PackageState.TESTED), "approved");
    boolean words = isProse(who.tenant(), loaded);
    if (!words) {
      requireSecondPerson(who, loaded.version());
    }
    return in(
        who,
        connection -> {
          PackageTables tables = new PackageTables(connection, who.tenant());
          PackageVersion held = hold(tables, loaded.version());
          require(held, Set.of(PackageState.TESTED), "approved");
          String said = words ? "Words only. " + reason : reason;
          move(tables, held, PackageState.APPROVED, who, said.strip());
          return reread(tables, held);
        });
  }

  private static void requireSecondPerson(Member who, PackageVersion version) {
    if (!who.approves()) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "The version %s changes what is decided. Somebody with the permission rules:approve must approve it."
              .formatted(version.title()));
    }
    Long person = who.person();
    if (!who.byHand() || person == null) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "A token cannot approve. Have a person sign in and approve %s."
              .formatted(version.title()));
    }
    if (person.equals(version.authorPerson())) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "Who brought %s cannot approve it. Ask a second person.".formatted(version.title()));
    }
  }

  private boolean isProse(long tenant, Packages.Loaded loaded) {
    Optional<RulePackage> active =
        OfTenant.run(
            database,
            tenant,
            connection -> {
              PackageTables tables = new PackageTables(connection, tenant);
              Optional<PackageVersion> found = tables.active(loaded.version().name());
              return found.isEmpty()
                  ? Optional.<RulePackage>empty()
                  : Optional.of(
                      Edition.of(tables.content(found.get().name(), found.get().version()))
                          .rules());
            });
    return active.isPresent() && Prose.isAll(active.get(), loaded.rules());
  }

  /** What would judge if a version were active. */
  public Parts candidate(long tenant, Packages.Loaded loaded) {
    return OfTenant.run(
        database,
        tenant,
        connection -> {
          PackageTables tables = new PackageTables(connection, tenant);
          Part part =
              new Part(
                  loaded.version().name(), loaded.version().version().toString(), loaded.content());
          return new Parts(tables.activeParts()).with(part, tables.ranked());
        });
  }

  /** How the scenarios of one version come out with another, for people who compare them. */
  public Map<String, Object> behaviour(long tenant, Packages.Loaded one, RulePackage scenarios) {
    return trials.run(candidate(tenant, one), scenarios);
  }

  /** What keeps it from compiling; for who is in a hurry. */
  Optional<Flaw> broken(Parts candidate) {
    return trials.compile(candidate);
  }

  private void move(
      PackageTables tables, PackageVersion held, PackageState to, Member who, String reason)
      throws SQLException {
    tables.move(held, to, clock.instant(), who.actor(), reason, false);
  }

  private <T> T in(Member who, AcrossTenants.Work<T> work) {
    return OfTenant.run(database, who.tenant(), work);
  }

  static PackageVersion hold(PackageTables tables, PackageVersion version) throws SQLException {
    return Packages.found(
        tables.hold(version.name(), version.version()),
        version.name(),
        version.version().toString());
  }

  static PackageVersion reread(PackageTables tables, PackageVersion version) throws SQLException {
    return tables.find(version.name(), version.version()).orElseThrow();
  }

  static void require(PackageVersion version, Set<PackageState> states, String what) {
    if (!states.contains(version.state())) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "The version %s is %s and cannot be %s now. The way is draft, verified, tested, approved, active, retired."
              .formatted(version.title(), version.state().word(), what));
    }
  }

  private static Map<String, Object> fields(Flaw flaw) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("grade", flaw.isError() ? "error" : "warning");
    fields.put("file", flaw.file());
    fields.put("line", flaw.line());
    fields.put("field", flaw.field() == null ? "" : flaw.field());
    fields.put("reason", flaw.reason());
    fields.put("remedy", flaw.remedy());
    return fields;
  }

  private static List<ItemError> failures(Map<String, Object> report) {
    List<ItemError> errors = new ArrayList<>();
    List<?> failed = report.get("failures") instanceof List<?> list ? list : List.of();
    for (Object each : failed) {
      Map<?, ?> failure = (Map<?, ?>) each;
      errors.add(
          ItemError.of(
              failure.get("file") + " " + failure.get("scenario"),
              String.valueOf(failure.get("differences")),
              "Mend the runbook, or the scenario if it is wrong"));
    }
    return errors;
  }
}
