package io.belfry.benchmark;

import io.belfry.facts.Kept;

/** One service needs another: the one with the next number. */
public final class Dependency implements Kept {
  private String service = "";
  private String needs = "";

  /** For snapshots. */
  public Dependency() {}

  public Dependency(String service) {
    this.service = service;
    int number = Integer.parseInt(service.substring(service.indexOf('-') + 1));
    this.needs = AlertStream.service((number + 1) % AlertStream.SERVICES);
  }

  @Override
  public String keptKey() {
    return service;
  }

  public String getService() {
    return service;
  }

  public String getNeeds() {
    return needs;
  }
}
