package io.belfry.web.catalogue;

import io.belfry.catalogue.Criticality;
import io.belfry.catalogue.Service;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service as the API shows it. */
public record ServiceView(
    String name, OwnerView ownerTeam, String criticality, @Nullable String path, int version) {
  static ServiceView of(Service service, Map<String, String> teamNames) {
    return new ServiceView(
        service.name(),
        OwnerView.of(service.ownerTeam(), teamNames),
        Criticality.word(service.criticality()),
        service.path(),
        service.version());
  }
}
