package io.belfry.web.catalogue;

import jakarta.validation.constraints.NotNull;

/** The id of the team that is to get what nobody else owns. */
public record DefaultOwnerRequest(@NotNull String team) {}
