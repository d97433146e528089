package io.belfry.journal;

import io.belfry.facts.Level;
import io.belfry.facts.expectation.Expectation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A change by people of what rules decide; it takes effect at its position in the journal. */
public sealed interface Change {

  /** A service was added to the catalogue, or changed. */
  record ServiceSet(String name, String ownerTeam, Level criticality) implements Change {}

  /** A service left the catalogue. */
  record ServiceRemoved(String name) implements Change {}

  /** The team that gets what nobody else owns. */
  record DefaultOwnerSet(String team) implements Change {}

  /**
   * A maintenance window was planned, or changed.
   *
   * @param from inclusive, in milliseconds since 1970
   * @param until exclusive, in milliseconds since 1970
   */
  record WindowSet(String id, String service, long from, long until, String reason)
      implements Change {}

  /** A maintenance window was cancelled, or ended early. */
  record WindowRemoved(String id) implements Change {}

  /** Something is expected, or expected otherwise. */
  record ExpectationSet(Expectation expectation) implements Change {}

  /**
   * A runbook of the release expects something. It stands in snapshots alone: the release itself
   * says so at its activation.
   */
  record ExpectationGiven(Expectation expectation) implements Change {}

  /** Something is not expected any more. */
  record ExpectationRemoved(String id) implements Change {}

  /** The days on which no timetable expects anything; all of them, in order. */
  record HolidaysSet(List<LocalDate> days) implements Change {}

  /**
   * People closed an event: alerts of its key join it no more.
   *
   * @param key the event's
   */
  record EventClosed(UUID event, String key) implements Change {}

  /**
   * Another release judges from here on; the only change of its entry.
   *
   * @param release its name
   */
  record Activation(String release) implements Change {}
}
