package io.belfry.handling;

import io.belfry.platform.Json;
import java.util.Map;

/** Says in one sentence what was done with an event. */
final class Sentences {
  private Sentences() {}

  /**
   * @param action a word of {@link Action}, or of what Belfry does by itself
   * @param detail a JSON object, as the history keeps it
   */
  static String of(String action, String detail) {
    Map<?, ?> facts = Json.read(detail, Map.class);
    return switch (action) {
      case "acknowledge" ->
          facts.containsKey("until")
              ? "{who} acknowledged it until " + facts.get("until") + "."
              : "{who} acknowledged it.";
      case "unacknowledge" -> "{who} took the acknowledgement back.";
      case "start" -> "{who} began to work on it.";
      case "resolve" -> "{who} resolved it." + findings(facts);
      case "close" -> "{who} closed it." + findings(facts);
      case "reopen" -> "{who} opened it again.";
      case "assign" ->
          facts.containsKey("assignee")
              ? "{who} assigned it to {whom}."
              : "{who} released it: nobody is assigned.";
      case "hand-over" ->
          "{who} handed it over from %s to %s.".formatted(facts.get("fromTeam"), facts.get("team"));
      case "help" ->
          facts.containsKey("remove") ? "{whom} helps no more." : "{who} asked {whom} to help.";
      case "watch" -> "{who} watches it.";
      case "unwatch" -> "{who} watches it no more.";
      case "comment" -> "{who} commented.";
      case "prioritise" ->
          facts.containsKey("priority")
              ? "{who} gave it priority " + facts.get("priority") + "."
              : "{who} left its priority to the rules again.";
      case Causes.WORD ->
          facts.containsKey("event")
              ? "{who} said that event " + facts.get("event") + " causes it."
              : "{who} said that nothing known causes it.";
      case "tick" ->
          (Boolean.TRUE.equals(facts.get("done")) ? "{who} did step " : "{who} undid step ")
              + facts.get("step")
              + " of the procedure.";
      case "useless" ->
          facts.containsKey("undo")
              ? "{who} took back that the page was of no use."
              : "{who} said that the page was of no use.";
      case Belfrys.EXPIRE -> "The acknowledgement ended, so it is open again.";
      case Belfrys.RECUR -> "It fired again after it was resolved, so it is open again.";
      case Belfrys.WORSEN ->
          "It got worse while it was worked on: now %s, %s; those who work on it were told again."
              .formatted(facts.get("severity"), facts.get("priority"));
      case Belfrys.LEFT_ALONE -> "It recovered by itself and nobody touched it, so it is closed.";
      default -> "{who} did something: " + action + ".";
    };
  }

  private static String findings(Map<?, ?> facts) {
    StringBuilder text = new StringBuilder();
    if (facts.containsKey("cause")) {
      text.append(" Cause: ").append(facts.get("cause"));
    }
    if (facts.containsKey("solution")) {
      text.append(" Solution: ").append(facts.get("solution"));
    }
    return text.toString();
  }
}
