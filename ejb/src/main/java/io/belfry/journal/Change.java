package io.belfry.journal;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.expectation.Expectation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
   * An event was closed: alerts of its key join it no more. Not so when an alert came that whoever
   * closed it could not know of.
   *
   * @param key the event's
   * @param at when it was closed, in milliseconds since 1970
   * @param knownToFire whether whoever closed it saw it fire
   */
  record EventClosed(UUID event, String key, long at, boolean knownToFire) implements Change {
    /** One that holds whatever came meanwhile. */
    public EventClosed(UUID event, String key) {
      this(event, key, Long.MAX_VALUE, true);
    }
  }

  /**
   * People opened an event again that was closed: alerts of its key join it, unless a newer event
   * has the key. It carries all that was forgotten when it was closed.
   *
   * @param firing whether it had not recovered
   * @param openedAt in milliseconds since 1970, as are the other times
   * @param clearedAt 0 while it fires
   */
  record EventReopened(
      UUID event,
      long number,
      String key,
      String subject,
      String type,
      String source,
      String service,
      String ci,
      Severity severity,
      Level impact,
      Level urgency,
      Priority priority,
      boolean firing,
      String ownerTeam,
      @Nullable String runbook,
      @Nullable String runbookTitle,
      @Nullable String situationClass,
      long alerts,
      long openedAt,
      long lastAlertAt,
      long clearedAt,
      String rule,
      String release)
      implements Change {}

  /**
   * Another release is to judge soon. From here on it is made ready beside the one that does; the
   * only change of its entry.
   *
   * @param release its name
   */
  record Preparation(String release) implements Change {}

  /**
   * Another release judges from here on; the only change of its entry.
   *
   * @param release its name
   * @param prepared the position of its {@link Preparation}; 0 when there was none
   */
  record Activation(String release, long prepared) implements Change {
    /** One that nothing was made ready for. */
    public Activation(String release) {
      this(release, 0);
    }
  }
}
