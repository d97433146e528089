package io.belfry.facts.trend;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import java.util.Map;

/**
 * How long an event must be milder before it is rated so: a parameter of the policies. Where there
 * are several, the longest one counts.
 */
public final class Lowering implements Explained {
  /** The default, in milliseconds. */
  public static final long USUAL = 5 * 60 * 1000L;

  /** The deadline of an event that is milder by now. */
  public static final String WHAT = "milder";

  private final long after;

  /**
   * @param after in milliseconds, at least 1
   */
  public Lowering(long after) {
    this.after = after;
  }

  public long getAfter() {
    return after;
  }

  @Override
  public String factName() {
    return "patience";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("milliseconds before it is rated milder", after).values();
  }
}
