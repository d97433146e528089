package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Draft;
import io.belfry.facts.EventFact;
import io.belfry.facts.MaintenanceFact;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decisions in the words that people read. Joined by hand, because an alert waits for each: a
 * format is parsed anew every time.
 */
final class Sentences {
  private Sentences() {}

  static String rated(Draft draft) {
    return "Priority "
        + draft.getPriority()
        + ", because the impact is "
        + word(draft.getImpact())
        + " and the urgency is "
        + word(draft.getUrgency())
        + ".";
  }

  static String routed(Draft draft) {
    return "Owned by the team " + draft.getOwnerTeam() + ".";
  }

  static String opened(Draft draft) {
    return draft.getMatch() == null
        ? "Opened, because no event of this key was open; no runbook knows this type of alert."
        : "Opened, because no event of this key was open; the runbook \""
            + draft.getMatch().getTitle()
            + "\" knows this type of alert.";
  }

  static String worse(AlertFact joining, EventFact fact) {
    return "An alert of the same key joined, with severity "
        + word(joining.getSeverity())
        + " instead of "
        + word(fact.getSeverity())
        + ".";
  }

  static String recovered(@Nullable String rating) {
    return "Cleared: " + (rating == null ? "the sender reported the recovery" : rating) + ".";
  }

  /**
   * @param lastAlert in milliseconds since 1970
   */
  static String cleared(String reason, long lastAlert) {
    return "Cleared: "
        + reason
        + ". The last alert of its key came at "
        + Instant.ofEpochMilli(lastAlert)
        + ".";
  }

  static String prioritised(EventFact fact, String reason) {
    return "Priority is now "
        + fact.getPriority()
        + ": "
        + reason
        + ", and the impact is "
        + word(fact.getImpact())
        + ".";
  }

  static String hidden(MaintenanceFact window) {
    return window.getMatchers().isEmpty()
        ? "Service " + window.getService() + " is under maintenance: " + window.getReason()
        : "A window hides " + window.getMatchers() + ": " + window.getReason();
  }

  private static String word(@Nullable Enum<?> constant) {
    return constant == null ? "unknown" : constant.name().toLowerCase(Locale.ROOT);
  }
}
