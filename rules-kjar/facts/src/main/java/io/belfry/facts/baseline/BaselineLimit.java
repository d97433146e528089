package io.belfry.facts.baseline;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import java.util.Map;

/**
 * How many baselines a tenant may have: a parameter of the policies. Where there are several, the
 * least one counts.
 */
public final class BaselineLimit implements Explained {
  /** The default: about 60 MB of a tenant's snapshots. */
  public static final long USUAL = 20_000;

  private final long most;

  public BaselineLimit(long most) {
    this.most = most;
  }

  public long getMost() {
    return most;
  }

  @Override
  public String factName() {
    return "limit";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("baselines", most).values();
  }
}
