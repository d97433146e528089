package io.belfry.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueBootstrap;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.Scenario;
import io.belfry.runbook.ScenarioRunner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The default rule package keeps its promises, and so does each of its runbooks. */
class DefaultPackageTest {
  private static final List<String> WITH_STEPS = List.of("First minutes", "Stabilise", "Resolve");

  private final Map<String, Runbook> runbooks = DefaultPackage.runbooks();

  @TestFactory
  Stream<DynamicTest> scenariosEndAsTheySay() {
    return DefaultPackage.scenarios().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.name(), () -> assertThat(differences(scenario)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyTypeOpensAnEventOfItsRunbook() {
    return runbooks.values().stream()
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
    for (Scenario scenario : DefaultPackage.scenarios()) {
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
    List<String> all = runbooks.values().stream().map(Runbook::id).sorted().distinct().toList();
    assertThat(opened).containsExactlyElementsOf(all);
    assertThat(cleared).containsExactlyElementsOf(all);
  }

  @Test
  void aRunbookIsCalledLikeItsFile() {
    assertThat(runbooks).hasSizeGreaterThanOrEqualTo(8);
    assertThat(runbooks)
        .allSatisfy((file, runbook) -> assertThat(runbook.id() + ".md").isEqualTo(file));
  }

  @Test
  void everyOwnerIsATeamThatANewTenantHas() {
    assertThat(runbooks.values())
        .extracting(Runbook::owner)
        .filteredOn(Objects::nonNull) // the others leave it to the service
        .isNotEmpty()
        .isSubsetOf(CatalogueBootstrap.TEAMS.keySet());
  }

  @Test
  void noTwoRunbooksClaimTheSameType() {
    Map<String, String> claimed = new HashMap<>();
    Map<String, String> twice = new TreeMap<>();
    for (Runbook runbook : runbooks.values()) {
      for (String type : runbook.types()) {
        String other = claimed.putIfAbsent(type, runbook.id());
        if (other != null) {
          twice.put(type, other + " and " + runbook.id());
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyProcedureIsComplete() {
    return runbooks.values().stream()
        .map(runbook -> DynamicTest.dynamicTest(runbook.id(), () -> assertComplete(runbook)));
  }

  private static void assertComplete(Runbook runbook) {
    Procedure procedure = Procedure.of(runbook.procedure().text());
    assertThat(procedure.sections())
        .containsOnlyKeys("What it means", "First minutes", "Stabilise", "Resolve");
    assertThat(procedure.sections().get("What it means")).isNotBlank();
    for (String section : WITH_STEPS) {
      List<Integer> steps = procedure.steps(section);
      assertThat(steps).as(section).hasSizeGreaterThanOrEqualTo(3);
      assertThat(steps)
          .as(section)
          .isEqualTo(IntStream.rangeClosed(1, steps.size()).boxed().toList());
    }
    assertThat(procedure.sections().get("Resolve"))
        .contains("**Cause**", "**Solution**", "**Escalate**");
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
