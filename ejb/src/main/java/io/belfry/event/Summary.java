package io.belfry.event;

import io.belfry.engine.FactValues;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells an event's story in one paragraph. It says nothing that does not stand in the event, its
 * decisions' facts or the outbox.
 */
final class Summary {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final String PRIORITY = "priority";

  private final Event event;
  private final List<Explanation.Step> steps;
  private final boolean more;
  private final List<Explanation.Told> told;
  private final Map<String, String> teamNames;

  /** By the name of the fact, as they were when the event was opened. */
  private final Map<String, Map<String, String>> grounds = new LinkedHashMap<>();

  /**
   * @param more whether more was decided than the steps tell
   */
  Summary(
      Event event,
      List<Explanation.Step> steps,
      boolean more,
      List<Explanation.Told> told,
      Map<String, String> teamNames) {
    this.event = event;
    this.steps = steps;
    this.more = more;
    this.told = told;
    this.teamNames = teamNames;
    for (Explanation.Step step : steps) {
      for (FactValues fact : step.facts()) {
        grounds.computeIfAbsent(fact.name(), name -> new LinkedHashMap<>()).putAll(fact.values());
      }
      if (step.kind().equals("opened")) {
        break;
      }
    }
  }

  String text() {
    List<String> sentences = new ArrayList<>();
    sentences.add(opening());
    sentences.add(runbook());
    sentences.add(priority());
    sentences.add(owner());
    sentences.addAll(changes());
    told.forEach(each -> sentences.add(each.sentence()));
    if (told.isEmpty()) {
      sentences.add("Nobody was told.");
    }
    return String.join(" ", sentences);
  }

  private String opening() {
    return "Event %d, \"%s\", was opened at %s by the rule \"%s\" of release %s, because of an alert of type %s from %s with the key %s."
        .formatted(
            event.number(),
            event.subject(),
            TIME.format(event.openedAt()),
            event.openedByRule(),
            event.release(),
            event.type(),
            event.source(),
            event.key());
  }

  private String runbook() {
    return event.runbook() == null
        ? "No runbook knows this type of alert, so the event is unclassified."
        : "The runbook \"%s\" (%s) knows this type of alert."
            .formatted(event.runbookTitle(), event.runbook());
  }

  private String priority() {
    Map<String, String> row = grounds.get("priority matrix");
    if (row == null) {
      return "Its priority is %s, with impact %s and urgency %s."
          .formatted(event.priority(), event.impact(), event.urgency());
    }
    return "Its priority began as %s: in the priority matrix that is the row for impact %s%s and urgency %s%s."
        .formatted(row.get(PRIORITY), row.get("impact"), impact(), row.get("urgency"), urgency());
  }

  private String impact() {
    Map<String, String> service = grounds.get("service");
    if (service != null && service.containsKey("criticality")) {
      return " (the service %s has criticality %s)"
          .formatted(service.get("name"), service.get("criticality"));
    }
    return event.service().isEmpty()
        ? " (the alert named no service)"
        : " (the catalogue did not give the service %s)".formatted(event.service());
  }

  private String urgency() {
    String severity = value("alert", "severity");
    return severity == null ? "" : " (the alert had severity %s)".formatted(severity);
  }

  private String owner() {
    String team = teamNames.getOrDefault(event.ownerTeam(), event.ownerTeam());
    String because = "";
    if (isOwner("service", "owner team")) {
      because = ", because it owns the service %s".formatted(value("service", "name"));
    } else if (isOwner("runbook", "owner")) {
      because = ", because the runbook names it";
    } else if (isOwner("default owner", "team")) {
      because = ", because neither a service nor a runbook named another: it is the default owner";
    }
    return "The team %s owns it%s.".formatted(team, because);
  }

  private boolean isOwner(String fact, String value) {
    return event.ownerTeam().equals(value(fact, value));
  }

  private @Nullable String value(String fact, String value) {
    return grounds.getOrDefault(fact, Map.of()).get(value);
  }

  private List<String> changes() {
    List<String> changes = new ArrayList<>();
    if (event.alerts() > 1) {
      changes.add(
          "%d alerts stand behind it so far, the last of %s."
              .formatted(event.alerts(), TIME.format(event.lastAlertAt())));
    }
    Explanation.Step rated = last("prioritised");
    if (rated != null) {
      changes.add("At %s: %s".formatted(TIME.format(rated.at()), rated.sentence()));
    }
    Explanation.Step again = last("joined");
    if (again != null) {
      changes.add("At %s: %s".formatted(TIME.format(again.at()), again.sentence()));
    }
    Explanation.Step over = last("recovered");
    if (over != null && event.clearedAt() != null) {
      changes.add("At %s: %s".formatted(TIME.format(over.at()), over.sentence()));
    }
    if (more) {
      changes.add("After the first %d decisions more were made.".formatted(steps.size()));
    }
    changes.add("It is now %s, with priority %s.".formatted(event.state(), event.priority()));
    return changes;
  }

  private Explanation.@Nullable Step last(String kind) {
    Explanation.Step found = null;
    for (Explanation.Step step : steps) {
      found = step.kind().equals(kind) ? step : found;
    }
    return found;
  }

  static String told(
      String state,
      String occasion,
      String team,
      @Nullable String recipient,
      @Nullable Instant sentAt,
      @Nullable String error) {
    String why = error == null ? "" : " " + error;
    String what = occasion.equals("recovered") ? " that it is over" : "";
    return switch (state) {
      case "sent" ->
          "The team %s was told%s at %s%s."
              .formatted(
                  team, what, recipient, sentAt == null ? "" : ", at " + TIME.format(sentAt));
      case "waiting" -> "The team %s is about to be told%s.%s".formatted(team, what, why);
      case "unaddressed" -> "The team %s was not told%s.%s".formatted(team, what, why);
      default -> "Telling the team %s%s was given up.%s".formatted(team, what, why);
    };
  }
}
