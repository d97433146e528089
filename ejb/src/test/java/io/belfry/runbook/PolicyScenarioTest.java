package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.EventState;
import io.belfry.engine.Fate;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.engine.Release;
import io.belfry.engine.Session;
import io.belfry.engine.Snapshot;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.baseline.BaselineCount;
import io.belfry.facts.baseline.BaselineLimit;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kie.api.definition.rule.Rule;

/** The scenarios that the policies ship with, run through the engine's session. */
class PolicyScenarioTest {
  private static final Pattern RULE = Pattern.compile("(?m)^rule \"(.+)\"$");

  private final Release release = SampleReleases.withThresholds();

  @TestFactory
  Stream<DynamicTest> scenariosEndAsTheySay() {
    return scenarios().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.name(),
                    () ->
                        assertThat(ScenarioRunner.run(release, scenario).differences()).isEmpty()));
  }

  @Test
  void everyRuleOfEveryPolicyFileDecidesInSomeScenario() {
    Map<String, Set<String>> shipped = rulesByFile();
    assertThat(shipped).hasSizeGreaterThanOrEqualTo(5);
    assertThat(shipped.values()).doesNotContain(Set.of());
    assertThat(neverFired(release, shipped)).as("rules that no scenario makes fire").isEmpty();
  }

  /** So that the check above cannot lose sight of a file, or of rules that it does not parse. */
  @Test
  void theRulesOfTheFilesAreThoseThatAreJudgedBy() {
    Set<String> named = new TreeSet<>();
    rulesByFile().values().forEach(named::addAll);
    Set<String> judging =
        release.rules().getKiePackages().stream()
            .flatMap(rules -> rules.getRules().stream())
            .map(Rule::getName)
            .filter(rule -> !rule.startsWith("Runbook test/"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(judging).isEqualTo(named);
  }

  @Test
  void aRuleThatNoScenarioMakesFireIsNamedWithItsFile() {
    Release more =
        SampleReleases.with(
            SampleReleases.ALL,
            """

            rule "Never"
            when
              AlertFact( type == "no scenario has this" )
            then
            end
            """);
    Map<String, Set<String>> shipped = rulesByFile();
    shipped.put("more.drl", Set.of("Never"));

    assertThat(neverFired(more, shipped)).containsExactly("more.drl: Never");
  }

  private static List<String> neverFired(Release release, Map<String, Set<String>> shipped) {
    Set<String> fired = new TreeSet<>();
    scenarios().forEach(scenario -> fired.addAll(ScenarioRunner.run(release, scenario).fired()));
    fired.addAll(closeWhatFlaps(release));
    fired.addAll(learnOneTooMany(release));
    List<String> never = new ArrayList<>();
    shipped.forEach(
        (file, rules) ->
            rules.stream()
                .filter(rule -> !fired.contains(rule))
                .forEach(rule -> never.add(file + ": " + rule)));
    return never;
  }

  /** Scenarios know no people: somebody closes an event that flaps, with a change held. */
  private static Set<String> closeWhatFlaps(Release release) {
    try (Session session = new Session(1, release)) {
      Change closing = new Change.EventClosed(new UUID(0, 0), "");
      for (int i = 0; i < 8; i++) {
        Outcome outcome = apply(session, i + 1, link(i % 2 == 0 ? Status.FIRING : Status.RESOLVED));
        for (EventState event : outcome.events()) {
          closing = new Change.EventClosed(event.id(), event.key());
        }
        assertThat(outcome.judged().get(0).fate() == Fate.HELD).isEqualTo(i == 7);
      }
      List<Outcome> closed =
          session.apply(new Entry.Changes(9, 1, ScenarioParser.START + 9_000, List.of(closing)));
      assertThat(closed.get(0).released())
          .singleElement()
          .satisfies(late -> assertThat(late.fate()).isEqualTo(Fate.INFORMATIONAL));
      assertThat(session.snapshot().kept()).isEmpty();
      assertThat(apply(session, 10, link(Status.FIRING)).judged().get(0).fate())
          .isEqualTo(Fate.OPENED);
      return session.firings().keySet();
    }
  }

  /** Nobody writes down twenty thousand series: a tenant that has but one baseline left. */
  private static Set<String> learnOneTooMany(Release release) {
    Snapshot full;
    try (Session session = new Session(1, release)) {
      Snapshot empty = session.snapshot();
      full = withBaselines(empty, BaselineLimit.USUAL - 1);
    }
    try (Session session = new Session(release, full)) {
      Judged last = apply(session, 1, load("last")).judged().get(0);
      Judged beyond = apply(session, 2, load("beyond")).judged().get(0);
      Judged again = apply(session, 3, load("last")).judged().get(0);
      assertThat(List.of(last.fate(), beyond.fate(), again.fate())).containsOnly(Fate.LEARNING);
      assertThat(beyond.reason()).contains("has its number of baselines (20000)");
      assertThat(last.reason() + again.reason()).doesNotContain("20000");
      assertThat(session.snapshot().kept()).hasSize(2);
      return session.firings().keySet();
    }
  }

  private static Snapshot withBaselines(Snapshot empty, long count) {
    return new Snapshot(
        empty.tenant(),
        empty.position(),
        empty.clock(),
        empty.release(),
        empty.quarantined(),
        empty.afterEntry(),
        empty.numbers(),
        empty.catalogue(),
        empty.events(),
        empty.awaited(),
        empty.holds(),
        empty.idempotencyKeys(),
        List.of(new BaselineCount(count)));
  }

  private static Alert load(String key) {
    return new Alert(
        "test",
        "load",
        key,
        Status.FIRING,
        Severity.MAJOR,
        "",
        "",
        "",
        Map.of(),
        0,
        "",
        Map.of("load", 5.0),
        0);
  }

  private static Outcome apply(Session session, int position, Alert alert) {
    long stamp = ScenarioParser.START + position * 1000L;
    return session.apply(new Entry.Alerts(position, 1, stamp, List.of(alert))).get(0);
  }

  private static Alert link(Status status) {
    return new Alert("test", "Link", "uplink", status, Severity.MAJOR, "", "", "", Map.of(), 0, "");
  }

  /** From the sources: what is shipped is compiled, and knows no files. */
  private static Map<String, Set<String>> rulesByFile() {
    Path sources =
        Path.of(System.getProperty("belfry.policies"))
            .resolveSibling("../src/main/resources/io/belfry/policies");
    Map<String, Set<String>> rules = new TreeMap<>();
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        rules.put(
            file.getFileName().toString(),
            RULE.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return rules;
  }

  private static List<Scenario> scenarios() {
    return texts("scenarios/.*\\.yaml").entrySet().stream()
        .flatMap(file -> ScenarioParser.parse(file.getKey(), file.getValue()).stream())
        .toList();
  }

  private static Map<String, String> texts(String name) {
    try (JarFile jar = new JarFile(System.getProperty("belfry.policies"))) {
      Map<String, String> texts = new TreeMap<>();
      jar.stream()
          .filter(entry -> entry.getName().matches(name))
          .forEach(entry -> texts.put(entry.getName(), text(jar, entry)));
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(JarFile jar, JarEntry entry) {
    try {
      return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
