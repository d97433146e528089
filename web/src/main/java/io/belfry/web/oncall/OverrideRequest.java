package io.belfry.web.oncall;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to stand in.
 *
 * @param startsAt now when left out
 */
public record OverrideRequest(
    @NotNull String username, @Nullable Instant startsAt, @NotNull Instant endsAt) {}
