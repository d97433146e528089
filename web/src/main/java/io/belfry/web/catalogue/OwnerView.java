package io.belfry.web.catalogue;

import java.util.Map;

/** A team as the owner of something. */
public record OwnerView(String id, String name) {
  static OwnerView of(String team, Map<String, String> names) {
    return new OwnerView(team, names.getOrDefault(team, team));
  }
}
