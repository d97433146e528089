package io.belfry.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.belfry.identity.Permission;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "io.belfry.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ResourceRulesTest {
  private static final Set<String> PERMISSIONS =
      Arrays.stream(Permission.values()).map(Permission::code).collect(Collectors.toSet());

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("io.belfry.web.(*)..").should().beFreeOfCycles();

  /** A resource that forgets to say would answer whoever is signed in. */
  @ArchTest
  static final ArchRule EVERY_RESOURCE_STATES_A_PERMISSION_THAT_EXISTS =
      classes().that().areAnnotatedWith(Path.class).should(statePermissions());

  private static ArchCondition<JavaClass> statePermissions() {
    return new ArchCondition<>("state a permission for each operation") {
      @Override
      public void check(JavaClass resource, ConditionEvents events) {
        for (JavaMethod method : resource.getMethods()) {
          if (method.isMetaAnnotatedWith(HttpMethod.class) && !isStated(method, resource)) {
            events.add(
                SimpleConditionEvent.violated(
                    method, method.getFullName() + " states no permission that exists"));
          }
        }
      }
    };
  }

  private static boolean isStated(JavaMethod method, JavaClass resource) {
    if (method.isAnnotatedWith(RolesAllowed.class)) {
      return exist(method.getAnnotationOfType(RolesAllowed.class));
    }
    if (resource.isAnnotatedWith(RolesAllowed.class)) {
      return exist(resource.getAnnotationOfType(RolesAllowed.class));
    }
    return method.isAnnotatedWith(PermitAll.class) || resource.isAnnotatedWith(PermitAll.class);
  }

  private static boolean exist(RolesAllowed roles) {
    return PERMISSIONS.containsAll(Arrays.asList(roles.value()));
  }
}
