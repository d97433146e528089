package io.belfry.web.catalogue;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A service to add.
 *
 * @param name as alerts give it
 * @param ownerTeam the id of a team
 * @param criticality high, medium or low
 * @param path its place in the organisation, such as shop.frontend.ui; its name when left out
 */
public record ServiceRequest(
    @NotNull String name,
    @NotNull String ownerTeam,
    @NotNull String criticality,
    @Nullable String path) {}
