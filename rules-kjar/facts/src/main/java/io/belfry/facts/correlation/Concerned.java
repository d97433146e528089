package io.belfry.facts.correlation;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.util.Map;

/** An event that has begun to fire where the topology knows something. */
public final class Concerned implements Explained, Passing {
  private final String key;
  private final boolean dependent;

  /**
   * @param dependent whether something else could explain it
   */
  public Concerned(String key, boolean dependent) {
    this.key = key;
    this.dependent = dependent;
  }

  public String getKey() {
    return key;
  }

  public boolean isDependent() {
    return dependent;
  }

  @Override
  public String factName() {
    return "new trouble";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("key", key).with("depends on others", dependent).values();
  }
}
