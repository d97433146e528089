package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kie.api.definition.rule.Rule;

/** The scenarios that the policies ship with, run through the engine's session. */
class PolicyScenarioTest {
  private final Release release = SampleReleases.withOneRunbook();

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
  void everyRuleOfThePoliciesDecidesSomewhere() {
    TreeSet<String> fired = new TreeSet<>();
    scenarios().forEach(scenario -> fired.addAll(ScenarioRunner.run(release, scenario).fired()));
    TreeSet<String> shipped =
        release.rules().getKiePackages().stream()
            .flatMap(rules -> rules.getRules().stream())
            .map(Rule::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(shipped).hasSizeGreaterThan(15);
    assertThat(fired).containsExactlyElementsOf(shipped);
  }

  private static List<Scenario> scenarios() {
    try (JarFile jar = new JarFile(System.getProperty("belfry.policies"))) {
      return jar.stream()
          .filter(entry -> entry.getName().matches("scenarios/.*\\.yaml"))
          .sorted(Comparator.comparing(JarEntry::getName))
          .flatMap(entry -> ScenarioParser.parse(entry.getName(), text(jar, entry)).stream())
          .toList();
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
