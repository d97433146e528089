package io.belfry.facts.measure;

import io.belfry.facts.Severity;

/**
 * One level of a threshold. It is breached beyond its bounds, and not at them; once it is reached
 * it ends only within its clear bounds, and not at them. Infinite bounds are none.
 *
 * @param low breached below; minus infinity when there is no such bound
 * @param high breached above; plus infinity when there is no such bound
 * @param clearLow ends above; minus infinity when it ends where it begins
 * @param clearHigh ends below; plus infinity when it ends where it begins
 * @param lasts how long it must be breached without a break, in milliseconds; 0 for at once
 * @param severity what it gives the event; it is none of those that open nothing
 */
public record Bound(
    String metric,
    Measure measure,
    double low,
    double high,
    double clearLow,
    double clearHigh,
    long lasts,
    Severity severity) {

  /** Refuses what can never be compared. */
  public Bound {
    boolean numbers =
        !Double.isNaN(low)
            && !Double.isNaN(high)
            && !Double.isNaN(clearLow)
            && !Double.isNaN(clearHigh);
    if (!numbers || (Double.isInfinite(low) && Double.isInfinite(high))) {
      throw new IllegalArgumentException(
          "The bounds (%s, %s, %s, %s) of (%s) are no numbers"
              .formatted(low, high, clearLow, clearHigh, metric));
    }
    if (severity == Severity.INFO) {
      throw new IllegalArgumentException(
          "A level of (%s) with severity (info) would open nothing".formatted(metric));
    }
  }

  boolean isBreached(double figure) {
    return figure > high || figure < low;
  }

  /** How far a figure that breaches it is beyond the bound; positive. */
  double distance(double figure) {
    return figure > high ? figure - high : low - figure;
  }

  /** Whether a level that was reached ends with the figure. */
  boolean isLeft(double figure) {
    return !isBreached(figure) && !(figure >= clearHigh) && !(figure <= clearLow);
  }

  /** How the figure stands to the bounds, such as {@code above 90}. */
  String beyond(double figure) {
    if (isBreached(figure)) {
      return figure > high ? "above " + Wording.number(high) : "below " + Wording.number(low);
    }
    return figure >= clearHigh
        ? "not below " + Wording.number(clearHigh)
        : "not above " + Wording.number(clearLow);
  }

  /** How a figure within the bounds stands to them, such as {@code not above 90}. */
  String within() {
    if (Double.isInfinite(low)) {
      return "not above " + Wording.number(high);
    }
    return Double.isInfinite(high)
        ? "not below " + Wording.number(low)
        : "within " + Wording.number(low) + " and " + Wording.number(high);
  }
}
