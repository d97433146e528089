package io.belfry.web.catalogue;

import io.belfry.catalogue.ServiceDependencies;
import java.util.List;

/** What a service cannot do without, as the API shows it. */
public record DependenciesView(String service, List<String> dependsOn, int version) {
  static DependenciesView of(ServiceDependencies dependencies) {
    return new DependenciesView(
        dependencies.service(), dependencies.dependsOn(), dependencies.version());
  }
}
