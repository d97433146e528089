package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.engine.RuleFault;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.runbook.Flaw;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.RunbookException;
import io.belfry.runbook.Scenario;
import io.belfry.runbook.ScenarioRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Compiles and runs candidates on the caller's thread, one at a time: it takes a core. */
final class Trials {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final ReleaseStore releases;
  private final Semaphore turn = new Semaphore(1);

  Trials(ReleaseStore releases) {
    this.releases = releases;
  }

  /** What is wrong when it is compiled, if anything is. */
  Optional<Flaw> compile(Parts candidate) {
    return alone(
        () -> {
          try {
            candidate.compile(releases.policies());
            return Optional.<Flaw>empty();
          } catch (RunbookException | LinkageError | StackOverflowError wrong) {
            return Optional.of(
                new Flaw(
                    "the release",
                    0,
                    null,
                    "does not compile: " + wrong.getMessage(),
                    "Mend the runbook that it names."));
          }
        });
  }

  /** Runs the scenarios of a package against a candidate; as fields, for people. */
  Map<String, Object> run(Parts candidate, RulePackage rules) {
    return alone(
        () -> {
          Release release = candidate.compile(releases.policies());
          List<Map<String, Object>> failures = new ArrayList<>();
          int runs = 0;
          for (Map.Entry<String, List<Scenario>> file : rules.scenarios().entrySet()) {
            for (Scenario scenario : file.getValue()) {
              runs++;
              List<String> differences = differences(release, scenario);
              if (!differences.isEmpty()) {
                failures.add(
                    Map.of(
                        "file",
                        file.getKey(),
                        "scenario",
                        scenario.name(),
                        "differences",
                        differences));
              }
            }
          }
          Map<String, Object> report = new LinkedHashMap<>();
          report.put("release", release.name());
          report.put("runs", runs);
          report.put("failures", failures);
          return report;
        });
  }

  private static List<String> differences(Release release, Scenario scenario) {
    try {
      return ScenarioRunner.run(release, scenario).differences();
    } catch (RuleFault fault) {
      return List.of("The rules fail: " + fault.getMessage());
    }
  }

  private <T> T alone(Supplier<T> work) {
    if (!turn.tryAcquire()) {
      throw Fault.passing(
          ErrorCode.BUSY, "Another package is being tried. Try again in a few seconds.", WAIT);
    }
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }
}
