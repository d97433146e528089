package io.belfry.engine;

import io.belfry.facts.Kept;
import java.util.Arrays;

/** A rule's memory in tests: when a key was hit within the last five minutes. */
public final class HitsFact implements Kept {
  private static final long WINDOW = 5 * 60_000;

  private String key = "";
  private long[] times = new long[0];
  private int count;

  /** For snapshots. */
  public HitsFact() {}

  public HitsFact(String key) {
    this.key = key;
  }

  @Override
  public String keptKey() {
    return key;
  }

  public String getKey() {
    return key;
  }

  public int getCount() {
    return count;
  }

  /** Counts one, and forgets those that are too long ago. */
  public void setHit(long at) {
    long[] recent = Arrays.stream(times).filter(time -> time > at - WINDOW).toArray();
    times = Arrays.copyOf(recent, recent.length + 1);
    times[recent.length] = at;
    count = times.length;
  }
}
