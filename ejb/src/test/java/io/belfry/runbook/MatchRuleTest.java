package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Release;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How runbooks take alerts, in the engine's own session. */
class MatchRuleTest {
  private static final Release RELEASE =
      SampleReleases.with(
          List.of(
              runbook(
                  "z-production",
                  "match: { type: [Full, AlsoFull], where: 'labels.env == \"prod\"' }"),
              runbook("a-rest", "match: { type: Full }\npriority: { urgency: high, impact: high }"),
              runbook(
                  "b-marked",
                  """
                  match: { type: Marked, where: 'severity == info' }
                  threshold: { static: { metric: used, above: 90, severity: critical } }
                  priority: { urgency: low }
                  """),
              runbook("c-late", "match: { type: Full }")),
          "");

  @Test
  void theFirstThatFitsDecides() {
    assertNoDifferences(
        """
        scenario: Two runbooks know a type
        steps:
          - { at: 0s, alert: { type: Full, key: prod, labels: { env: prod } }, fate: opened }
          - { at: 1s, alert: { type: Full, key: test, labels: { env: test } }, fate: opened }
          - { at: 2s, alert: { type: AlsoFull, key: also, labels: { env: prod } }, fate: opened }
          - { at: 3s, alert: { type: AlsoFull, key: none, labels: { env: test } }, fate: opened }
          - { at: 4s, alert: { type: Full, key: test, severity: minor }, fate: joined }
        events:
          - { key: prod, runbook: test/z-production, priority: P4 }
          - { key: test, runbook: test/a-rest, priority: P1, urgency: high, impact: high }
          - { key: also, runbook: test/z-production }
          - { key: none, unclassified: true }
        """);
  }

  @Test
  void aThresholdChangesNothingOfWhoKnowsTheAlert() {
    assertNoDifferences(
        """
        scenario: A threshold rates what where has let in, and the runbook says how urgent that is
        steps:
          - { at: 0s, alert: { type: Marked, key: a, severity: info, values: { used: 95 } }, fate: opened }
          - { at: 1s, alert: { type: Marked, key: b, severity: minor, values: { used: 95 } }, fate: opened }
        events:
          - { key: a, runbook: test/b-marked, severity: critical, urgency: low, impact: medium, priority: P4 }
          - { key: b, unclassified: true, severity: minor }
        """);
  }

  private static void assertNoDifferences(String scenario) {
    for (Scenario each : ScenarioParser.parse("s.yaml", scenario)) {
      assertThat(ScenarioRunner.run(RELEASE, each).differences()).isEmpty();
    }
  }

  private static Runbook runbook(String name, String fields) {
    return RunbookParser.parse(
        name + ".md",
        "---\nid: test/%s\ntitle: T\nclass: flow\nowner: team\n%s\n---\n## Do\n"
            .formatted(name, fields));
  }
}
