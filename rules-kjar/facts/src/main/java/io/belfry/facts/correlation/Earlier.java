package io.belfry.facts.correlation;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.util.Map;

/** Events that fired before what they depend on did, and that nothing explains yet. */
public final class Earlier implements Explained, Passing {
  private final String key;
  private final long events;

  /**
   * @param key of what they depend on
   */
  public Earlier(String key, long events) {
    this.key = key;
    this.events = events;
  }

  public String getKey() {
    return key;
  }

  public long getEvents() {
    return events;
  }

  @Override
  public String factName() {
    return "earlier events";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("depend on", key).with("number", events).values();
  }
}
