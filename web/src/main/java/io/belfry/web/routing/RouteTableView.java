package io.belfry.web.routing;

import io.belfry.journal.LabelMatcher;
import io.belfry.journal.RouteRow;
import io.belfry.routing.RouteTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of routes as the API shows it. */
public record RouteTableView(List<Row> routes, int version) {

  /** One row; the first one that fits decides. */
  public record Row(
      @Nullable String org,
      @Nullable String situationClass,
      List<String> matchers,
      @Nullable String hours,
      String team) {
    static Row of(RouteRow row) {
      return new Row(
          row.org().isEmpty() ? null : row.org(),
          row.situationClass().isEmpty() ? null : row.situationClass(),
          row.matchers().stream().map(LabelMatcher::toString).toList(),
          row.hours().isEmpty() ? null : row.hours(),
          row.team());
    }
  }

  static RouteTableView of(RouteTable table) {
    return new RouteTableView(table.rows().stream().map(Row::of).toList(), table.version());
  }
}
