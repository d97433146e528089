package io.belfry.runbook;

import io.belfry.facts.measure.Bound;
import io.belfry.runbook.where.Where;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a package that can be read: whether all it names exists, whether each runbook can come
 * to its turn, and whether somebody looks after it.
 */
public final class PackageCheck {
  private static final Set<String> PEOPLE = Set.of("on-call", "owner", "interested");

  private final RulePackage rules;
  private final World world;
  private final LocalDate today;
  private final List<Flaw> flaws = new ArrayList<>();

  private PackageCheck(RulePackage rules, World world, LocalDate today) {
    this.rules = rules;
    this.world = world;
    this.today = today;
  }

  /** What is wrong, errors and warnings, in the order of the files. */
  public static List<Flaw> verify(RulePackage rules, World world, LocalDate today) {
    PackageCheck check = new PackageCheck(rules, world, today);
    check.verify();
    return check.flaws.stream().map(new FieldLines(rules)::placed).toList();
  }

  /**
   * What packages do to each other, as flaws of the later one; ids that are there twice are errors.
   *
   * @param release in the order that decides
   */
  public static List<Flaw> conflicts(List<RulePackage> release) {
    List<Runbook> all = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    // Two packages may hold runbooks that say the same.
    IdentityHashMap<Runbook, Manifest> homes = new IdentityHashMap<>();
    for (RulePackage each : release) {
      all.addAll(each.runbooks());
      each.runbooks().forEach(runbook -> homes.put(runbook, each.manifest()));
    }
    List<RulePackage> tables =
        release.stream().filter(each -> !each.priorities().isEmpty()).skip(1).toList();
    for (RulePackage each : tables) {
      flaws.add(
          Flaw.warning(
              each.manifest().name() + "/" + RulePackage.PRIORITY_TABLE,
              0,
              null,
              "is not used: a package that comes first has such a table",
              "Agree on one, or change the order of the packages."));
    }
    flaws.addAll(RouteCheck.between(release));
    Map<String, RulePackage> ids = new HashMap<>();
    for (RulePackage each : release) {
      for (Runbook runbook : each.runbooks()) {
        RulePackage earlier = ids.putIfAbsent(runbook.id(), each);
        if (earlier != null) {
          flaws.add(
              new Flaw(
                  each.manifest().name() + "/" + RulePackage.fileOf(runbook.id()),
                  0,
                  "id",
                  "is that of a runbook of package (%s), too".formatted(earlier.manifest().name()),
                  "Call it otherwise, such as %s/%s."
                      .formatted(each.manifest().name(), runbook.id())));
        }
      }
    }
    for (Overlap overlap : Overlap.of(all)) {
      String first = Objects.requireNonNull(homes.get(overlap.first())).name();
      String second = Objects.requireNonNull(homes.get(overlap.second())).name();
      if (!first.equals(second)) {
        flaws.add(
            Flaw.warning(
                second + "/" + RulePackage.fileOf(overlap.second().id()),
                0,
                "match",
                "%s runbook (%s) of package (%s), which comes first and decides%s"
                    .formatted(
                        overlap.whole() ? "leaves every alert to" : "shares types with",
                        overlap.first().id(),
                        first,
                        said(overlap)),
                "Agree on one, tell them apart by where, or change the order of the packages."));
      }
    }
    return placed(flaws, release);
  }

  /** Flaws between packages name the package before the file. */
  private static List<Flaw> placed(List<Flaw> flaws, List<RulePackage> release) {
    Map<String, FieldLines> lines = new HashMap<>();
    release.forEach(each -> lines.put(each.manifest().name(), new FieldLines(each)));
    List<Flaw> placed = new ArrayList<>();
    for (Flaw flaw : flaws) {
      String[] path = flaw.file().split("/", 2);
      FieldLines home = path.length == 2 ? lines.get(path[0]) : null;
      placed.add(home == null ? flaw : home.placed(flaw, path[1]));
    }
    return placed;
  }

  private void verify() {
    if (!world.teams().contains(rules.manifest().owner())) {
      unknown(Manifest.FILE, "owner", "team", rules.manifest().owner(), world.teams());
    }
    for (Runbook runbook : rules.runbooks()) {
      String file = RulePackage.fileOf(runbook.id());
      names(file, runbook);
      care(file, runbook);
    }
    Overlap.of(rules.runbooks()).forEach(this::overlap);
    flaws.addAll(RouteCheck.within(rules));
    for (RoutingRow row : rules.routes()) {
      if (!world.teams().contains(row.team())) {
        flaws.add(
            new Flaw(
                RulePackage.ROUTING_TABLE,
                row.line(),
                "team",
                "is (%s), which is no team".formatted(row.team()),
                known(world.teams())));
      }
    }
    if (!rules.priorities().isEmpty() && rules.priorities().size() < 9) {
      flaws.add(
          new Flaw(
              RulePackage.PRIORITY_TABLE,
              0,
              null,
              "has %d of the nine pairs of impact and urgency".formatted(rules.priorities().size()),
              "Write a row for each pair of high, medium and low."));
    }
  }

