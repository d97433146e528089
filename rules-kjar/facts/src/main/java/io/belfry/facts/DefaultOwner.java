package io.belfry.facts;

import java.util.Map;

/** The team that gets what nobody else owns, so that nothing is dropped. */
public final class DefaultOwner implements Explained {
  private final String team;

  public DefaultOwner(String team) {
    this.team = team;
  }

  public String getTeam() {
    return team;
  }

  @Override
  public String factName() {
    return "default owner";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("team", team).values();
  }
}
