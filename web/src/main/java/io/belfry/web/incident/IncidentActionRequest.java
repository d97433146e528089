package io.belfry.web.incident;

import io.belfry.incident.IncidentAct;
import io.belfry.incident.IncidentState;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an action on an incident needs to know; each takes some of these.
 *
 * @param note of start, resolve, close and reopen
 * @param cause of resolve and close, as solution
 * @param username of command; null for nobody
 * @param text of update
 * @param title of describe, as priority; null stays
 * @param events of add and remove
 */
public record IncidentActionRequest(
    @Nullable String note,
    @Nullable String cause,
    @Nullable String solution,
    @Nullable String username,
    @Nullable String text,
    @Nullable String title,
    @Nullable String priority,
    @Nullable List<@NotNull UUID> events) {
  /** For actions that need to know nothing. */
  static final IncidentActionRequest NOTHING =
      new IncidentActionRequest(null, null, null, null, null, null, null, null);

  IncidentAct act(String action) {
    return switch (action) {
      case "start" -> new IncidentAct.Move(IncidentState.IN_PROGRESS, null, null, note);
      case "resolve" -> new IncidentAct.Move(IncidentState.RESOLVED, cause, solution, note);
      case "close" -> new IncidentAct.Move(IncidentState.CLOSED, cause, solution, note);
      case "reopen" -> new IncidentAct.Move(IncidentState.OPEN, null, null, note);
      case "command" -> new IncidentAct.Command(username);
      case "update" -> new IncidentAct.Update(text);
      case "describe" -> new IncidentAct.Describe(title, priority);
      case "add" -> new IncidentAct.Add(events == null ? List.of() : events);
      case "remove" -> new IncidentAct.Remove(events == null ? List.of() : events);
      default ->
          throw Fault.ofField(
              ErrorCode.INVALID_VALUE,
              "action",
              "There is no action (" + Line.shown(action) + ")",
              "Use one of start, resolve, close, reopen, command, update, describe, add, remove");
    };
  }
}
