package io.belfry.web.catalogue;

import jakarta.validation.constraints.NotNull;

/**
 * Whose a service is to be, and how much hangs on it.
 *
 * @param ownerTeam the id of a team
 * @param criticality high, medium or low
 */
public record ServiceDescription(@NotNull String ownerTeam, @NotNull String criticality) {}
