package io.belfry.runbook;

import io.belfry.engine.Tables;
import io.belfry.facts.expectation.Expectation;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a release is made of besides the policies.
 *
 * @param runbooks in the order that decides between them
 */
public record Contents(List<Runbook> runbooks, Tables tables) {
  /** Copies the runbooks. */
  public Contents {
    runbooks = List.copyOf(runbooks);
  }

  /**
   * What packages hold: all runbooks and routes, and the first priority table among them.
   *
   * @param packages in the order that decides between them
   */
  public static Contents of(List<RulePackage> packages) {
    List<Tables.Cell> cells =
        packages.stream()
            .map(RulePackage::priorities)
            .filter(rows -> !rows.isEmpty())
            .limit(1)
            .flatMap(List::stream)
            .map(row -> new Tables.Cell(row.impact(), row.urgency(), row.priority()))
            .toList();
    List<Tables.Row> routes =
        packages.stream()
            .flatMap(
                each ->
                    each.routes().stream()
                        .map(
                            row -> new Tables.Row(row.route(), each.manifest().name(), row.line())))
            .toList();
    List<Runbook> runbooks = packages.stream().flatMap(each -> each.runbooks().stream()).toList();
    return new Contents(runbooks, new Tables(cells, routes, along(runbooks)));
  }

  /** Runbooks alone, in the order that decides. */
  public static Contents ofRunbooks(List<Runbook> runbooks) {
    return new Contents(runbooks, new Tables(List.of(), List.of(), along(runbooks)));
  }

  private static SortedMap<String, Long> along(List<Runbook> runbooks) {
    SortedMap<String, Long> along = new TreeMap<>();
    for (Runbook runbook : runbooks) {
      Correlation correlation = runbook.correlation();
      if (correlation != null && !correlation.alongDependencies()) {
        along.put(runbook.id(), 0L);
      } else if (correlation != null && correlation.within() > 0) {
        along.put(runbook.id(), correlation.within());
      }
    }
    return along;
  }

  List<Expectation> expectations() {
    return expectations(runbooks);
  }

  static List<Expectation> expectations(List<Runbook> runbooks) {
    return runbooks.stream().flatMap(runbook -> runbook.expectations().stream()).toList();
  }

  /** What is no rule, but makes a release another one when it changes. */
  String data() {
    return expectations().stream().map(Expectation::toString).collect(Collectors.joining())
        + (tables.isEmpty() ? "" : tables.toString());
  }
}
