package io.belfry.web.maintenance;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window to plan.
 *
 * @param service the name of a service
 * @param startsAt now when it is left out
 * @param endsAt at most 366 days after that
 */
public record WindowRequest(
    @NotNull String service,
    @Nullable Instant startsAt,
    @NotNull Instant endsAt,
    @NotNull String reason) {}
