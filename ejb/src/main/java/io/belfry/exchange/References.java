package io.belfry.exchange;

import io.belfry.platform.Line;
import io.belfry.runbook.Faults;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether what a file names exists once it is taken in: in the file, or in the catalogue and not to
 * be removed. What stays as it is is not looked at.
 *
 * @param usernames of those who may sign in
 */
record References(
    Contents file,
    Contents present,
    Set<String> removed,
    Set<String> usernames,
    int mostCis,
    Faults faults) {

  static void check(
      Contents file,
      Contents present,
      Comparison comparison,
      Set<String> usernames,
      int mostCis,
      Faults faults) {
    Set<String> removed =
        comparison.removed().stream()
            .map(item -> key(item.kind(), item.name()))
            .collect(Collectors.toSet());
    References references = new References(file, present, removed, usernames, mostCis, faults);
    comparison.put().forEach(references::check);
    references.checkWhatStays();
    references.count();
  }

  private static String key(Kind kind, String name) {
    return kind + "/" + name;
  }

  private void check(Item item) {
    switch (item.kind()) {
      case SERVICE -> team(item, "owner");
      case ROTATION -> {
        team(item, "team");
        item.texts("members").forEach(member -> user(item, member));
      }
      case DEFAULT_OWNER -> team(item, "");
      case CI -> {
        String service = item.text("service");
        if (!service.isEmpty() && !willBe(Kind.SERVICE, service)) {
          missing(item, "service", "service", service);
        }
      }
      case GROUP -> item.texts("members").forEach(member -> user(item, member));
      case SUBSCRIPTION -> {
        if (!willBe(Kind.GROUP, item.text("group"))) {
          missing(item, "group", "group", item.text("group"));
        }
      }
      case USER ->
          item.texts("teams").stream()
              .filter(team -> !willBe(Kind.TEAM, team))
              .forEach(team -> missing(item, "teams", "team", team));
      case TEAM -> {
        // It names nothing.
      }
    }
  }

  /** A team cannot leave while something that the file does not speak of is its own. */
  private void checkWhatStays() {
    for (Kind kind : new Kind[] {Kind.SERVICE, Kind.DEFAULT_OWNER}) {
      for (Item item : present.of(kind).values()) {
        String team = item.text(kind == Kind.SERVICE ? "owner" : "team");
        boolean stays =
            !file.contains(kind, item.name()) && !removed.contains(key(kind, item.name()));
        if (stays && removed.contains(key(Kind.TEAM, team))) {
          faults.add(
              Kind.TEAM.section(),
              "leaves out the team (%s), to which the %s (%s) belongs"
                  .formatted(team, kind.word(), Line.shown(item.name())),
              "Give that to another team, or keep this one.");
        }
      }
    }
  }

  private void count() {
    long items =
        file.of(Kind.CI).size()
            + present.of(Kind.CI).keySet().stream()
                .filter(name -> !file.contains(Kind.CI, name))
                .filter(name -> !removed.contains(key(Kind.CI, name)))
                .count();
    if (items > mostCis) {
      faults.add(
          Kind.CI.section(),
          "come to %d items".formatted(items),
          "Keep at most %d, and remove those that are gone.".formatted(mostCis));
    }
  }

  private boolean willBe(Kind kind, String name) {
    return file.contains(kind, name)
        || (present.contains(kind, name) && !removed.contains(key(kind, name)));
  }

  private void team(Item item, String field) {
    String team = item.kind() == Kind.DEFAULT_OWNER ? item.text("team") : item.text(field);
    if (!willBe(Kind.TEAM, team)) {
      missing(item, field, "team", team);
    }
  }

  private void user(Item item, String name) {
    if (!usernames.contains(name)) {
      faults.add(
          item.path() + ".members",
          "names (%s), and no user of that name may sign in".formatted(Line.shown(name)),
          "Add the user first, or leave the name out.");
    }
  }

  private void missing(Item item, String field, String kind, String name) {
    faults.add(
        field.isEmpty() ? item.path() : item.path() + "." + field,
        "names the %s (%s), which does not exist".formatted(kind, Line.shown(name)),
        "Use one that exists, or add it to the file.");
  }
}
