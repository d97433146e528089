package io.belfry.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.belfry.catalogue.CatalogueBootstrap;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.runbook.Flaw;
import io.belfry.runbook.PackageCheck;
import io.belfry.runbook.Procedure;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.RunbookSchema;
import io.belfry.runbook.Scenario;
import io.belfry.runbook.ScenarioReport;
import io.belfry.runbook.ScenarioRunner;
import io.belfry.runbook.World;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The default rule package keeps its promises, and so does each of its runbooks. */
class DefaultPackageTest {
  /** When it was written: a build must not fail because a date has passed meanwhile. */
  private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 1);

  private static final RulePackage RULES = DefaultPackage.rules();

  @Test
  void scenariosEndAsTheySayAndLookAtEveryRunbook() {
    ScenarioReport report = ScenarioRunner.run(DefaultPackage.release(), RULES);
    System.out.println(report.text());
    assertThat(report.flaws()).extracting(Flaw::sentence).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyTypeOpensAnEventOfItsRunbook() {
    return RULES.runbooks().stream()
        .filter(runbook -> runbook.match().where() == null)
        .flatMap(
            runbook ->
                runbook.types().stream()
                    .map(
                        type ->
                            DynamicTest.dynamicTest(
                                type,
                                () -> assertThat(differences(opening(runbook, type))).isEmpty())));
  }

  @Test
  void everyRunbookOpensAndClearsInAScenario() {
    TreeSet<String> opened = new TreeSet<>();
    TreeSet<String> cleared = new TreeSet<>();
    for (Scenario scenario : RULES.allScenarios()) {
      for (Map<String, String> event : scenario.events().values()) {
        String runbook = event.get("runbook");
        if (runbook != null) {
          opened.add(runbook);
          if ("cleared".equals(event.get("condition"))) {
            cleared.add(runbook);
          }
        }
      }
    }
    List<String> all = RULES.runbooks().stream().map(Runbook::id).sorted().toList();
    assertThat(all).hasSize(24).doesNotHaveDuplicates();
    assertThat(opened).containsExactlyElementsOf(all);
    assertThat(cleared).containsExactlyElementsOf(all);
  }

  @Test
  void verifies() {
    World world = new World(CatalogueBootstrap.TEAMS.keySet(), Set.of(), Set.of(), Set.of());
    List<Flaw> flaws = PackageCheck.verify(RULES, world, WRITTEN);
    assertThat(flaws).filteredOn(Flaw::isError).isEmpty();
    assertThat(flaws)
        .as("the situations that are special cases of others, or belong to a service's team")
        .extracting(flaw -> flaw.file() + " " + flaw.field())
        .containsExactlyInAnyOrder(
            "runbooks/expectations/not-kept.md match",
            "runbooks/expectations/not-kept.md match",
            "runbooks/expectations/not-kept.md owner",
            "runbooks/schedule/mail-missing.md match",
            "runbooks/storage/volume-space.md match",
            "runbooks/web/error-rate.md owner");
  }

  @TestFactory
  Stream<DynamicTest> everyFrontMatterIsOfTheSchema() {
    ObjectMapper json = new ObjectMapper();
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(RunbookSchema.text());
    return RULES.runbooks().stream()
        .map(
            runbook ->
                DynamicTest.dynamicTest(
                    runbook.id(),
                    () ->
                        assertThat(schema.validate(json.valueToTree(frontMatter(runbook))))
                            .isEmpty()));
  }

  private static Object frontMatter(Runbook runbook) {
    String file = RulePackage.fileOf(runbook.id());
    String text = new String(RULES.files().get(file), StandardCharsets.UTF_8);
    return new Load(LoadSettings.builder().build())
        .loadFromString(text.substring(4, text.indexOf("\n---\n", 4)));
  }

  @TestFactory
  Stream<DynamicTest> everyProcedureIsComplete() {
    return RULES.runbooks().stream()
        .map(runbook -> DynamicTest.dynamicTest(runbook.id(), () -> assertComplete(runbook)));
  }

  private static void assertComplete(Runbook runbook) {
    Procedure procedure = runbook.procedure();
    List<String> headings =
        procedure.text().lines().filter(line -> line.startsWith("## ")).toList();
    assertThat(headings)
        .containsExactly("## What it means", "## First minutes", "## Stabilise", "## Resolve");
    assertThat(procedure.phases())
        .extracting(Procedure.Phase::moment)
        .containsExactly(Procedure.Moment.values());
    for (Procedure.Phase phase : procedure.phases()) {
      List<Integer> numbers = phase.steps().stream().map(Procedure.Step::number).toList();
      assertThat(numbers)
          .as(phase.moment().heading())
          .hasSizeGreaterThanOrEqualTo(3)
          .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
    assertThat(procedure.text()).contains("**Cause**", "**Solution**", "**Escalate**");
    assertThat(procedure.text()).as("commands to run").containsPattern("(?m)^ {4,}\\S|`[^`]+`");
  }

  private static Scenario opening(Runbook runbook, String type) {
    Alert alert =
        new Alert(
            "test",
            type,
            "key",
            Status.FIRING,
            Severity.WARNING,
            type,
            "",
            "",
            new TreeMap<>(),
            0,
            "");
    return new Scenario(
        type,
        List.of(),
        List.of(new Scenario.Step(0, alert, "opened", "")),
        Map.of("key", Map.of("runbook", runbook.id(), "class", runbook.situationClass())));
  }

  private static List<String> differences(Scenario scenario) {
    return ScenarioRunner.run(DefaultPackage.release(), scenario).differences();
  }
}
