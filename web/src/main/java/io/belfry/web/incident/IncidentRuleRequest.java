package io.belfry.web.incident;

import io.belfry.incident.IncidentRules;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When events are an incident.
 *
 * @param priorities that count; all when left out
 * @param events of one service; 1, for at once, when left out
 * @param within such as 10m, which it is when left out
 * @param enabled true when left out
 */
public record IncidentRuleRequest(
    @Nullable List<@NotNull String> priorities,
    @Nullable Integer events,
    @Nullable String within,
    @Nullable Boolean enabled) {
  IncidentRules.Draft draft() {
    return new IncidentRules.Draft(priorities, events, within, enabled);
  }
}
