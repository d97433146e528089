package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageReaderTest {
  static final String MANIFEST =
      """
      name: storage
      owner: storage-team
      version: "1.4.0"
      facts: 1
      changelog: |
        Volumes are told at 95 %.
      """;
  static final String RUNBOOK =
      """
      ---
      id: volume
      title: Volume
      owner: storage-team
      class: capacity
      review-by: 2027-01-01
      match: { type: VolumeFull }
      ---
      ## First minutes
      1. Look.
      """;

  @Test
  void wholePackage() {
    SortedMap<String, byte[]> files = files();
    put(
        files,
        "priority.csv",
        "impact,urgency,priority\nhigh,high,P1\r\n# ours\n\nlow, \"low\" ,p4");
    put(
        files,
        "routing.csv",
        """
        org,class,matchers,team
        de.shop,,"host=~web.*; env=prod",web
        ,capacity,,storage-team
        """);
    put(
        files,
        "scenarios/volume.yaml",
        "scenario: S\nsteps:\n  - { at: 0s, alert: { type: VolumeFull } }\n");
    RulePackage rules = PackageReader.read(files);
    assertThat(rules.manifest())
        .isEqualTo(
            new Manifest("storage", "storage-team", "1.4.0", 1, "Volumes are told at 95 %."));
    assertThat(rules.runbooks()).extracting(Runbook::id).containsExactly("volume");
    assertThat(rules.priorities())
        .containsExactly(
            new PriorityRow(Level.HIGH, Level.HIGH, Priority.P1, 2),
            new PriorityRow(Level.LOW, Level.LOW, Priority.P4, 5));
    assertThat(rules.routes())
        .containsExactly(
            new RoutingRow("de.shop", "", List.of("host=~web.*", "env=prod"), "web", 2),
            new RoutingRow("", "capacity", List.of(), "storage-team", 3));
    assertThat(rules.allScenarios()).extracting(Scenario::name).containsExactly("S");
  }

  @Test
  void exportGivesBackWhatCameIn() {
    SortedMap<String, byte[]> files = files();
    SortedMap<String, byte[]> again = PackageZip.unpack(PackageZip.pack(files));
    assertThat(again.keySet()).isEqualTo(files.keySet());
    files.forEach((name, content) -> assertThat(again.get(name)).isEqualTo(content));
    assertThat(PackageZip.pack(again)).isEqualTo(PackageZip.pack(files));
  }

  @Test
  void theFlawsOfAllFilesAreToldAtOnce() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(files, "package.yaml", "name: Storage\nversion: 1.4\nfacts: 2\nowners: me\n");
    put(files, "runbooks/other.md", RUNBOOK);
    put(files, "runbooks/bad.md", "no head");
    put(
        files,
        "scenarios/s.yaml",
        """
        scenario: S
        steps:
          - { at: soon }
          - { alert: {} }
        events:
          - { a: b }
        end: 1
        """);
    put(
        files,
        "priority.csv",
        "impact,urgency,priority\nhigh,high,P7\nhigh,high\nlow,low,P4\nlow,low,P3\n");
    put(files, "routing.csv", "org,team\n");
    files.put("runbooks/binary.md", new byte[] {'-', (byte) 0xff});
    PackageException wrong =
        catchThrowableOfType(PackageException.class, () -> PackageReader.read(files));
    assertThat(wrong.flaws())
        .extracting(flaw -> flaw.file() + ":" + flaw.line() + " " + flaw.field())
        .containsExactlyInAnyOrder(
            "package.yaml:1 name",
            "package.yaml:2 version",
            "package.yaml:3 facts",
            "package.yaml:4 owners",
            "package.yaml:1 owner",
            "runbooks/other.md:2 id",
            "runbooks/bad.md:1 null",
            "runbooks/binary.md:0 null",
            "scenarios/s.yaml:3 steps[0]",
            "scenarios/s.yaml:4 steps[1]",
            "scenarios/s.yaml:6 events[0]",
            "scenarios/s.yaml:7 end",
            "priority.csv:2 priority",
            "priority.csv:3 null",
            "priority.csv:5 impact",
            "routing.csv:1 null");
  }

  @ParameterizedTest
  @CsvSource({"1.0.0,1.0.1,1.1.0", "0.9.9,0.9.10,0.10.0"})
  void versionsGoOn(String version, String patch, String minor) {
    Version read = Version.of(version);
    assertThat(read).isNotNull().hasToString(version).isLessThan(Version.of(patch));
    assertThat(read.nextPatch()).hasToString(patch).isLessThan(Version.of(minor));
    assertThat(read.nextMinor()).hasToString(minor);
  }

  @ParameterizedTest
  @CsvSource({"1.0", "1.0.0-rc1", "01.0.0", "a", "1.0.0.0", "9999999999.0.0"})
  void whatIsNoVersion(String text) {
    assertThat(Version.of(text)).isNull();
  }

  static SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(files, "package.yaml", MANIFEST);
    put(files, "runbooks/volume.md", RUNBOOK);
    return files;
  }

  static void put(SortedMap<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
