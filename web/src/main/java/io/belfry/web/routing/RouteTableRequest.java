package io.belfry.web.routing;

import io.belfry.journal.RouteRow;
import io.belfry.maintenance.Matchers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole table of routes, at most 200 rows. */
public record RouteTableRequest(@NotNull List<@NotNull @Valid Row> routes) {

  /**
   * One row; what is left out asks for nothing.
   *
   * @param org an organisation path, which holds for what is beneath it: the label org of alerts
   * @param situationClass that of the runbook that knows the alert
   * @param matchers such as host=web-1 or host=~web.*
   * @param hours of the week in which it holds, such as Mon-Fri 08:00-18:00 Europe/Zurich
   * @param team the id of a team
   */
  public record Row(
      @Nullable String org,
      @Nullable String situationClass,
      @Nullable List<@NotNull String> matchers,
      @Nullable String hours,
      @NotNull String team) {
    RouteRow row() {
      return new RouteRow(
          org == null ? "" : org.strip(),
          situationClass == null ? "" : situationClass.strip(),
          matchers == null
              ? List.of()
              : matchers.stream().map(each -> Matchers.read("matchers", each)).toList(),
          hours == null ? "" : hours.strip(),
          team);
    }
  }

  List<RouteRow> rows() {
    return routes.stream().map(Row::row).toList();
  }
}
