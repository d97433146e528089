package io.belfry.web.event;

import io.belfry.event.Event;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as the API shows it. */
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
    @Nullable CauseView cause,
    long symptoms,
    long version) {

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

  /** Shows an event; a team that is not in the catalogue is shown by its id. */
  static EventView of(Event event, Map<String, String> teamNames) {
    String team = event.ownerTeam();
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
        event.version());
  }

  static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
