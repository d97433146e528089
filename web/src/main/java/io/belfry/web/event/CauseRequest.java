package io.belfry.web.event;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What causes an event.
 *
 * @param cause the id of another event; null when nothing known causes it
 */
public record CauseRequest(@Nullable UUID cause, @NotNull String reason) {}
