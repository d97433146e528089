package io.belfry.engine;

import io.belfry.facts.Kept;
import io.belfry.journal.Change;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a session held between two entries.
 *
 * @param position of the last entry that it had applied
 * @param clock in milliseconds since 1970; later than that entry when deadlines were looked at
 *     since
 * @param quarantined runbooks that the release is run without
 * @param afterEntry decisions that deadlines made since that entry
 * @param numbers how many events the tenant ever had
 * @param catalogue the changes that make the catalogue again
 * @param events those that alerts can join, in the order of their keys
 * @param awaited deadlines, in the order in which they fall due
 * @param holds alerts that wait for what becomes of them, in the order of the names
 * @param idempotencyKeys of the last day with the time of each, oldest first
 * @param kept small facts of rules, in the order of class and key
 */
public record Snapshot(
    long tenant,
    long position,
    long clock,
    String release,
    Set<String> quarantined,
    int afterEntry,
    long numbers,
    List<Change> catalogue,
    List<OpenEvent> events,
    Map<Awaited, Long> awaited,
    List<Hold> holds,
    Map<String, Long> idempotencyKeys,
    List<Kept> kept) {

  /**
   * An event that alerts can join.
   *
   * @param startsAt the sender's start of what fires, in milliseconds since 1970, 0 when unknown
   * @param firingSince when it began to fire, in milliseconds since 1970
   * @param page whether its owner was told of it
   * @param places what its first alert said of where it is, by the kind of place
   * @param fixed whether people said what causes it, or that nothing does
   * @param silences the inhibitions that it silences by, with the values that they go by
   */
  public record OpenEvent(
      EventState state,
      long startsAt,
      long firingSince,
      String page,
      Map<String, String> places,
      boolean fixed,
      List<String> silences) {
    /** The same event, otherwise. */
    OpenEvent with(EventState other) {
      return new OpenEvent(other, startsAt, firingSince, page, places, fixed, silences);
    }

    /** The same event; its owner is told at once. */
    OpenEvent told() {
      return new OpenEvent(state, startsAt, firingSince, Page.TOLD.name(), places, fixed, silences);
    }
  }
}
