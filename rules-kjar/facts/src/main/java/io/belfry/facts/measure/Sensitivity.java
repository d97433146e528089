package io.belfry.facts.measure;

/** How unusual a value must be before a dynamic threshold speaks. */
public enum Sensitivity {
  /** Only what is far beyond everything before: the fewest false alarms. */
  LOW(0.62, 0.001),
  /** The default. */
  MEDIUM(0.5, 0.003),
  /** Also what is merely rare: the fewest misses. */
  HIGH(0.4, 0.01);

  private final double score;
  private final double rarity;

  Sensitivity(double score, double rarity) {
    this.score = score;
    this.rarity = rarity;
  }

  /** The anomaly score, 0 to 1, from which on a point is told. */
  public double score() {
    return score;
  }

  /** How much of the past may lie outside the band that charts show; a share of points. */
  public double rarity() {
    return rarity;
  }
}
