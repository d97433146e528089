package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.runbook.Flaw;
import io.belfry.runbook.PackageCheck;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.RunbookException;
import io.belfry.runbook.World;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
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

  /** Whoever only compares takes no turn away from who brings something on its way. */
  private final Trials comparisons;

  public Lifecycle(
      DataSource database, InstantSource clock, Packages packages, ReleaseStore releases) {
    this.database = database;
    this.clock = clock;
    this.packages = packages;
    this.trials = new Trials(releases);
    this.comparisons = new Trials(releases);
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
                seal(connection, who, "verify", held, Map.of("warnings", flaws.size()));
              }
              return reread(tables, held);
            });
    if (!errors.isEmpty()) {
      throw Edition.refused(errors);
    }
    return verified;
  }

  /**
   * Runs the scenarios of a version against the release that it would make. Runbooks that none of
   * them looks at are warnings in its report.
   *
   * @throws Fault not-found; conflict when it is not verified, has no scenario, or naming what came
   *     out otherwise
   */
  public PackageVersion test(Member who, String name, String version) {
    Packages.Loaded loaded = packages.load(who.tenant(), name, version);
    require(loaded.version(), Set.of(PackageState.VERIFIED, PackageState.TESTED), "tested");
    if (loaded.rules().allScenarios().isEmpty()) {
      throw Fault.ofField(
          ErrorCode.CONFLICT,
          RulePackage.SCENARIOS,
          "The version %s has no scenario, and nothing can be tested"
              .formatted(loaded.version().title()),
          "Write one for each runbook below " + RulePackage.SCENARIOS);
    }
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
                seal(connection, who, "test", held, Map.of("release", report.get("release")));
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
      String title = loaded.version().title();
      SecondPerson.require(
          who,
          title,
          "The version %s changes what is decided.".formatted(title),
          loaded.version().authorPerson());
    }
    return in(
        who,
        connection -> {
          PackageTables tables = new PackageTables(connection, who.tenant());
          PackageVersion held = hold(tables, loaded.version());
          require(held, Set.of(PackageState.TESTED), "approved");
          String said = words ? "Words only. " + reason : reason;
          move(tables, held, PackageState.APPROVED, who, said.strip());
          seal(connection, who, "approve", held, Map.of("wordsAlone", words));
          return reread(tables, held);
        });
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
        database, tenant, connection -> candidate(new PackageTables(connection, tenant), loaded));
  }

  static Parts candidate(PackageTables tables, Packages.Loaded loaded) throws SQLException {
    PackageVersion version = loaded.version();
    Part part = new Part(version.name(), version.version().toString(), loaded.content());
    return new Parts(tables.activeParts()).with(part, tables.ranked());
  }

  /**
   * Compiles what would judge.
   *
   * @throws Fault busy, while another package is tried; invalid-value when it does not compile
   */
  public Release compiled(Parts candidate) {
    try {
      return trials.compiled(candidate);
    } catch (RunbookException wrong) {
      throw new Fault(
          ErrorCode.INVALID_VALUE, "It does not compile: " + wrong.getMessage(), List.of());
    }
  }

  /** How the scenarios of one version come out with another, for people who compare them. */
  public Map<String, Object> behaviour(long tenant, Packages.Loaded one, RulePackage scenarios) {
    return comparisons.run(candidate(tenant, one), scenarios);
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

  private void seal(
      Connection connection, Member who, String action, PackageVersion held, Map<String, ?> more)
      throws SQLException {
    Seals.of(connection, who, clock.instant(), action, held, more);
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
