package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.engine.RuleFault;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.runbook.Flaw;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.RunbookException;
import io.belfry.runbook.ScenarioReport;
import io.belfry.runbook.ScenarioRunner;
import java.time.Duration;
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

  /**
   * Compiles it.
   *
   * @throws RunbookException when it does not compile
   */
  Release compiled(Parts candidate) {
    return alone(() -> candidate.compileToTry(releases.policies()));
  }

  /** What is wrong when it is compiled, if anything is. */
  Optional<Flaw> compile(Parts candidate) {
    return alone(
        () -> {
          try {
            candidate.compileToTry(releases.policies());
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

  /**
   * Runs the scenarios of a package against a candidate; as fields, for people. One that does not
   * compile, because of what else is active now, fails with that.
   */
  Map<String, Object> run(Parts candidate, RulePackage rules) {
    return alone(
        () -> {
          Map<String, Object> report = new LinkedHashMap<>();
          report.put("release", "");
          report.put("runs", rules.allScenarios().size());
          try {
            Release release = candidate.compileToTry(releases.policies());
            report.put("release", release.name());
            ScenarioReport ran = ScenarioRunner.run(release, rules);
            report.put("failures", failures(ran));
            report.put("uncovered", ran.uncovered());
            report.put("coverage", ran.coverage());
            report.put(
                "warnings",
                ran.flaws().stream().filter(flaw -> !flaw.isError()).map(Flaw::sentence).toList());
          } catch (RuleFault fault) {
            report.put("failures", List.of(failure("", "", List.of("" + fault.getMessage()))));
          } catch (RunbookException | LinkageError | StackOverflowError wrong) {
            String why = "It does not compile: " + wrong.getMessage();
            report.put("failures", List.of(failure("", "", List.of(why))));
          }
          return report;
        });
  }

  private static List<Map<String, Object>> failures(ScenarioReport report) {
    return report.ran().stream()
        .filter(each -> !each.differences().isEmpty())
        .map(each -> failure(each.file(), each.scenario(), each.differences()))
        .toList();
  }

  private static Map<String, Object> failure(
      String file, String scenario, List<String> differences) {
    return Map.of("file", file, "scenario", scenario, "differences", differences);
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
