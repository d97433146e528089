package io.belfry.facts.expectation;

import io.belfry.facts.Explained;
import io.belfry.facts.Passing;
import java.util.Map;

/** That Belfry could not accept anything for a time, which so must not count as silence. */
public final class Away implements Explained, Passing {
  private final long millis;

  public Away(long millis) {
    this.millis = millis;
  }

  /** How long. */
  public long getMillis() {
    return millis;
  }

  @Override
  public String factName() {
    return "interruption";
  }

  @Override
  public Map<String, String> factValues() {
    return Map.of("length", Verdict.length(millis));
  }
}
