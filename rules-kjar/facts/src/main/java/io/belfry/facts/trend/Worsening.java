package io.belfry.facts.trend;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.util.Map;

/** A sign that an event gets worse. */
public final class Worsening implements Explained, Passing {
  private final String key;
  private final String sign;

  /**
   * @param sign for people, a main clause without a full stop
   */
  public Worsening(String key, String sign) {
    this.key = key;
    this.sign = sign;
  }

  public String getKey() {
    return key;
  }

  public String getSign() {
    return sign;
  }

  @Override
  public String factName() {
    return "trend";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("key", key).with("gets worse", sign).values();
  }
}
