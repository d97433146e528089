package io.belfry.web.catalogue;

import jakarta.validation.constraints.NotNull;

/**
 * A service to add.
 *
 * @param name as alerts give it
 * @param ownerTeam the id of a team
 * @param criticality high, medium or low
 */
public record ServiceRequest(
    @NotNull String name, @NotNull String ownerTeam, @NotNull String criticality) {}
