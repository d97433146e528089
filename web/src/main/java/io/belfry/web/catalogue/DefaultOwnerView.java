package io.belfry.web.catalogue;

import io.belfry.catalogue.DefaultOwner;
import java.util.Map;

/** The team that gets what nobody else owns, as the API shows it. */
public record DefaultOwnerView(OwnerView team, int version) {
  static DefaultOwnerView of(DefaultOwner owner, Map<String, String> teamNames) {
    return new DefaultOwnerView(OwnerView.of(owner.team(), teamNames), owner.version());
  }
}
