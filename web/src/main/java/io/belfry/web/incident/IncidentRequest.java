package io.belfry.web.incident;

import io.belfry.incident.Incidents;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident that is to be.
 *
 * @param title the first event's subject when left out
 * @param priority the most urgent of the events when left out
 * @param commander a username; whoever opens it when left out
 * @param events the ids of at most 500 events
 */
public record IncidentRequest(
    @Nullable String title,
    @Nullable String priority,
    @Nullable String commander,
    @NotEmpty List<@NotNull UUID> events) {
  Incidents.Draft draft() {
    return new Incidents.Draft(title, priority, commander, events);
  }
}
