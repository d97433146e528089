package io.belfry.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who is to be told of what, by a step: the owner of an event when it opens, unless its page waits
 * or it is explained already; later, when the page waited in vain; and those who were told before
 * what explains it was found.
 */
public final class Pages {
  private static final Set<DecisionKind> PUT_OFF =
      EnumSet.of(DecisionKind.WAITING, DecisionKind.CORRELATED);

  /**
   * One event of which its owner is told.
   *
   * @param kind OPENED at once, PAGED later, LEARNED when it was explained after that
   */
  public record Told(EventState event, DecisionKind kind) {}

  private Pages() {}

  /** Returns them in the order in which they were decided. */
  public static List<Told> of(Outcome outcome) {
    Map<UUID, Set<DecisionKind>> kinds = new HashMap<>();
    boolean any = false;
    for (Decision decision : outcome.decisions()) {
      kinds
          .computeIfAbsent(decision.event(), event -> EnumSet.noneOf(DecisionKind.class))
          .add(decision.kind());
      any |= tells(decision.kind());
    }
    if (!any) {
      return List.of();
    }
    Map<UUID, EventState> events = new HashMap<>();
    outcome.events().forEach(event -> events.put(event.id(), event));
    List<Told> told = new ArrayList<>();
    for (Decision decision : outcome.decisions()) {
      EventState event = events.get(decision.event());
      Set<DecisionKind> all = kinds.getOrDefault(decision.event(), Set.of());
      boolean putOff =
          decision.kind() == DecisionKind.OPENED && all.stream().anyMatch(PUT_OFF::contains);
      if (event != null && tells(decision.kind()) && !putOff) {
        told.add(new Told(event, decision.kind()));
      }
    }
    return told;
  }

  private static boolean tells(DecisionKind kind) {
    return kind == DecisionKind.OPENED
        || kind == DecisionKind.PAGED
        || kind == DecisionKind.LEARNED;
  }
}
