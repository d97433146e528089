package io.belfry.web.demonstration;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the demonstration.
 *
 * @param confirmed whether it may stand beside events that are real
 */
public record DemonstrationRequest(@Nullable Boolean confirmed) {}
