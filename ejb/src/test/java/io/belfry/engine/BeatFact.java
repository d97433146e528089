package io.belfry.engine;

import io.belfry.facts.Kept;

/** A rule's memory in tests: how often a heartbeat came, and how often it did not. */
public final class BeatFact implements Kept {
  private String key = "";
  private long missed;
  private double mean;
  private boolean late;
  private long[] ring = new long[3];

  /** For snapshots. */
  public BeatFact() {}

  public BeatFact(String key) {
    this.key = key;
  }

  @Override
  public String keptKey() {
    return key;
  }

  public String getKey() {
    return key;
  }

  public long getMissed() {
    return missed;
  }

  public void setMissed(long missed) {
    this.missed = missed;
    this.mean = missed / 3.0;
    this.late = missed > 1;
    this.ring[(int) (missed % 3)] = missed;
  }

  @Override
  public String toString() {
    return key + " " + missed + " " + mean + " " + late + " " + ring[0] + ring[1] + ring[2];
  }
}
