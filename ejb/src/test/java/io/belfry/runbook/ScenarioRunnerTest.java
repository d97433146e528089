package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.belfry.engine.Release;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What a scenario can say, and that it is told when it is wrong. */
class ScenarioRunnerTest {
  private static final Release HOLDING =
      SampleReleases.with(
          List.of(),
          """

          global io.belfry.facts.Decisions decisions;

          rule "Hold what is above ninety"
            salience 660
          when
            $alert : AlertFact( measured == true, value("used") > 90, again == false )
          then
            decisions.hold($alert, "used", 60000, "It must last.");
            delete($alert);
          end
          """);

  private static final String STORY =
      """
      scenario: Held, and judged again
      steps:
        - { at: 0s, alert: { type: Disk, key: a, values: { used: 90.5 } }, fate: held, end: %s }
        - { at: 10s, alert: { type: Disk, key: a, values: { used: 95 } }, fate: %s, end: opened }
        - { at: 11s, alert: { type: Disk, key: b, values: { used: 90 } }, fate: opened, end: opened }
        - { advance: %s }
      events:
        - { key: a, alerts: 2 }
        - { key: b, alerts: 1 }
      """;

  @Test
  void heldAlertsHaveTheirFateInTheEnd() {
    assertThat(differences("joined", "held", "59s")).isEmpty();
  }

  @Test
  void whatIsOtherwiseIsTold() {
    assertThat(differences("duplicate", "held", "59s"))
        .containsExactly(
            "a: expected in the end the fate duplicate, was joined"
                + " (It joined event 2, which has its key.)");
    assertThat(differences("joined", "opened", "59s"))
        .containsExactly("a: expected the fate opened, was held (It must last.) at 10 s");
    assertThat(differences("held", "held", "58.999s"))
        .containsExactly(
            "a: expected in the end the fate opened, was held (It must last.)",
            "event a: expected, but never opened; opened were b");
  }

  @Test
  void allScenariosTogetherHaveAnEnd() {
    SortedMap<String, byte[]> files = PackageReaderTest.files();
    String scenario =
        """
        scenario: %s
        steps:
          - { at: 0s, repeat: 60, every: 1s, alert: { type: Disk, key: k } }
        events: [{ key: k }]
        """;
    for (String name : List.of("a", "b", "c")) {
      PackageReaderTest.put(files, "scenarios/" + name + ".yaml", scenario.formatted(name));
    }
    RulePackage rules = PackageReader.read(files);

    ScenarioReport all =
        ScenarioRunner.run(HOLDING, rules, new Patience(Duration.ofMinutes(5), 1_000));
    assertThat(all.ran()).allMatch(ran -> ran.differences().isEmpty());
    ScenarioReport some =
        ScenarioRunner.run(HOLDING, rules, new Patience(Duration.ofMinutes(5), 100));
    assertThat(some.ran().get(0).differences()).isEmpty();
    assertThat(some.ran().subList(1, 3))
        .allSatisfy(
            ran ->
                assertThat(ran.differences())
                    .singleElement()
                    .asString()
                    .contains("300 s and 100 steps"));
    assertThat(some.passed()).isFalse();
    ScenarioReport none =
        ScenarioRunner.run(HOLDING, rules, new Patience(Duration.ofNanos(-1), 1_000));
    assertThat(none.ran()).noneMatch(ran -> ran.differences().isEmpty());
  }

  @Test
  void aStepThatIsNeitherAnAlertNorTimeIsRefused() {
    assertThatExceptionOfType(RunbookException.class)
        .isThrownBy(() -> ScenarioParser.parse("x.yaml", "scenario: x\nsteps: [{ fate: held }]"))
        .withMessageContaining("x.yaml")
        .withMessageContaining("(at) is missing");
  }

  @Test
  void aTimeThatNothingHoldsIsRefused() {
    for (String at : List.of("'+999999999-01-01T00:00:00Z'", "9999999999999999h", "noonT")) {
      String step = "steps: [{ at: %s, alert: { type: A, key: k } }]".formatted(at);
      assertThatExceptionOfType(RunbookException.class)
          .as(at)
          .isThrownBy(() -> ScenarioParser.parse("x.yaml", "scenario: x\n" + step))
          .withMessageContaining("steps[0]");
    }
  }

  private static List<String> differences(String end, String fate, String pass) {
    Scenario scenario = ScenarioParser.parse("x.yaml", STORY.formatted(end, fate, pass)).get(0);
    return ScenarioRunner.run(HOLDING, scenario).differences();
  }
}
