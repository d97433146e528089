package io.belfry.notification;

import io.belfry.engine.Cause;
import io.belfry.engine.EventState;
import java.util.Locale;

/** What people read about an event. */
final class Wording {
  private Wording() {}

  /** The subject of what is said of a new event. */
  static String opened(EventState event) {
    return "[%s] %s".formatted(event.priority(), event.subject());
  }

  /** The subject of what is said when it is found what explains an event. */
  static String learned(EventState event, Cause cause) {
    return "[%s] Probable cause found, event %d: %s"
        .formatted(event.priority(), cause.number(), event.subject());
  }

  /** The subject of the all-clear. */
  static String recovered(EventState event) {
    return "[Recovered] " + event.subject();
  }

  /** What there is to know, for whoever reads on. */
  static String details(EventState event) {
    Cause cause = event.cause();
    return """
    %s

    Event     %d
    Priority  %s (impact %s, urgency %s)
    Service   %s
    Type      %s, from %s
    Runbook   %s
    Cause     %s
    """
        .formatted(
            event.subject(),
            event.number(),
            event.priority(),
            event.impact().name().toLowerCase(Locale.ROOT),
            event.urgency().name().toLowerCase(Locale.ROOT),
            event.service().isEmpty() ? "unknown" : event.service(),
            event.type(),
            event.source(),
            event.runbookTitle() == null ? "none knows this type of alert" : event.runbookTitle(),
            cause == null
                ? "none found so far"
                : "event %d, %d %%. %s"
                    .formatted(cause.number(), cause.confidence(), cause.grounds()));
  }
}
