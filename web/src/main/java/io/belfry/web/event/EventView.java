package io.belfry.web.event;

import io.belfry.event.Event;
import io.belfry.event.Handled;
import io.belfry.handling.Involved;
import io.belfry.identity.Actor;
import io.belfry.incident.Memberships;
import io.belfry.web.people.PersonView;
import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the API shows it.
 *
 * @param watching whether the caller watches it
 * @param uselessCount how many called its page useless
 * @param calledUseless whether the caller is one of them
 */
public record EventView(
    UUID id,
    long number,
    String key,
    String subject,
    String type,
    String source,
    String severity,
    String impact,
    String urgency,
    String priority,
    String condition,
    String handling,
    String state,
    @Nullable String situationClass,
    boolean unclassified,
    TeamView ownerTeam,
    @Nullable String service,
    @Nullable String ci,
    @Nullable RunbookView runbook,
    long alertCount,
    Instant openedAt,
    Instant lastAlertAt,
    @Nullable Instant clearedAt,
    OpenedBy openedBy,
    @Nullable CauseView probableCause,
    long symptoms,
    long version,
    int handlingVersion,
    @Nullable PersonView assignee,
    @Nullable Instant assignedAt,
    List<PersonView> helpers,
    List<PersonView> watchers,
    boolean watching,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedUntil,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String causeClass,
    @Nullable String cause,
    @Nullable String solution,
    @Nullable PriorityOverride priorityOverride,
    int reopened,
    List<Tick> ticks,
    int uselessCount,
    boolean calledUseless,
    @Nullable IncidentOf incident,
    List<String> allowed) {

  /** Who owns it. */
  public record TeamView(String id, String name) {}

  /** The runbook that knows the alert. */
  public record RunbookView(String id, String title) {}

  /**
   * The event that probably causes it.
   *
   * @param confidence in percent
   * @param grounds a sentence for people
   */
  public record CauseView(UUID id, long number, int confidence, String grounds) {
    static @Nullable CauseView of(Event event) {
      UUID id = event.causeId();
      Long number = event.causeNumber();
      Integer confidence = event.causeConfidence();
      return id == null || number == null || confidence == null
          ? null
          : new CauseView(id, number, confidence, String.valueOf(event.causeGrounds()));
    }
  }

  /** What decided to open it. */
  public record OpenedBy(String rule, String release) {}

  /** The priority that a person gave it, whatever the rules say. */
  public record PriorityOverride(
      String priority, @Nullable String reason, @Nullable String by, @Nullable Instant at) {}

  /** The incident that it is in. */
  public record IncidentOf(UUID id, long number, String state) {
    static @Nullable IncidentOf of(Memberships.@Nullable Membership membership) {
      return membership == null
          ? null
          : new IncidentOf(membership.id(), membership.number(), membership.state());
    }
  }

  /** A step of the runbook's procedure that somebody did. */
  public record Tick(String step, @Nullable String by, Instant at) {}

  /** Returns its ETag: the engine's version, and people's. */
  EntityTag tag() {
    return new EntityTag(version + "-" + handlingVersion);
  }

  /** Shows an event; a team that is not in the catalogue is shown by its id. */
  static EventView of(
      Event event,
      Map<String, String> teamNames,
      Involved involved,
      Memberships.@Nullable Membership incident,
      Onlooker to) {
    String team = event.ownerTeam();
    Handled handled = event.handled();
    return new EventView(
        event.id(),
        event.number(),
        event.key(),
        event.subject(),
        event.type(),
        event.source(),
        event.severity(),
        event.impact(),
        event.urgency(),
        event.priority(),
        event.condition(),
        event.handling(),
        event.state(),
        event.situationClass(),
        event.runbook() == null,
        new TeamView(team, teamNames.getOrDefault(team, team)),
        emptyToNull(event.service()),
        emptyToNull(event.ci()),
        event.runbook() == null
            ? null
            : new RunbookView(event.runbook(), String.valueOf(event.runbookTitle())),
        event.alerts(),
        event.openedAt(),
        event.lastAlertAt(),
        event.clearedAt(),
        new OpenedBy(event.openedByRule(), event.release()),
        CauseView.of(event),
        event.symptoms(),
        event.version(),
        handled.version(),
        to.names().view(assignee(handled)),
        handled.assignedAt(),
        to.names().views(involved.helpers()),
        to.names().views(involved.watchers()),
        to.isAmong(involved.watchers()),
        handled.acknowledgedAt(),
        to.names().username(handled.acknowledgedBy()),
        handled.acknowledgedUntil(),
        handled.resolvedAt(),
        handled.closedAt(),
        to.names().username(handled.closedBy()),
        handled.causeClass(),
        handled.cause(),
        handled.solution(),
        override(handled, to),
        handled.reopened(),
        involved.ticks().stream()
            .map(tick -> new Tick(tick.step(), to.names().username(tick.by()), tick.at()))
            .toList(),
        involved.useless().size(),
        to.isAmong(involved.useless()),
        IncidentOf.of(incident),
        to.allowed(event, involved));
  }

  private static @Nullable Actor assignee(Handled handled) {
    Long user = handled.assignee();
    return user == null ? null : Actor.user(user);
  }

  private static @Nullable PriorityOverride override(Handled handled, Onlooker to) {
    String priority = handled.overridePriority();
    return priority == null
        ? null
        : new PriorityOverride(
            priority,
            handled.overrideReason(),
            to.names().username(handled.overrideBy()),
            handled.overrideAt());
  }

  static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
