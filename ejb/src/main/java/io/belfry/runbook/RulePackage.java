package io.belfry.runbook;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A versioned set of runbooks, tables and scenarios of one team, as it was uploaded and as it was
 * understood.
 *
 * @param runbooks in the order that decides between them: those with a condition first, each half
 *     in the order of its files
 * @param priorities empty when the package leaves the matrix alone
 * @param routes in the order that decides; empty when the package routes nothing
 * @param scenarios by their file, in order
 * @param files what was uploaded, by path: exporting it gives back the same
 */
public record RulePackage(
    Manifest manifest,
    List<Runbook> runbooks,
    List<PriorityRow> priorities,
    List<RoutingRow> routes,
    Map<String, List<Scenario>> scenarios,
    SortedMap<String, byte[]> files) {
  /** Where runbooks stand; the rest of the path is the id, and {@code .md}. */
  public static final String RUNBOOKS = "runbooks/";

  public static final String SCENARIOS = "scenarios/";
  public static final String PRIORITY_TABLE = "priority.csv";
  public static final String ROUTING_TABLE = "routing.csv";

  /** The path of a runbook's document. */
  public static String fileOf(String runbook) {
    return RUNBOOKS + runbook + ".md";
  }

  /** Whether a file has its place in a package, by its path. */
  public static boolean mayHold(String path) {
    return PackagePaths.wrong(path) == null;
  }

  /** All scenarios, in the order of their files. */
  public List<Scenario> allScenarios() {
    return scenarios.values().stream().flatMap(List::stream).toList();
  }
}
