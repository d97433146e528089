package io.belfry.facts.trend;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.util.Map;

/** An event that was over fires again. */
public final class Refired implements Explained, Passing {
  private final String key;
  private final long away;

  /**
   * @param away how long it was over, in milliseconds
   */
  public Refired(String key, long away) {
    this.key = key;
    this.away = away;
  }

  public String getKey() {
    return key;
  }

  public long getAway() {
    return away;
  }

  @Override
  public String factName() {
    return "fires again";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("key", key).with("milliseconds over", away).values();
  }
}
