package io.belfry.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** The arrows of the architecture page: what may know what. */
@AnalyzeClasses(packages = "io.belfry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule features_are_free_of_cycles =
      slices().matching("io.belfry.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_engine_the_journal_and_the_compiler_run_in_a_plain_jvm =
      noClasses()
          .that()
          .resideInAnyPackage("io.belfry.engine..", "io.belfry.journal..", "io.belfry.runbook..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..");

  @ArchTest
  static final ArchRule only_the_engine_and_the_runbooks_see_drools =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.belfry.engine..",
              "io.belfry.runbook..",
              "io.belfry.facts..",
              "io.belfry.policies..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.kie..", "org.drools..");

  @ArchTest
  static final ArchRule only_the_web_speaks_rest =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.belfry.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule the_platform_knows_no_feature =
      classes()
          .that()
          .resideInAPackage("io.belfry.platform..")
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.describe(
                  "are of the platform, or of nobody here",
                  (JavaClass type) ->
                      !type.getPackageName().startsWith("io.belfry.")
                          || type.getPackageName().startsWith("io.belfry.platform")));

  @ArchTest
  static final ArchRule facts_know_nothing_but_the_rules_api =
      classes()
          .that()
          .resideInAPackage("io.belfry.facts..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "org.kie.api..", "io.belfry.facts..");

  @ArchTest
  static final ArchRule time_comes_from_one_clock =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.belfry.platform.Clock")
          .should(
              new ArchCondition<JavaClass>("ask the machine for the time") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  type.getMethodCallsFromSelf().stream()
                      .filter(
                          call ->
                              asksTheMachine(
                                  call.getTargetOwner(),
                                  call.getTarget().getName(),
                                  call.getTarget().getRawParameterTypes().size()))
                      .forEach(
                          call ->
                              events.add(
                                  SimpleConditionEvent.satisfied(type, call.getDescription())));
                }
              });

  private static boolean asksTheMachine(JavaClass owner, String method, int parameters) {
    boolean now =
        method.equals("now")
            && parameters == 0
            && (owner.isEquivalentTo(Instant.class)
                || owner.isEquivalentTo(LocalDate.class)
                || owner.isEquivalentTo(LocalDateTime.class)
                || owner.isEquivalentTo(ZonedDateTime.class));
    return now
        || (owner.isEquivalentTo(Clock.class) && method.startsWith("system"))
        || (owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis"));
  }
}
