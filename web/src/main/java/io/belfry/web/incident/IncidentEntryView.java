package io.belfry.web.incident;

import io.belfry.incident.IncidentTimeline;
import io.belfry.web.people.Names;
import io.belfry.web.people.PersonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an incident.
 *
 * @param by null for Belfry itself
 * @param from the state before
 * @param to the state after
 * @param sentence for people
 */
public record IncidentEntryView(
    long id,
    Instant at,
    @Nullable PersonView by,
    String action,
    String from,
    String to,
    String sentence,
    @Nullable String note) {
  static IncidentEntryView of(IncidentTimeline.Entry entry, Names names) {
    String who = names.called(entry.by());
    String sentence =
        switch (entry.action()) {
          case "open" -> who + " opened it.";
          case "start" -> who + " began to work on it.";
          case "resolve" -> who + " resolved it.";
          case "close" -> who + " closed it.";
          case "reopen" -> who + " opened it again.";
          case "command" ->
              entry.whom() == null
                  ? who + " left it without a commander."
                  : "%s made %s its commander.".formatted(who, names.called(entry.whom()));
          case "update" -> who + " gave an update.";
          case "describe" -> who + " changed its title or priority.";
          case "add" -> "%s added %s.".formatted(who, events(entry.events()));
          case "remove" -> "%s took %s out.".formatted(who, events(entry.events()));
          default -> who + " did something: " + entry.action() + ".";
        };
    return new IncidentEntryView(
        entry.id(),
        entry.at(),
        names.view(entry.by()),
        entry.action(),
        entry.from(),
        entry.to(),
        sentence,
        entry.note());
  }

  private static String events(int count) {
    return count == 1 ? "one event" : count + " events";
  }
}
