package io.belfry.web.event;

import io.belfry.event.EventFilter;
import io.belfry.event.EventOrder;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which events a request asks for, and in which order. */
public class EventListing {
  private static final Set<String> HANDLINGS =
      Set.of("open", "acknowledged", "in-progress", "resolved", "closed");
  private static final Set<String> SEVERITIES =
      Set.of("critical", "major", "minor", "warning", "info");
  private static final long LONGEST_SINCE = Duration.ofDays(3_660).toMillis();

  @QueryParam("state")
  private @Nullable String state;

  @QueryParam("handling")
  private @Nullable String handling;

  @QueryParam("priority")
  private @Nullable String priority;

  @QueryParam("severity")
  private @Nullable String severity;

  @QueryParam("team")
  private @Nullable String team;

  @QueryParam("service")
  private @Nullable String service;

  @QueryParam("unclassified")
  private @Nullable Boolean unclassified;

  @QueryParam("key")
  private @Nullable String key;

  @QueryParam("q")
  private @Nullable String text;

  @QueryParam("assignee")
  @Parameter(description = "me, none, or a username")
  private @Nullable String assignee;

  @QueryParam("interest")
  @Parameter(
      description =
          "responder: the caller is assigned or helps, or a group of theirs responds to its service;"
              + " interested: or watches, or a group wants to know; all: no matter")
  private @Nullable String interest;

  @QueryParam("since")
  @Parameter(description = "Opened within so long, such as 90m, 24h or 7d")
  private @Nullable String since;

  @QueryParam("cause")
  @Parameter(description = "The symptoms of this event")
  private @Nullable UUID cause;

  @QueryParam("root")
  @Parameter(description = "true: what nothing is known to cause; false: symptoms")
  private @Nullable Boolean root;

  @QueryParam("sort")
  @Parameter(
      description =
          "opened: the newest first; severity: the worst first, of these what nobody took on")
  private @Nullable String sort;

  /** Returns the filter. */
  EventFilter filter(Whose whose, Instant now) {
    return new EventFilter(
        Words.of("state", state, Words.STATES),
        Words.of("handling", handling, HANDLINGS),
        Words.of("priority", priority, Words.PRIORITIES),
        Words.of("severity", severity, SEVERITIES),
        Words.text(team),
        Words.text(service),
        unclassified,
        Words.text(key),
        Words.text(text),
        whose.of(Words.text(assignee), Words.text(interest)),
        since == null || since.isBlank()
            ? null
            : now.minusMillis(Length.of("since", since, 1_000, LONGEST_SINCE)),
        cause,
        root);
  }

  /** Returns the order; the newest first when nothing is asked. */
  EventOrder order() {
    if (sort == null || sort.isBlank() || sort.equals("opened")) {
      return EventOrder.NEWEST;
    }
    if (sort.equals("severity")) {
      return EventOrder.WORST;
    }
    throw Fault.ofField(
        ErrorCode.INVALID_VALUE,
        "sort",
        "The order (%s) is not known".formatted(Line.shown(sort)),
        "Use opened or severity");
  }
}
