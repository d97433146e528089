package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Draft;
import io.belfry.facts.RunbookMatch;
import io.belfry.facts.route.Route;
import io.belfry.facts.route.RouteTable;
import io.belfry.journal.RouteRow;
import io.belfry.suppression.Matching;
import io.belfry.suppression.WeeklyHours;
import io.belfry.suppression.Windows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tenant's table of routes, and after it those of packages, with their matchers compiled. */
final class Routes implements RouteTable {
  private static final String ORG = "org";

  private final List<Row> rows = new ArrayList<>();

  private record Row(
      RouteRow row, int line, String source, Matching matching, @Nullable WeeklyHours hours) {
    static Row of(RouteRow row, int line, String source) {
      return new Row(
          row,
          line,
          source,
          new Matching(row.matchers()),
          row.hours().isEmpty() ? null : new WeeklyHours(row.hours()));
    }

    boolean fits(AlertFact alert, String situationClass) {
      return (row.situationClass().isEmpty() || row.situationClass().equals(situationClass))
          && (row.org().isEmpty() || isWithin(alert.label(ORG), row.org()))
          && matching.matches(alert)
          && (hours == null || hours.contains(Instant.ofEpochMilli(alert.getArrival())));
    }

    private static boolean isWithin(@Nullable String path, String above) {
      return path != null && (path.equals(above) || path.startsWith(above + "."));
    }

    String conditions() {
      List<String> parts = new ArrayList<>();
      if (!row.org().isEmpty()) {
        parts.add("organisation " + row.org());
      }
      if (!row.situationClass().isEmpty()) {
        parts.add("class " + row.situationClass());
      }
      if (!row.matchers().isEmpty()) {
        parts.add(Windows.described(row.matchers()));
      }
      if (!row.hours().isEmpty()) {
        parts.add(row.hours());
      }
      if (!source.isEmpty()) {
        parts.add("says the package " + source);
      }
      return String.join(", ", parts);
    }
  }

  Routes(List<RouteRow> own, List<Tables.Row> packages) {
    for (int i = 0; i < own.size(); i++) {
      rows.add(Row.of(own.get(i), i + 1, ""));
    }
    packages.forEach(row -> rows.add(Row.of(row.route(), row.line(), row.source())));
  }

  @Override
  public @Nullable Route of(Draft draft) {
    AlertFact alert = draft.getAlert();
    RunbookMatch match = draft.getMatch();
    String situationClass = match == null ? "" : match.getSituationClass();
    for (Row row : rows) {
      if (row.fits(alert, situationClass)) {
        return new Route(alert, row.row().team(), row.line(), row.conditions());
      }
    }
    return null;
  }
}
