package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.runbook.PackageZip;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a package from an upload until it judges, and back. */
class LifecycleTest {
  private static final byte[] FIRST =
      SamplePackage.zip("shop", "1.0.0", "ShopDown", "shop-team", "Look at the shop.");

  private Path data;
  private RuleWorkshop workshop;
  private RuleService rules;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    data = directory;
    workshop = new RuleWorkshop(data);
    rules = workshop.rules;
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void everyTenantStartsWithTheDefaultPackage() throws Exception {
    assertThat(rules.packages().list(1))
        .singleElement()
        .satisfies(
            version -> {
              assertThat(version.title()).isEqualTo("belfry-default 1.0.0");
              assertThat(version.state()).isEqualTo(PackageState.ACTIVE);
            });
    assertThat(rules.activations().active(1).parts())
        .containsExactly(Map.of("package", "belfry-default", "version", "1.0.0"));
    assertThat(workshop.runbookOf("Base", "b")).isEqualTo("base/down");

    workshop.close();
    workshop = new RuleWorkshop(workshop.database, data);
    assertThat(workshop.rules.activations().list(1, Long.MAX_VALUE, 9)).hasSize(1);
  }

  @Test
  void aVersionGoesItsWayAndTheNextAlertIsJudgedByItAndBack() throws Exception {
    assertThat(workshop.runbookOf("ShopDown", "before")).isNull();
    PackageVersion draft = rules.packages().upload(workshop.author, FIRST);
    assertThat(draft.state()).isEqualTo(PackageState.DRAFT);
    assertThat(rules.packages().upload(workshop.author, FIRST)).isEqualTo(draft);
    refused(
        ErrorCode.CONFLICT,
        () -> rules.activations().activate(workshop.author, "shop", "1.0.0", "", false));
    refused(ErrorCode.CONFLICT, () -> rules.lifecycle().test(workshop.author, "shop", "1.0.0"));

    assertThat(rules.lifecycle().verify(workshop.author, "shop", "1.0.0").state())
        .isEqualTo(PackageState.VERIFIED);
    PackageVersion tested = rules.lifecycle().test(workshop.author, "shop", "1.0.0");
    assertThat(tested.state()).isEqualTo(PackageState.TESTED);
    assertThat(tested.scenarios())
        .containsEntry("runs", 1)
        .containsEntry("coverage", Map.of("shop/down", List.of("It is down")))
        .containsEntry("warnings", List.of());
    refused(
        ErrorCode.FORBIDDEN, () -> rules.lifecycle().approve(workshop.author, "shop", "1.0.0", ""));
    refused(
        ErrorCode.FORBIDDEN,
        () -> rules.lifecycle().approve(workshop.stranger, "shop", "1.0.0", ""));
    rules.lifecycle().approve(workshop.second, "shop", "1.0.0", "Looks right");
    refused(
        ErrorCode.FORBIDDEN,
        () -> rules.activations().activate(workshop.stranger, "shop", "1.0.0", "", false));
    TenantRelease asked =
        rules.activations().activate(workshop.author, "shop", "1.0.0", "Go", false);

    TenantRelease active = workshop.settled(asked.id());
    assertThat(active.failure()).isNull();
    assertThat(active.state()).isEqualTo("active");
    assertThat(active.parts())
        .extracting(part -> part.get("package"))
        .containsExactly("shop", "belfry-default");
    assertThat(workshop.runbookOf("ShopDown", "after")).isEqualTo("shop/down");
    assertThat(workshop.runbookOf("Base", "still")).isEqualTo("base/down");

    TenantRelease back = rules.activations().rollback(workshop.second, null, "It pages too much");
    assertThat(workshop.settled(back.id()).state()).isEqualTo("active");
    assertThat(workshop.runbookOf("ShopDown", "rolled back")).isNull();
    assertThat(state("shop", "1.0.0")).isEqualTo(PackageState.RETIRED);
    assertThat(rules.packages().history(1, "shop"))
        .extracting(move -> move.from() + " " + move.to() + " " + move.actor())
        .containsExactly(
            "active retired user:2",
            "approved active user:1",
            "tested approved user:2",
            "verified tested user:1",
            "draft verified user:1",
            "null draft user:1");
    assertThat(workshop.count("select count(*) from event where tenant_id = 1")).isEqualTo(4);
    assertThat(workshop.sealed())
        .containsExactly(
            "user:1 package.upload package:shop/1.0.0",
            "user:1 package.verify package:shop/1.0.0",
            "user:1 package.test package:shop/1.0.0",
            "user:2 package.approve package:shop/1.0.0",
            "user:1 package.activate package:shop/1.0.0",
            "user:2 release.rollback release:" + back.id());
  }

