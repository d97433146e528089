package io.belfry.incident;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * When events are an incident: so many of one service, within so long.
 *
 * @param priorities of the events that count; empty for all
 * @param events one for at once
 * @param within of no meaning for one event
 * @param version 0 for what was never changed
 */
public record IncidentRule(
    String name,
    Set<String> priorities,
    int events,
    Duration within,
    boolean enabled,
    int version) {
  /** What holds until people say otherwise. */
  static final List<IncidentRule> USUAL =
      List.of(
          new IncidentRule("p1", Set.of("P1"), 1, Duration.ofMinutes(10), true, 0),
          new IncidentRule("service", Set.of(), 5, Duration.ofMinutes(10), true, 0));

  /** What a runbook says outright. */
  static final IncidentRule BY_RUNBOOK =
      new IncidentRule("runbook", Set.of(), 1, Duration.ofMinutes(10), true, 0);

  /** Copies the priorities. */
  public IncidentRule {
    priorities = Set.copyOf(priorities);
  }

  /** Whether an event of that priority counts. */
  boolean counts(String priority) {
    return priorities.isEmpty() || priorities.contains(priority);
  }
}
