package io.belfry.runbook;

import io.belfry.engine.Cause;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.engine.Release;
import io.belfry.engine.RuleFault;
import io.belfry.engine.Session;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs scenarios through the engine's own session, with no server and no database. */
public final class ScenarioRunner {
  private static final long TENANT = 1;

  private ScenarioRunner() {}

  /**
   * What a run came to.
   *
   * @param differences what is not as the scenario says, a sentence each; empty when all is well
   * @param fired the names of the rules that fired
   */
  public record Result(Scenario scenario, List<String> differences, Set<String> fired) {}

  /**
   * Runs all scenarios of a package, as far as a minute and 200,000 steps go; whatever is left then
   * differs.
   *
   * @param release with the runbooks of the package
   */
  public static ScenarioReport run(Release release, RulePackage rules) {
    return run(release, rules, Patience.usual());
  }

  static ScenarioReport run(Release release, RulePackage rules, Patience patience) {
    List<ScenarioReport.Ran> ran = new ArrayList<>();
    SortedMap<String, List<String>> coverage = new TreeMap<>();
    rules.runbooks().forEach(runbook -> coverage.put(runbook.id(), new ArrayList<>()));
    rules
        .scenarios()
        .forEach(
            (file, scenarios) -> {
              for (Scenario scenario : scenarios) {
                Result result = tried(release, scenario, patience);
                ran.add(new ScenarioReport.Ran(file, scenario.name(), result.differences()));
                for (Runbook runbook : rules.runbooks()) {
                  if (result.fired().contains(RunbookDrl.nameOf(runbook))) {
                    Objects.requireNonNull(coverage.get(runbook.id())).add(scenario.name());
                  }
                }
              }
            });
    return new ScenarioReport(ran, coverage);
  }

  private static Result tried(Release release, Scenario scenario, Patience patience) {
    if (patience.isOver()) {
      return new Result(scenario, List.of(patience.end()), Set.of());
    }
    try {
      return run(release, scenario, patience);
    } catch (RuleFault fault) {
      return new Result(scenario, List.of("the rules fail: " + fault.getMessage()), Set.of());
    }
  }

  /**
   * Runs one scenario.
   *
   * @throws RuleFault when rules throw, or chase each other
   */
  public static Result run(Release release, Scenario scenario) {
    return run(release, scenario, Patience.usual());
  }

  private static Result run(Release release, Scenario scenario, Patience patience) {
    ScenarioRun run = new ScenarioRun();
    List<String> differences = new ArrayList<>();
    Set<String> fired;
    try (Session session = new Session(TENANT, release)) {
      long position = 1;
      run.add(
          session.apply(
              new Entry.Changes(position, TENANT, ScenarioParser.START, scenario.given())));
      for (Scenario.Step step : scenario.steps()) {
        if (!patience.hasStep()) {
          return new Result(scenario, List.of(patience.end()), session.firings().keySet());
        }
        long now = ScenarioParser.START + step.at();
        Alert alert = step.alert();
        run.add(
            alert == null
                ? pass(session, step, ++position)
                : session.apply(new Entry.Alerts(++position, TENANT, now, List.of(alert))));
        if (alert != null) {
          run.compareFirst(step, position).ifPresent(differences::add);
        }
      }
      fired = session.firings().keySet();
    }
    differences.addAll(run.compareLast());
    compare(scenario.events(), run, differences);
    return new Result(scenario, differences, fired);
  }

  private static List<Outcome> pass(Session session, Scenario.Step step, long position) {
    long now = ScenarioParser.START + step.at();
    if (step.away() > 0) {
      long until = now + step.away();
      return session.apply(new Entry.Interruption(position, until, now, until));
    } else if (!step.changes().isEmpty()) {
      return session.apply(new Entry.Changes(position, TENANT, now, step.changes()));
    }
    return session.advanceTo(now);
  }

  private static void compare(
      Map<String, Map<String, String>> expected, ScenarioRun run, List<String> differences) {
    Map<String, EventState> actual = run.events();
    for (String key : expected.keySet()) {
      EventState event = actual.get(key);
      if (event == null) {
        differences.add(
            "event %s: expected, but never opened; opened were %s"
                .formatted(key, actual.isEmpty() ? "none" : String.join(", ", actual.keySet())));
        continue;
      }
      Map<String, String> values = values(event);
      values.put("alerts", String.valueOf(run.alerts().get(event.id())));
      values.put("pages", String.valueOf(run.pages(event.id())));
      values.put("response", run.response(event.id()));
      expected
          .get(key)
          .forEach(
              (name, value) -> {
                if (!value.equals(values.get(name))) {
                  differences.add(
                      "event %s: expected %s %s, was %s"
                          .formatted(key, name, value, values.get(name)));
                }
              });
    }
    for (String key : actual.keySet()) {
      if (!expected.containsKey(key)) {
        EventState event = actual.get(key);
        differences.add(
            "event %s: opened by %s, but not expected"
                .formatted(
                    key, event.runbook() == null ? "no runbook" : "runbook " + event.runbook()));
      }
    }
  }

  private static Map<String, String> values(EventState event) {
    Map<String, String> values = new TreeMap<>();
    values.put("condition", word(event.condition()));
    values.put("severity", word(event.severity()));
    values.put("impact", word(event.impact()));
    values.put("urgency", word(event.urgency()));
    values.put("priority", event.priority().name());
    values.put("owner", event.ownerTeam());
    values.put("runbook", String.valueOf(event.runbook()));
    values.put("class", String.valueOf(event.situationClass()));
    Cause cause = event.cause();
    values.put("cause", cause == null ? "none" : cause.key());
    values.put("confidence", cause == null ? "none" : String.valueOf(cause.confidence()));
    values.put("unclassified", Boolean.toString(event.runbook() == null));
    return values;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
