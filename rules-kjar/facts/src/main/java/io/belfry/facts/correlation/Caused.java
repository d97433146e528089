package io.belfry.facts.correlation;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import io.belfry.facts.Priority;
import java.util.Map;

/** What an event turned out to cause, where that says more of it than is known already. */
public final class Caused implements Explained, Passing {
  private final String key;
  private final Priority priority;
  private final int services;

  /**
   * @param key of the cause
   * @param priority of the most urgent event that it causes
   * @param services how many services those events are about
   */
  public Caused(String key, Priority priority, int services) {
    this.key = key;
    this.priority = priority;
    this.services = services;
  }

  public String getKey() {
    return key;
  }

  public Priority getPriority() {
    return priority;
  }

  public int getServices() {
    return services;
  }

  @Override
  public String factName() {
    return "what it causes";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("cause", key)
        .with("priority", priority.name())
        .with("services", services)
        .values();
  }
}
