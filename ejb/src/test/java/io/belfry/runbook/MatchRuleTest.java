package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Release;
import java.util.List;
import java.util.SortedMap;
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

  @Test
  void aPackageMayBringAPriorityTableOfItsOwn() {
    RulePackage plain = PackageReader.read(PackageReaderTest.files());
    SortedMap<String, byte[]> files = PackageReaderTest.files();
    PackageReaderTest.put(
        files, "priority.csv", "impact,urgency,priority\nmedium,low,P1\nmedium,high,P2\n");
    files.remove("runbooks/volume.md");
    RulePackage first = PackageReader.read(files);
    PackageReaderTest.put(files, "priority.csv", "impact,urgency,priority\nmedium,low,P2\n");
    RulePackage second = PackageReader.read(files);
    Release release =
        ReleaseCompiler.compile(
            SampleReleases.policies(), Contents.of(List.of(plain, first, second)));
    String scenario =
        """
        scenario: The first table decides, and what it leaves out stays
        steps:
          - { at: 0s, alert: { type: VolumeFull, key: low, severity: warning } }
          - { at: 1s, alert: { type: VolumeFull, key: high, severity: critical } }
          - { at: 2s, alert: { type: VolumeFull, key: medium, severity: major } }
        events:
          - { key: low, priority: P1 }
          - { key: high, priority: P2 }
          - { key: medium, priority: P3 }
        """;
    assertNoDifferences(release, scenario);
    assertThat(PackageCheck.conflicts(List.of(plain, first, second)))
        .extracting(Flaw::file)
        .contains("storage/priority.csv");
  }

  @Test
  void routesOfPackagesComeAfterTheTenantsOwnAndInTheirOrder() {
    SortedMap<String, byte[]> files = PackageReaderTest.files();
    PackageReaderTest.put(
        files,
        "routing.csv",
        "org,class,matchers,team\nde.shop,,host=~web.*;env=prod,web\n,capacity,,storage-team\n");
    RulePackage first = PackageReader.read(files);
    files.remove("runbooks/volume.md");
    files.remove("priority.csv");
    PackageReaderTest.put(
        files, "package.yaml", PackageReaderTest.MANIFEST.replace("name: storage", "name: second"));
    PackageReaderTest.put(
        files,
        "routing.csv",
        "org,class,matchers,team\nde.shop.eu,,env=prod;host=~web.*,never\n,,host=~web.*,late\n");
    RulePackage second = PackageReader.read(files);

    assertNoDifferences(
        ReleaseCompiler.compile(SampleReleases.policies(), Contents.of(List.of(first, second))),
        """
        scenario: The first row that fits says whose it is
        given:
          routes: [{ match: [host=own], team: ours }]
          services: [{ name: shares, owner: service-team, criticality: high }]
        steps:
          - { at: 0s, alert: { type: X, key: both, service: shares, labels: { org: de.shop.eu, host: web-1, env: prod } } }
          - { at: 1s, alert: { type: X, key: half, service: shares, labels: { org: de.shop, host: web-1 } } }
          - { at: 2s, alert: { type: X, key: elsewhere, service: shares, labels: { org: de.shopping, host: db, env: prod } } }
          - { at: 3s, alert: { type: VolumeFull, key: class, service: shares, labels: { host: db } } }
          - { at: 4s, alert: { type: VolumeFull, key: own, service: shares, labels: { host: own } } }
        events:
          - { key: both, owner: web }
          - { key: half, owner: late }
          - { key: elsewhere, owner: service-team }
          - { key: class, owner: storage-team }
          - { key: own, owner: ours }
        """);
    assertThat(PackageCheck.conflicts(List.of(first, second)))
        .extracting(flaw -> flaw.file() + ":" + flaw.line() + " " + flaw.reason())
        .containsExactly(
            "second/routing.csv:2 is never reached: line 2 of package (storage), which comes first,"
                + " gives it to (web)");
  }

  @Test
  void tablesMakeAnotherReleaseAndAreLoadedWithIt() {
    SortedMap<String, byte[]> files = PackageReaderTest.files();
    PackageReaderTest.put(files, "routing.csv", "org,class,matchers,team\n,capacity,,web\n");
    Contents contents = Contents.of(List.of(PackageReader.read(files)));
    Release compiled = ReleaseCompiler.compile(SampleReleases.policies(), contents);
    Release plain = ReleaseCompiler.compile(SampleReleases.policies(), contents.runbooks());
    assertThat(compiled.name()).isNotEqualTo(plain.name());

    Release loaded =
        ReleaseCompiler.load(
            SampleReleases.policies(), contents, ReleaseCompiler.compiled(compiled).orElseThrow());
    assertThat(loaded.name()).isEqualTo(compiled.name());
    assertNoDifferences(
        loaded,
        """
        scenario: The table says whose it is
        steps: [{ at: 0s, alert: { type: VolumeFull, key: k } }]
        events: [{ key: k, owner: web, runbook: volume }]
        """);
  }

  private static void assertNoDifferences(String scenario) {
    assertNoDifferences(RELEASE, scenario);
  }

  private static void assertNoDifferences(Release release, String scenario) {
    for (Scenario each : ScenarioParser.parse("s.yaml", scenario)) {
      assertThat(ScenarioRunner.run(release, each).differences()).isEmpty();
    }
  }

  private static Runbook runbook(String name, String fields) {
    return RunbookParser.parse(
        name + ".md",
        "---\nid: test/%s\ntitle: T\nclass: flow\nowner: team\n%s\n---\n## Do\n"
            .formatted(name, fields));
  }
}
