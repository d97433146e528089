package io.belfry.web.incident;

import io.belfry.incident.IncidentRule;
import java.util.List;

/**
 * When events are an incident.
 *
 * @param within such as 10m
 * @param version 0 for a usual rule that nobody changed
 */
public record IncidentRuleView(
    String name, List<String> priorities, int events, String within, boolean enabled, int version) {
  static IncidentRuleView of(IncidentRule rule) {
    long seconds = rule.within().toSeconds();
    return new IncidentRuleView(
        rule.name(),
        rule.priorities().stream().sorted().toList(),
        rule.events(),
        seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s",
        rule.enabled(),
        rule.version());
  }
}
