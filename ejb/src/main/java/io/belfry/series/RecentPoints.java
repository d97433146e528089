package io.belfry.series;

import java.util.List;

/**
 * The last points of a series.
 *
 * @param since none are missing from here on, in milliseconds since 1970
 * @param points the oldest first
 */
public record RecentPoints(long since, List<Point> points) {

  /**
   * One of them.
   *
   * @param alert the id of the alert that measured it
   * @param at when it was stored, in milliseconds since 1970
   */
  public record Point(String alert, long at, double value) {}
}
