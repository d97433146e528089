package io.belfry.facts.trend;

import io.belfry.facts.Kept;
import io.belfry.facts.Level;

/** A firing event whose severity asks for less haste than it is rated with, for some time now. */
public final class Milder implements Kept {
  private String key = "";
  private Level urgency = Level.LOW;

  /** For snapshots. */
  public Milder() {}

  /**
   * @param urgency by its severity
   */
  public Milder(String key, Level urgency) {
    this.key = key;
    this.urgency = urgency;
  }

  @Override
  public String keptKey() {
    return key;
  }

  /** A change of rules does not make an event worse. */
  @Override
  public boolean isLongLived() {
    return true;
  }

  public String getKey() {
    return key;
  }

  /** The highest that its severity asked for since it is milder. */
  public Level getUrgency() {
    return urgency;
  }

  public void setUrgency(Level urgency) {
    this.urgency = urgency;
  }
}
