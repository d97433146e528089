package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.belfry.engine.Release;
import java.util.List;
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
  void aStepThatIsNeitherAnAlertNorTimeIsRefused() {
    assertThatExceptionOfType(RunbookException.class)
        .isThrownBy(() -> ScenarioParser.parse("x.yaml", "scenario: x\nsteps: [{ fate: held }]"))
        .withMessageContaining("x.yaml")
        .withMessageContaining("(at) is missing");
  }

  private static List<String> differences(String end, String fate, String pass) {
    Scenario scenario = ScenarioParser.parse("x.yaml", STORY.formatted(end, fate, pass)).get(0);
    return ScenarioRunner.run(HOLDING, scenario).differences();
  }
}
