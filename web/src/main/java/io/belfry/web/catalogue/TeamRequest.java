package io.belfry.web.catalogue;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A team to add; without an address it gets no mail. */
public record TeamRequest(@NotNull String id, @NotNull String name, @Nullable String mail) {}
