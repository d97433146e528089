package io.belfry.web.catalogue;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What a team is to be called, and where its mail goes; without an address it gets none. */
public record TeamDescription(@NotNull String name, @Nullable String mail) {}