  @Test
  void whatDoesNotCompileAnyMoreComesOutOtherwiseAndSaysWhy() {
    SortedMap<String, byte[]> files =
        SamplePackage.files("shop", "1.0.0", "ShopDown", "shop-team", "Look.");
    files.put("runbooks/shop/down.md", "no runbook".getBytes(StandardCharsets.UTF_8));
    Parts broken = new Parts(List.of(new Part("shop", "1.0.0", PackageZip.pack(files))));

    Map<String, Object> report =
        new Trials(workshop.releases)
            .run(broken, rules.packages().load(1, "belfry-default", "1.0.0").rules());

    assertThat(report).containsEntry("release", "");
    assertThat(String.valueOf(report.get("failures"))).contains("It does not compile: ");
  }

  @Test
  void aRestartLoadsWhatWasCompiledAndNothingThatAnotherKeySigned(@TempDir Path otherData)
      throws Exception {
    activate(FIRST, "1.0.0");
    String release = Objects.requireNonNull(rules.activations().active(1).name());
    assertThat(workshop.releases.isSigned(release)).isTrue();
    workshop.close();

    workshop = new RuleWorkshop(workshop.database, data);
    assertThat(workshop.releases.get(release).name()).isEqualTo(release);
    assertThat(workshop.runbookOf("ShopDown", "after a restart")).isEqualTo("shop/down");
    workshop.execute(
        "update release set compiled = overlay(compiled placing decode('00', 'hex') from 5)");
    assertThat(workshop.releases.isSigned(release)).isFalse();
    workshop.close();

    workshop = new RuleWorkshop(workshop.database, otherData);
    assertThat(workshop.runbookOf("ShopDown", "compiled again")).isEqualTo("shop/down");
  }

  @Test
  void theNextStartLoadsWhatThisOneCompiledAndNothingThatSomebodyTouched() throws Exception {
    String shipped = workshop.releases.current();
    assertThat(workshop.releases.isSigned(shipped)).isTrue();
    String compiled = "select count(*) from release where compiled is not null";
    assertThat(workshop.count(compiled)).isEqualTo(1);
    workshop.close();

    workshop = new RuleWorkshop(workshop.database, data);
    assertThat(workshop.releases.wasLoaded()).isTrue();
    assertThat(workshop.releases.current()).isEqualTo(shipped);
    assertThat(workshop.runbookOf("Base", "loaded")).isEqualTo("base/down");

    workshop.execute(
        "update release set compiled = overlay(compiled placing decode('00', 'hex') from 5)");
    workshop.close();
    workshop = new RuleWorkshop(workshop.database, data);
    assertThat(workshop.releases.wasLoaded()).isFalse();
    assertThat(workshop.releases.isSigned(shipped)).as("mended").isTrue();
    assertThat(workshop.runbookOf("Base", "compiled")).isEqualTo("base/down");
  }

