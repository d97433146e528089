package io.belfry.facts.measure;

/** What of a series a threshold looks at. */
public enum Measure {
  /** The value itself. */
  VALUE,
  /** The difference to the value of the point before. */
  CHANGE,
  /**
   * The growth of a counter, a second. A counter that is smaller than before began again at zero,
   * as Prometheus takes it.
   */
  RATE;

  /**
   * The figure to compare.
   *
   * @param before the value of the point before
   * @param beforeAt its time in milliseconds since 1970, 0 when there was none
   * @param at the time of this point, not before the other
   * @return NaN where there is none, because it takes an earlier point
   */
  double of(double before, long beforeAt, double value, long at) {
    boolean follows = beforeAt != 0 && at > beforeAt;
    return switch (this) {
      case VALUE -> value;
      case CHANGE -> follows ? value - before : Double.NaN;
      case RATE ->
          follows ? 1000 * (value < before ? value : value - before) / (at - beforeAt) : Double.NaN;
    };
  }
}
