package io.belfry.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the scenarios of a package came to.
 *
 * @param ran each scenario, in the order of the files
 * @param coverage the scenarios in which a runbook took an alert, by its id; every runbook is there
 */
public record ScenarioReport(List<Ran> ran, SortedMap<String, List<String>> coverage) {

  /**
   * One scenario.
   *
   * @param file where it stands
   * @param differences a sentence each; empty when all is as it says
   */
  public record Ran(String file, String scenario, List<String> differences) {}

  /** Whether all ended as they say. */
  public boolean passed() {
    return ran.stream().allMatch(each -> each.differences().isEmpty());
  }

  /** The runbooks that no scenario looks at. */
  public List<String> uncovered() {
    return coverage.entrySet().stream()
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The same as flaws: a difference is an error, a runbook without a scenario a warning. */
  public List<Flaw> flaws() {
    List<Flaw> flaws = new ArrayList<>();
    for (Ran each : ran) {
      for (String difference : each.differences()) {
        flaws.add(
            new Flaw(
                each.file(),
                0,
                null,
                "scenario (%s): %s".formatted(each.scenario(), difference),
                "Mend the runbook, or what the scenario expects."));
      }
    }
    for (String runbook : uncovered()) {
      flaws.add(
          Flaw.warning(
              RulePackage.fileOf(runbook),
              0,
              null,
              "is not looked at by any scenario",
              "Write one below %s that it takes an alert of.".formatted(RulePackage.SCENARIOS)));
    }
    return flaws;
  }

  /** All of it, for people: a line a scenario, what differs beneath it, and the coverage. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Ran each : ran) {
      text.append(each.differences().isEmpty() ? "ok      " : "DIFFERS ")
          .append(each.file())
          .append(": ")
          .append(each.scenario())
          .append('\n');
      each.differences()
          .forEach(difference -> text.append("          ").append(difference).append('\n'));
    }
    long covered = coverage.values().stream().filter(names -> !names.isEmpty()).count();
    text.append("%d of %d runbooks covered%n".formatted(covered, coverage.size()));
    uncovered().forEach(runbook -> text.append("          none for ").append(runbook).append('\n'));
    return text.toString();
  }
}