  @Test
  void wordsNeedNoSecondPersonAndRulesDo() throws Exception {
    activate(FIRST, "1.0.0");

    PackageVersion words =
        edit("1.0.0", SamplePackage.runbook("shop", "ShopDown", "shop-team", "Look twice."));
    assertThat(words.version()).hasToString("1.0.1");
    way(words);
    assertThat(rules.lifecycle().approve(workshop.author, "shop", "1.0.1", "").state())
        .isEqualTo(PackageState.APPROVED);

    PackageVersion rule =
        edit("1.0.0", SamplePackage.runbook("shop", "ShopGone", "shop-team", "Look."));
    assertThat(rule.version()).hasToString("1.1.0");
    rules.lifecycle().verify(workshop.author, "shop", "1.1.0");
    Fault fault =
        refused(ErrorCode.CONFLICT, () -> rules.lifecycle().test(workshop.author, "shop", "1.1.0"));
    assertThat(fault.errors().get(0).field()).isEqualTo("scenarios/shop-down.yaml It is down");
    assertThat(state("shop", "1.1.0")).isEqualTo(PackageState.VERIFIED);
  }

  @Test
  void whatNoScenarioLooksAtIsSaidAndNoneAtAllIsNotTested() {
    SortedMap<String, byte[]> files =
        SamplePackage.files("shop", "1.0.0", "ShopDown", "shop-team", "Look.");
    String other = SamplePackage.runbook("shop", "ShopSlow", "shop-team", "Look.");
    files.put(
        "runbooks/shop/slow.md", other.replace("down", "slow").getBytes(StandardCharsets.UTF_8));
    rules.packages().upload(workshop.author, PackageZip.pack(files));
    rules.lifecycle().verify(workshop.author, "shop", "1.0.0");
    PackageVersion tested = rules.lifecycle().test(workshop.author, "shop", "1.0.0");
    assertThat(String.valueOf(Objects.requireNonNull(tested.scenarios()).get("warnings")))
        .contains("runbooks/shop/slow.md")
        .doesNotContain("down.md");

    files.remove("scenarios/shop-down.yaml");
    files.put(
        "package.yaml",
        new String(Objects.requireNonNull(files.get("package.yaml")), StandardCharsets.UTF_8)
            .replace("1.0.0", "1.1.0")
            .getBytes(StandardCharsets.UTF_8));
    rules.packages().upload(workshop.author, PackageZip.pack(files));
    rules.lifecycle().verify(workshop.author, "shop", "1.1.0");
    Fault none =
        refused(ErrorCode.CONFLICT, () -> rules.lifecycle().test(workshop.author, "shop", "1.1.0"));
    assertThat(none.errors().get(0).remedy()).contains("scenarios/");
    assertThat(state("shop", "1.1.0")).isEqualTo(PackageState.VERIFIED);
  }

  @Test
  void whatComesInGoesOutByteForByteAndNobodyOverwritesIt() {
    rules.packages().upload(workshop.author, FIRST);
    Packages.Loaded loaded = rules.packages().load(1, "shop", "1.0.0");

    assertThat(loaded.content()).isEqualTo(FIRST);
    refused(
        ErrorCode.CONFLICT,
        () ->
            rules
                .packages()
                .upload(
                    workshop.author,
                    SamplePackage.zip("shop", "1.0.0", "Other", "shop-team", "Look.")));
    refused(
        ErrorCode.PRECONDITION_FAILED,
        () -> rules.packages().edit(workshop.author, "shop", "1.0.0", 7, "README.md", null));
    refused(ErrorCode.NOT_FOUND, () -> rules.packages().load(2, "shop", "1.0.0"));
  }

  @Test
  void whatIsWrongIsSaidAllAtOnceAndUnknownTeamsAreFoundWhenVerified() {
    SortedMap<String, byte[]> files =
        SamplePackage.files("shop", "1.0.0", "ShopDown", "nobodys-team", "Look.");
    rules.packages().upload(workshop.author, PackageZip.pack(files));
    Fault unknown =
        refused(
            ErrorCode.INVALID_VALUE,
            () -> rules.lifecycle().verify(workshop.author, "shop", "1.0.0"));
    assertThat(unknown.errors().toString()).contains("nobodys-team");
    assertThat(rules.packages().load(1, "shop", "1.0.0").version().flaws()).isNotEmpty();

    files.put("runbooks/shop/down.md", "no front matter".getBytes(StandardCharsets.UTF_8));
    files.put("package.yaml", "name: 7".getBytes(StandardCharsets.UTF_8));
    Fault wrong =
        refused(
            ErrorCode.INVALID_VALUE,
            () -> rules.packages().upload(workshop.author, PackageZip.pack(files)));
    assertThat(wrong.errors()).hasSizeGreaterThan(2);
  }

