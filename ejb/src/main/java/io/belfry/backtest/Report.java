package io.belfry.backtest;

import java.util.List;

/**
 * What a backtest came to.
 *
 * @param active name of the active release
 * @param candidate name of the other one
 * @param alerts that were judged, by each of them
 * @param eventsBefore that the active release opened
 * @param eventsAfter that the candidate opened
 * @param created events of the candidate alone
 * @param gone events of the active release alone
 * @param changed events of both that differ
 * @param differences the first of them, in the order of time
 * @param pages of each day and team, those alone that were called
 */
public record Report(
    String active,
    String candidate,
    long alerts,
    long eventsBefore,
    long eventsAfter,
    long created,
    long gone,
    long changed,
    List<Difference> differences,
    List<DayPages> pages) {

  /**
   * How often a team was called on a day.
   *
   * @param day of UTC, as in 2026-03-02
   */
  public record DayPages(String day, String team, long before, long after) {}

  /** Whether both releases did the same. */
  public boolean isSame() {
    return created + gone + changed == 0;
  }
}
