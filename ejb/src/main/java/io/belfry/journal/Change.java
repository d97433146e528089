package io.belfry.journal;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.expectation.Expectation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

  /**
   * A window was planned by what alerts say, or changed; {@link WindowRemoved} ends it, too.
   *
   * @param from of the first time, in milliseconds since 1970
   * @param until of the first time, in milliseconds since 1970
   * @param recurrence a rule of RFC 5545, empty for a window that comes once
   * @param zone in which the rule is counted, empty for a window that comes once
   * @param resumes times that begin before this were ended early, in milliseconds since 1970; 0
   *     where none was
   */
  record WindowPlanned(
      String id,
      List<LabelMatcher> matchers,
      long from,
      long until,
      String recurrence,
      String zone,
      String reason,
      long resumes)
      implements Change {

    /** One of which no time was ended early. */
    public WindowPlanned(
        String id,
        List<LabelMatcher> matchers,
        long from,
        long until,
        String recurrence,
        String zone,
        String reason) {
      this(id, matchers, from, until, recurrence, zone, reason, 0);
    }
  }

  /** Which causes silence what; all of them. */
  record InhibitionsSet(List<Inhibition> rules) implements Change {}

  /**
   * People said what causes an event, or that nothing known does; rules leave that as it is.
   *
   * @param key the event's
   * @param cause the key of the event that causes it, empty when none does
   * @param grounds who said so and why, a sentence
   */
  record CauseSet(UUID event, String key, String cause, String grounds) implements Change {}

  /**
   * Which priority impact and urgency give.
   *
   * @param cells nine, by impact and within it by urgency, the highest first
   */
  record PrioritiesSet(List<Priority> cells) implements Change {
    private static final List<Level> LEVELS = List.of(Level.HIGH, Level.MEDIUM, Level.LOW);

    /** The priority that impact and urgency give. */
    public Priority of(Level impact, Level urgency) {
      return cells.get(LEVELS.size() * LEVELS.indexOf(impact) + LEVELS.indexOf(urgency));
    }

    /**
     * ITIL's, as a public log of 141,712 incident records of one ServiceNow instance applies it;
     * (high, low) does not occur there and is P3.
     */
    public static final PrioritiesSet ITIL =
        new PrioritiesSet(
            List.of(
                Priority.P1,
                Priority.P2,
                Priority.P3,
                Priority.P2,
                Priority.P3,
                Priority.P4,
                Priority.P3,
                Priority.P4,
                Priority.P4));
  }

  /** Which patterns in time there are; all of them. */
  record PatternsSet(List<Pattern> patterns) implements Change {}

  /** Who gets what; all rows, of which the first one that fits decides. */
  record RoutesSet(List<RouteRow> rows) implements Change {}

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
   * A configuration item was added to the catalogue, or changed.
   *
   * @param service the service that it belongs to, empty when none
   * @param kind what it is, such as {@code host}
   * @param labels where it stands and what else is said of it, in the order of their names
   * @param dependsOn what it cannot do without, such as {@code ci/filer-1} or {@code service/dns}
   */
  record CiSet(
      String name, String service, String kind, Map<String, String> labels, List<String> dependsOn)
      implements Change {}

  /** A configuration item left the catalogue. */
  record CiRemoved(String name) implements Change {}

  /**
   * What a service cannot do without, all of it.
   *
   * @param dependsOn such as {@code ci/filer-1} or {@code service/dns}; empty when nothing
   */
  record ServiceDependsOn(String service, List<String> dependsOn) implements Change {}

  /**
   * How far apart cause and symptom may be, and how long the first page waits; in milliseconds.
   *
   * @param along between a failure and what depends on it
   * @param near between failures at one place
   * @param urgentHold of the first page of a P1
   * @param hold of the first page of others
   */
  record CorrelationSet(long along, long near, long urgentHold, long hold) implements Change {}

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