  @Test
  void whatPackagesDoToEachOtherIsSaidWithTheOrderThatDecides() {
    SortedMap<String, byte[]> files =
        SamplePackage.files("shop", "1.0.0", "Base", "shop-team", "Look.");
    files.put(
        "routing.csv",
        "org,class,matchers,team\n,,host=a,shop-team\n".getBytes(StandardCharsets.UTF_8));
    rules.packages().upload(workshop.author, PackageZip.pack(files));
    PackageVersion verified = rules.lifecycle().verify(workshop.author, "shop", "1.0.0");

    assertThat(verified.flaws())
        .anySatisfy(
            flaw -> {
              assertThat(flaw).containsEntry("grade", "warning");
              assertThat(flaw).containsEntry("file", "belfry-default/runbooks/base/down.md");
              assertThat(String.valueOf(flaw.get("reason")))
                  .startsWith("leaves every alert to runbook (shop/down) of package (shop),")
                  .contains("which comes first and decides");
            });
  }

  @Test
  void aTableOfAPackageDecidesAndIsThereAfterARestart() throws Exception {
    SortedMap<String, byte[]> files =
        SamplePackage.files("shop", "1.0.0", "ShopDown", "shop-team", "Look.");
    StringBuilder table = new StringBuilder("impact,urgency,priority\n");
    for (String impact : List.of("high", "medium", "low")) {
      for (String urgency : List.of("high", "medium", "low")) {
        table.append(impact).append(',').append(urgency).append(",P4\n");
      }
    }
    files.put("priority.csv", table.toString().getBytes(StandardCharsets.UTF_8));
    files.put(
        "routing.csv",
        "org,class,matchers,team\n,availability,,other-team\n".getBytes(StandardCharsets.UTF_8));
    files.put(
        "scenarios/shop-down.yaml",
        """
        scenario: The tables decide
        steps:
          - { at: 5s, alert: { type: ShopDown, key: k, severity: critical }, fate: opened }
        events:
          - { key: k, runbook: shop/down, owner: other-team, priority: P4 }
        """
            .getBytes(StandardCharsets.UTF_8));
    assertThat(rules.tables().priorities(1)).isEmpty();
    activate(PackageZip.pack(files), "1.0.0");
    assertThat(rules.tables().priorities(1)).contains("shop/1.0.0");
    String decided =
        "select count(*) from event where runbook = 'shop/down' and owner_team = 'other-team'"
            + " and priority = 'P4'";
    assertThat(workshop.runbookOf("ShopDown", "one")).isEqualTo("shop/down");
    assertThat(workshop.count(decided)).isEqualTo(1);
    workshop.close();

    workshop = new RuleWorkshop(workshop.database, data);
    assertThat(workshop.runbookOf("ShopDown", "two")).isEqualTo("shop/down");
    assertThat(workshop.count(decided)).isEqualTo(2);
  }

