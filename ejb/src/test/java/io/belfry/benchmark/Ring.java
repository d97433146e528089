package io.belfry.benchmark;

import io.belfry.facts.Kept;

/**
 * How many alerts of something came in the last five minutes, in steps of thirty seconds. Its cost
 * does not depend on how many they are.
 */
public final class Ring implements Kept {
  private static final long STEP_MILLIS = 30_000;

  private String scope = "";
  private String key = "";
  private long[] counts = new long[10];
  private long step;
  private long count;
  private boolean over;

  /** For snapshots. */
  public Ring() {}

  /**
   * @param scope what is counted: {@code key}, {@code service} or {@code all}
   * @param key which one of them
   */
  public Ring(String scope, String key) {
    this.scope = scope;
    this.key = key;
  }

  @Override
  public String keptKey() {
    return scope + " " + key;
  }

  public String getScope() {
    return scope;
  }

  public String getKey() {
    return key;
  }

  public long getCount() {
    return count;
  }

  /**
   * Counts one more. The property that changes gives its name to the setter, for by that rules know
   * what to look at again.
   *
   * @param arrival of the alert, in milliseconds since 1970
   */
  public void setCount(long arrival) {
    long now = arrival / STEP_MILLIS;
    for (long at = Math.max(step + 1, now - counts.length + 1); at <= now; at++) {
      int slot = (int) (at % counts.length);
      count -= counts[slot];
      counts[slot] = 0;
    }
    step = Math.max(step, now);
    counts[(int) (step % counts.length)]++;
    count++;
  }

  public boolean isOver() {
    return over;
  }

  public void setOver(boolean over) {
    this.over = over;
  }
}
