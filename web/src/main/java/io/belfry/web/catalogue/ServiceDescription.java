package io.belfry.web.catalogue;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Whose a service is to be, and how much hangs on it.
 *
 * @param ownerTeam the id of a team
 * @param criticality high, medium or low
 * @param path its place in the organisation; left out it stays, empty it is taken away
 */
public record ServiceDescription(
    @NotNull String ownerTeam, @NotNull String criticality, @Nullable String path) {}