  @Test
  void anEmergencyNeedsAReasonAndIsLookedAtAfterwards() throws Exception {
    rules.packages().upload(workshop.author, FIRST);
    refused(
        ErrorCode.MISSING_FIELD,
        () -> rules.activations().activate(workshop.author, "shop", "1.0.0", " ", true));
    TenantRelease asked =
        rules.activations().activate(workshop.author, "shop", "1.0.0", "The shop burns", true);

    assertThat(workshop.settled(asked.id()).state()).isEqualTo("active");
    assertThat(workshop.runbookOf("ShopDown", "now")).isEqualTo("shop/down");
    List<ReviewTask> tasks = rules.desk().tasks(1);
    assertThat(tasks)
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.subject()).isEqualTo("shop 1.0.0");
              assertThat(task.reason()).isEqualTo("The shop burns");
            });
    long task = tasks.get(0).id();
    refused(ErrorCode.FORBIDDEN, () -> rules.desk().done(workshop.author, task));
    refused(ErrorCode.FORBIDDEN, () -> rules.desk().done(workshop.stranger, task));
    Member tool = new Member(1, "token:t", 2L, false, true, true);
    refused(ErrorCode.FORBIDDEN, () -> rules.desk().done(tool, task));
    assertThat(rules.desk().tasks(1)).hasSize(1);
    rules.desk().done(workshop.second, task);
    refused(ErrorCode.NOT_FOUND, () -> rules.desk().done(workshop.second, task));
    assertThat(rules.desk().tasks(1)).isEmpty();
    assertThat(workshop.sealed())
        .containsExactly(
            "user:1 package.upload package:shop/1.0.0",
            "user:1 package.emergency package:shop/1.0.0",
            "user:2 review.done review:" + tasks.get(0).id());
  }

  @Test
  void aPackageThatIsRetiredJudgesNoMore() throws Exception {
    activate(FIRST, "1.0.0");
    TenantRelease asked =
        rules.activations().retire(workshop.author, "shop", "1.0.0", "Not needed").orElseThrow();

    assertThat(workshop.settled(asked.id()).state()).isEqualTo("active");
    assertThat(workshop.runbookOf("ShopDown", "after")).isNull();
    assertThat(state("shop", "1.0.0")).isEqualTo(PackageState.RETIRED);
    assertThat(workshop.sealed()).endsWith("user:1 package.retire package:shop/1.0.0");
  }

  @Test
  void aRunbookShowsItsUse() throws Exception {
    workshop.runbookOf("Base", "one");
    workshop.runbookOf("Base", "two");
    workshop.execute(
        "insert into event_useless (tenant_id, event_id, actor, at)"
            + " select tenant_id, id, 'user:1', now() from event where key = 'one'");

    assertThat(rules.reviews().uses(1))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.runbook()).isEqualTo("base/down");
              assertThat(use.events()).isEqualTo(2);
              assertThat(use.alerts()).isEqualTo(2);
              assertThat(use.dismissed()).isEqualTo(1);
              assertThat(use.acknowledgedAfter()).isNull();
              assertThat(use.overdue()).isFalse();
            });
    rules.reviews().raiseOverdue();
    assertThat(rules.desk().tasks(1)).isEmpty();
  }

  private PackageVersion edit(String base, String runbook) {
    return rules
        .packages()
        .edit(
            workshop.author,
            "shop",
            base,
            null,
            "runbooks/shop/down.md",
            runbook.getBytes(StandardCharsets.UTF_8));
  }

  private void way(PackageVersion version) {
    rules.lifecycle().verify(workshop.author, version.name(), version.version().toString());
    rules.lifecycle().test(workshop.author, version.name(), version.version().toString());
  }

  private void activate(byte[] zip, String version) throws Exception {
    way(rules.packages().upload(workshop.author, zip));
    rules.lifecycle().approve(workshop.second, "shop", version, "");
    TenantRelease asked = rules.activations().activate(workshop.author, "shop", version, "", false);
    assertThat(workshop.settled(asked.id()).state()).isEqualTo("active");
  }

  private PackageState state(String name, String version) {
    return rules.packages().load(1, name, version).version().state();
  }

  private static Fault refused(ErrorCode code, Runnable action) {
    Fault fault = catchThrowableOfType(Fault.class, action::run);
    assertThat(fault).isNotNull();
    assertThat(fault.code()).as(fault.detail()).isEqualTo(code);
    return fault;
  }
}
