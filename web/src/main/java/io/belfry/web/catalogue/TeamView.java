package io.belfry.web.catalogue;

import io.belfry.catalogue.Team;
import org.jspecify.annotations.Nullable;

/** A team as the API shows it. */
public record TeamView(String id, String name, @Nullable String mail, int version) {
  static TeamView of(Team team) {
    return new TeamView(team.id(), team.name(), team.mail(), team.version());
  }
}
