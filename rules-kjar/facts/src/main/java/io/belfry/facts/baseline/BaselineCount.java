package io.belfry.facts.baseline;

import io.belfry.facts.Kept;

/** How many baselines the tenant has; there is one of it. */
public final class BaselineCount implements Kept {
  private long count;

  /** None yet. */
  public BaselineCount() {}

  /** So many. */
  public BaselineCount(long count) {
    this.count = count;
  }

  @Override
  public String keptKey() {
    return "";
  }

  /** It goes with the baselines. */
  @Override
  public boolean isLongLived() {
    return true;
  }

  /** It goes with the baselines. */
  @Override
  public boolean isBeforeReplay() {
    return true;
  }

  public long getCount() {
    return count;
  }

  public void setCount(long count) {
    this.count = count;
  }
}
