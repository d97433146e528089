package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class PackageCheckTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final World WORLD =
      new World(
          Set.of("storage-team", "web"), Set.of("shop"), Set.of("standard"), Set.of("storage"));

  private final SortedMap<String, byte[]> files = PackageReaderTest.files();

  @Test
  void aGoodPackageHasNoFlaws() {
    add(
        "b",
        "match: { type: B }\nrespond: { notify: [on-call, web, '#storage'], escalate: standard }");
    assertThat(verify()).isEmpty();
  }

  @Test
  void namesThatNobodyKnows() {
    add(
        "b",
        """
        match: { type: B }
        respond: { notify: [nobody, '#nowhere'], escalate: none }
        expectation: { key: a, service: gone, silence: { longest: 1h } }
        """,
        "owner: ghosts");
    PackageReaderTest.put(files, "routing.csv", "org,class,matchers,team\n,,,nobody\n");
    PackageReaderTest.put(files, "priority.csv", "impact,urgency,priority\nhigh,high,P1\n");
    assertThat(verify())
        .containsExactlyInAnyOrder(
            "ERROR owner is (ghosts), which is no team",
            "ERROR respond.escalate is (none), which is no escalation policy",
            "ERROR respond.notify is (nobody), which is no team",
            "ERROR respond.notify is (#nowhere), which is no channel",
            "ERROR expectation.service is (gone), which is no service",
            "ERROR team is (nobody), which is no team",
            "ERROR null has 1 of the nine pairs of impact and urgency");
  }

  @Test
  void everyFlawOfAFieldHasItsLine() {
    PackageReaderTest.put(
        files,
        "runbooks/l.md",
        """
        ---
        id: l
        title: L
        class: flow
        owner: ghosts
        match: { type: L }
        respond:
          notify: [nobody]
          escalate: none
        correlate:
          by: [rack]
        review-by: 2026-05-31
        ---
        ## First minutes

        1. Look.
        """);
    PackageReaderTest.put(
        files,
        "package.yaml",
        PackageReaderTest.MANIFEST.replaceFirst("(?m)^owner:.*$", "owner: ghosts"));
    List<Flaw> flaws = PackageCheck.verify(PackageReader.read(files), WORLD, TODAY);

    assertThat(flaws)
        .filteredOn(flaw -> flaw.file().equals("runbooks/l.md"))
        .extracting(flaw -> flaw.line() + " " + flaw.field())
        .containsExactlyInAnyOrder(
            "5 owner",
            "9 respond.escalate",
            "8 respond.notify",
            "12 review-by",
            "11 correlate.within");
    assertThat(flaws)
        .filteredOn(flaw -> flaw.file().equals("package.yaml"))
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.line()).isEqualTo(2));
  }

  @Test
  void routesThatNeverComeToTheirTurn() {
    PackageReaderTest.put(
        files,
        "routing.csv",
        "org,class,matchers,team\nde,,host=a,web\nde.shop,flow,host=a;env=b,web\nfr,,host=a,web\n");
    assertThat(verify())
        .containsExactly("ERROR null is never reached: line 2 takes what it is for");
    PackageReaderTest.put(files, "routing.csv", "org,class,matchers,team\n,,host=~(,web\n");
    assertThatThrownBy(this::verify)
        .isInstanceOf(PackageException.class)
        .hasMessageContaining(
            "field (matchers) has (host=~(), which has an expression that is none");
  }

  @Test
  void servicesOfConditionsAndLevelsThatNeverDecide() {
    add(
        "b",
        """
        match: { type: B, where: 'not (service in ["shop", "gone"]) or service == ""' }
        threshold:
          static:
            - { metric: m, above: 90, severity: warning }
            - { metric: m, above: 80, severity: critical }
            - { metric: m, below: 10, severity: warning }
            - { metric: n, above: 95, severity: warning }
            - { metric: m, above: 80, of: rate, severity: warning }
        """);
    assertThat(verify())
        .containsExactly(
            "ERROR match.where is (gone), which is no service",
            "WARNING threshold.static has a level of (m) with the severity warning that another,"
                + " as bad or worse, always reaches before");
  }

  @Test
  void whatNobodyLooksAfter() {
    add("b", "match: { type: B }\ncorrelate: { by: [rack] }\nreview-by: 2026-05-31", "class: flow");
    add("c", "match: { type: C }\nreview-by: 2026-06-01", "class: flow");
    assertThat(verify())
        .containsExactly(
            "WARNING owner is missing: events without a known service go to the default owner",
            "WARNING review-by was 2026-05-31",
            "ERROR correlate.within is missing: the window has no end",
            "WARNING owner is missing: events without a known service go to the default owner");
  }

  @Test
  void whatNeverComesToItsTurn() {
    add("w1", "match: { type: VolumeFull }");
    add("w2", "match: { type: [VolumeFull, Other] }");
    assertThat(verify())
        .containsExactly(
            "ERROR match leaves nothing to this runbook: (volume) comes first and takes every alert"
                + " of it",
            "WARNING match shares VolumeFull with (volume), which comes first and decides",
            "WARNING match shares VolumeFull with (w1), which comes first and decides");
  }

  @Test
  void whatContradicts() {
    add("a1", "match: { type: A, where: 'labels.env == \"prod\"' }");
    add("a2", "match: { type: A }\npriority: { urgency: high }", "owner: web");
    add("a3", "match: { type: A3, where: 'severity >= major' }");
    add("a4", "match: { type: A3, where: 'severity < major' }");
    assertThat(verify())
        .containsExactly(
            "WARNING match shares A with (a1), which comes first and decides; they contradict each"
                + " other in owner, priority");
  }

  @Test
  void whatPackagesDoToEachOther() {
    RulePackage first = PackageReader.read(files);
    SortedMap<String, byte[]> others = PackageReaderTest.files();
    PackageReaderTest.put(
        others, "package.yaml", PackageReaderTest.MANIFEST.replace("name: storage", "name: other"));
    RulePackage second = PackageReader.read(others);
    assertThat(PackageCheck.conflicts(List.of(first, second)))
        .extracting(Flaw::sentence)
        .containsExactly(
            "other/runbooks/volume.md:2: field (id) is that of a runbook of package (storage), too."
                + " Call it otherwise, such as other/volume.",
            "other/runbooks/volume.md:7: field (match) leaves every alert to runbook (volume) of"
                + " package (storage), which comes first and decides. Agree on one, tell them apart"
                + " by where, or change the order of the packages.");
    assertThat(PackageCheck.conflicts(List.of(second, first)))
        .extracting(Flaw::file)
        .containsOnly("storage/runbooks/volume.md");
  }

  private void add(String id, String fields) {
    add(id, fields, "owner: storage-team");
  }

  private void add(String id, String fields, String instead) {
    String document =
        PackageReaderTest.RUNBOOK
            .replace("id: volume", "id: " + id)
            .replace("match: { type: VolumeFull }", fields.strip())
            .replace("owner: storage-team", instead);
    if (instead.startsWith("class")) {
      document = document.replaceFirst("class: capacity\n", "");
    }
    if (fields.contains("review-by")) {
      document = document.replaceFirst("review-by: 2027-01-01\n", "");
    }
    PackageReaderTest.put(files, "runbooks/" + id + ".md", document);
  }

  private List<String> verify() {
    return PackageCheck.verify(PackageReader.read(files), WORLD, TODAY).stream()
        .map(flaw -> "%s %s %s".formatted(flaw.grade(), flaw.field(), flaw.reason()))
        .toList();
  }
}