  private void names(String file, Runbook runbook) {
    if (runbook.owner() != null && !world.teams().contains(runbook.owner())) {
      unknown(file, "owner", "team", runbook.owner(), world.teams());
    }
    String escalate = runbook.response().escalate();
    if (escalate != null && !world.escalations().contains(escalate)) {
      unknown(file, "respond.escalate", "escalation policy", escalate, world.escalations());
    }
    for (String target : runbook.response().told()) {
      if (target.startsWith("#") && !world.channels().contains(target.substring(1))) {
        unknown(file, "respond.notify", "channel", target, world.channels());
      } else if (!target.startsWith("#")
          && !PEOPLE.contains(target)
          && !world.teams().contains(target)) {
        unknown(file, "respond.notify", "team", target, world.teams());
      }
    }
    Where where = runbook.match().where();
    if (where != null) {
      where.services().stream()
          .filter(service -> !world.services().contains(service))
          .forEach(service -> unknown(file, "match.where", "service", service, world.services()));
    }
    runbook.expectations().stream()
        .map(expectation -> expectation.service())
        .filter(service -> !service.isEmpty() && !world.services().contains(service))
        .forEach(
            service -> unknown(file, "expectation.service", "service", service, world.services()));
  }

  private void care(String file, Runbook runbook) {
    if (runbook.owner() == null) {
      warn(
          file,
          "owner",
          "is missing: events without a known service go to the default owner",
          "Name a team, such as %s.".formatted(rules.manifest().owner()));
    }
    if (runbook.reviewBy() == null) {
      warn(file, "review-by", "is missing", "Write a date within a year.");
    } else if (runbook.reviewBy().isBefore(today)) {
      warn(
          file,
          "review-by",
          "was %s".formatted(runbook.reviewBy()),
          "Read the runbook again, and write the next date.");
    }
    Correlation correlation = runbook.correlation();
    if (correlation != null && correlation.within() == 0) {
      flaws.add(
          new Flaw(
              file,
              0,
              "correlate.within",
              "is missing: the window has no end",
              "Write such as 5m."));
    }
    for (Bound level : runbook.thresholds().unreached()) {
      warn(
          file,
          "threshold.static",
          "has a level of (%s) with the severity %s that another, as bad or worse, always reaches"
                  .formatted(level.metric(), level.severity().name().toLowerCase(Locale.ROOT))
              + " before",
          "Leave it out, or tell the worse one later.");
    }
    if (runbook.procedure().steps().isEmpty()) {
      warn(
          file,
          null,
          "has no steps",
          "Number them below ## First minutes, ## Stabilise and ## Resolve.");
    }
  }

  private void overlap(Overlap overlap) {
    String file = RulePackage.fileOf(overlap.second().id());
    String first = overlap.first().id();
    if (overlap.whole()) {
      flaws.add(
          new Flaw(
              file,
              0,
              "match",
              "leaves nothing to this runbook: (%s) comes first and takes every alert of it"
                  .formatted(first),
              "Give the first one a where, another name, or leave one of the two out."));
    } else {
      warn(
          file,
          "match",
          "shares %s with (%s), which comes first and decides%s"
              .formatted(String.join(", ", overlap.types()), first, said(overlap)),
          "Tell them apart by where, or accept the order.");
    }
  }

  private static String said(Overlap overlap) {
    return overlap.differences().isEmpty()
        ? ""
        : "; they contradict each other in " + String.join(", ", overlap.differences());
  }

  private void unknown(String file, String field, String kind, String name, Set<String> known) {
    flaws.add(
        new Flaw(file, 0, field, "is (%s), which is no %s".formatted(name, kind), known(known)));
  }

  private static String known(Set<String> names) {
    return names.isEmpty() ? "There is none yet." : "Known are " + Section.sorted(names) + ".";
  }

  private void warn(String file, @Nullable String field, String reason, String remedy) {
    flaws.add(Flaw.warning(file, 0, field, reason, remedy));
  }
}
