package io.belfry.web.catalogue;

import jakarta.validation.constraints.NotNull;

/**
 * The times that correlation goes by.
 *
 * @param alongSeconds the longest time between a failure and what depends on it, at most a day
 * @param nearSeconds the longest time between failures at one place, at most a day
 * @param urgentHoldSeconds how long the first page of a P1 waits where something else may explain
 *     it, at most an hour
 * @param holdSeconds how long the first page of others waits there, at most an hour
 */
public record CorrelationRequest(
    @NotNull Long alongSeconds,
    @NotNull Long nearSeconds,
    @NotNull Long urgentHoldSeconds,
    @NotNull Long holdSeconds) {}
