package io.belfry.facts;

import java.util.Map;

/** A service of the catalogue: who owns it, and how much hangs on it. */
public final class ServiceFact implements Explained {
  private final String name;
  private final String ownerTeam;
  private final Level criticality;

  public ServiceFact(String name, String ownerTeam, Level criticality) {
    this.name = name;
    this.ownerTeam = ownerTeam;
    this.criticality = criticality;
  }

  public String getName() {
    return name;
  }

  public String getOwnerTeam() {
    return ownerTeam;
  }

  public Level getCriticality() {
    return criticality;
  }

  @Override
  public String factName() {
    return "service";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("name", name)
        .with("owner team", ownerTeam)
        .with("criticality", criticality)
        .values();
  }
}
