package io.belfry.runbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds rows of routing tables that never come to their turn. */
final class RouteCheck {
  private static final String REMEDY =
      "Leave it out, have the first one ask for more, or change the order.";

  private RouteCheck() {}

  /** A row, and whose it is. */
  private record Placed(RulePackage home, RoutingRow row) {
    /** Names are unique within a release. */
    boolean isOf(RulePackage other) {
      return home.manifest().name().equals(other.manifest().name());
    }
  }

  /** Rows that an earlier one of the same table leaves nothing to, as errors. */
  static List<Flaw> within(RulePackage rules) {
    List<Placed> rows = new ArrayList<>();
    rules.routes().forEach(row -> rows.add(new Placed(rules, row)));
    List<Flaw> flaws = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Placed earlier = before(rows, i, rows.get(i).row());
      if (earlier != null) {
        flaws.add(
            new Flaw(
                RulePackage.ROUTING_TABLE,
                rows.get(i).row().line(),
                null,
                "is never reached: line %d takes what it is for".formatted(earlier.row().line()),
                REMEDY));
      }
    }
    return flaws;
  }

  /** Rows that one of an earlier package leaves nothing to, as warnings of the later package. */
  static List<Flaw> between(List<RulePackage> release) {
    List<Placed> rows = new ArrayList<>();
    release.forEach(each -> each.routes().forEach(row -> rows.add(new Placed(each, row))));
    List<Flaw> flaws = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Placed later = rows.get(i);
      Placed earlier = before(rows, i, later.row());
      if (earlier != null && !earlier.isOf(later.home())) {
        flaws.add(
            Flaw.warning(
                later.home().manifest().name() + "/" + RulePackage.ROUTING_TABLE,
                later.row().line(),
                null,
                "is never reached: line %d of package (%s), which comes first, gives it to (%s)"
                    .formatted(
                        earlier.row().line(),
                        earlier.home().manifest().name(),
                        earlier.row().team()),
                REMEDY));
      }
    }
    return flaws;
  }

  private static @Nullable Placed before(List<Placed> rows, int end, RoutingRow row) {
    return rows.subList(0, end).stream()
        .filter(each -> each.row().covers(row))
        .findFirst()
        .orElse(null);
  }
}
