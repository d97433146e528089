package io.belfry.facts;

import java.util.Map;

/**
 * A maintenance window. That of a service is in working memory exactly while it lasts; of one that
 * matches labels the host tells with each alert that it matches.
 */
public final class MaintenanceFact implements Explained {
  private final String id;
  private final String service;
  private final String matchers;
  private final String reason;

  public MaintenanceFact(String id, String service, String reason) {
    this(id, service, "", reason);
  }

  /**
   * @param service empty for a window that matches labels
   * @param matchers what it matches, as people write it; empty for a window of a service
   */
  public MaintenanceFact(String id, String service, String matchers, String reason) {
    this.id = id;
    this.service = service;
    this.matchers = matchers;
    this.reason = reason;
  }

  public String getId() {
    return id;
  }

  public String getService() {
    return service;
  }

  /** What it matches, as people write it; empty for a window of a service. */
  public String getMatchers() {
    return matchers;
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
    return new Grounds()
        .with("id", id)
        .with("service", service)
        .with("matches", matchers)
        .with("reason", reason)
        .values();
  }
}
