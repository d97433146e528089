package io.belfry.engine;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.journal.RouteRow;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a release says besides its rules. Its priorities stand in the place of the tenant's matrix;
 * its routes are asked when the tenant's own table has no answer.
 *
 * @param cells of the matrix; what they leave out is the tenant's
 * @param routes in the order that decides
 * @param along how far back events of a runbook look along dependencies for their cause, in
 *     milliseconds, 0 for not at all; those of others as the tenant says
 */
public record Tables(List<Cell> cells, List<Row> routes, SortedMap<String, Long> along) {
  /** Of a release that says nothing. */
  public static final Tables NONE = new Tables(List.of(), List.of(), new TreeMap<>());

  /** What impact and urgency give. */
  public record Cell(Level impact, Level urgency, Priority priority) {}

  /**
   * Whose an event is.
   *
   * @param source the package that says so
   * @param line of its table, from 1
   */
  public record Row(RouteRow route, String source, int line) {}

  /** Copies all of them. */
  public Tables {
    cells = List.copyOf(cells);
    routes = List.copyOf(routes);
    along = Collections.unmodifiableSortedMap(new TreeMap<>(along));
  }

  /** Whether they say nothing. */
  public boolean isEmpty() {
    return cells.isEmpty() && routes.isEmpty() && along.isEmpty();
  }

  long longestAlong() {
    return along.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  Priority priority(Level impact, Level urgency, Priority otherwise) {
    for (Cell cell : cells) {
      if (cell.impact() == impact && cell.urgency() == urgency) {
        return cell.priority();
      }
    }
    return otherwise;
  }
}
