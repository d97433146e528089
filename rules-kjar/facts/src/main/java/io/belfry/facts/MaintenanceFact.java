package io.belfry.facts;

import java.util.Map;

/** A maintenance window of a service; in working memory exactly while it lasts. */
public final class MaintenanceFact implements Explained {
  private final String id;
  private final String service;
  private final String reason;

  public MaintenanceFact(String id, String service, String reason) {
    this.id = id;
    this.service = service;
    this.reason = reason;
  }

  public String getId() {
    return id;
  }

  public String getService() {
    return service;
  }

  public String getReason() {
    return reason;
  }

  @Override
  public String factName() {
    return "maintenance window";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("id", id).with("service", service).with("reason", reason).values();
  }
}
