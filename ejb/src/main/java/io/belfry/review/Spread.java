package io.belfry.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How values were spread: some quantiles, between which they are taken to lie evenly. Several are
 * one by their weight.
 *
 * @param count of the values
 * @param points the quantiles of {@link #AT}
 */
public record Spread(long count, double[] points) {
  /** Where the points lie; close to the ends, for that is where thresholds are. */
  static final double[] AT = {
    0, .005, .01, .05, .1, .25, .5, .75, .9, .95, .99, .995, 1,
  };

  private static final int HALVINGS = 60;

  /**
   * That of some values.
   *
   * @param values at least one
   */
  static Spread of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double[] points = new double[AT.length];
    for (int i = 0; i < AT.length; i++) {
      double place = AT[i] * (sorted.length - 1);
      int below = (int) place;
      int above = Math.min(below + 1, sorted.length - 1);
      points[i] = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
    return new Spread(sorted.length, points);
  }

  /** The value below which so much lies, over several spreads. */
  static double quantile(List<Spread> all, double share) {
    double low = all.stream().mapToDouble(each -> each.points[0]).min().orElseThrow();
    double high = all.stream().mapToDouble(each -> each.points[AT.length - 1]).max().orElseThrow();
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (below(all, middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** How much lies at a value or below, from 0 to 1, over several spreads. */
  static double below(List<Spread> all, double value) {
    double count = 0;
    double below = 0;
    for (Spread each : all) {
      count += each.count;
      below += each.count * each.below(value);
    }
    return below / count;
  }

  static long count(List<Spread> all) {
    return all.stream().mapToLong(Spread::count).sum();
  }

  private double below(double value) {
    if (value < points[0]) {
      return 0;
    }
    for (int i = AT.length - 1; i >= 0; i--) {
      if (value >= points[i]) {
        return i == AT.length - 1
            ? 1
            : AT[i] + (AT[i + 1] - AT[i]) * (value - points[i]) / (points[i + 1] - points[i]);
      }
    }
    return 0;
  }

  /** For the database. */
  List<Double> stored() {
    List<Double> stored = new ArrayList<>();
    for (double point : points) {
      stored.add(point);
    }
    return stored;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spread spread
        && spread.count == count
        && Arrays.equals(spread.points, points);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(points);
  }

  @Override
  public String toString() {
    return count + " " + Arrays.toString(points);
  }
}
