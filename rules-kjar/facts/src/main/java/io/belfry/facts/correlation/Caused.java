package io.belfry.facts.correlation;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import io.belfry.facts.Priority;
import java.util.Map;

/** What an event turned out to cause, where that is more urgent than the event itself. */
public final class Caused implements Explained, Passing {
  private final String key;
  private final Priority priority;

  /**
   * @param key of the cause
   * @param priority of the most urgent event that it causes
   */
  public Caused(String key, Priority priority) {
    this.key = key;
    this.priority = priority;
  }

  public String getKey() {
    return key;
  }

  public Priority getPriority() {
    return priority;
  }

  @Override
  public String factName() {
    return "what it causes";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("cause", key).with("priority", priority.name()).values();
  }
}
