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

/** The table of routes with its matchers compiled. */
final class Routes implements RouteTable {
  private static final String ORG = "org";

  private final List<Row> rows = new ArrayList<>();

  private record Row(RouteRow row, Matching matching, @Nullable WeeklyHours hours) {
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
      return String.join(", ", parts);
    }
  }

  Routes(List<RouteRow> rows) {
    for (RouteRow row : rows) {
      this.rows.add(
          new Row(
              row,
              new Matching(row.matchers()),
              row.hours().isEmpty() ? null : new WeeklyHours(row.hours())));
    }
  }

  @Override
  public @Nullable Route of(Draft draft) {
    AlertFact alert = draft.getAlert();
    RunbookMatch match = draft.getMatch();
    String situationClass = match == null ? "" : match.getSituationClass();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.fits(alert, situationClass)) {
        return new Route(alert, row.row().team(), i + 1, row.conditions());
      }
    }
    return null;
  }
}
