package io.belfry.facts.expectation;

import io.belfry.facts.measure.Sensitivity;
import io.belfry.facts.measure.Wording;
import java.util.Arrays;

/**
 * What a volume mostly is: the median of the last {@value #MOST} and their median distance from it,
 * as in B. Iglewicz and D. Hoaglin, "How to Detect and Handle Outliers" (1993). Half of them may be
 * strange, and a job that runs once a night is judged after a week. Where much comes, a dynamic
 * threshold knows more: it learns seasons.
 *
 * @param ring the bits of the last volumes, the oldest first
 */
record Usual(long[] ring) {
  private static final int MOST = 32;

  /** Fewer say nothing. */
  static final int FEWEST = 8;

  /** A median distance is so much smaller than a standard deviation, where errors are normal. */
  private static final double NORMAL = 1.4826;

  /** Volumes that are all alike may still differ by so much of what they are. */
  private static final double LEAST = 0.01;

  long[] with(double value) {
    int from = Math.max(0, ring.length + 1 - MOST);
    long[] next = Arrays.copyOfRange(ring, from, ring.length + 1);
    next[next.length - 1] = Double.doubleToRawLongBits(value);
    return next;
  }

  boolean holds(double value, Sensitivity sensitivity) {
    return ring.length < FEWEST || Math.abs(value - middle()) <= reach(sensitivity);
  }

  /** Such as {@code 90 to 110}. */
  String of(Sensitivity sensitivity) {
    double middle = middle();
    double reach = reach(sensitivity);
    return Wording.number(middle - reach) + " to " + Wording.number(middle + reach);
  }

  private double reach(Sensitivity sensitivity) {
    double middle = middle();
    double[] distances = values();
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(distances[i] - middle);
    }
    double spread = NORMAL * median(distances);
    return Math.max(deviations(sensitivity) * spread, LEAST * Math.abs(middle));
  }

  private static double deviations(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case LOW -> 8;
      case MEDIUM -> 5;
      case HIGH -> 3.5;
    };
  }

  private double middle() {
    return median(values());
  }

  private double[] values() {
    return Arrays.stream(ring).mapToDouble(Double::longBitsToDouble).toArray();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
