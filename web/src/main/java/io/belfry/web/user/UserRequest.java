package io.belfry.web.user;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user to add; the display name is the username when it is left out. */
public record UserRequest(
    @NotBlank String username,
    @Nullable @Size(min = 1, max = 200) String displayName,
    @NotEmpty Set<@NotNull String> roles,
    @Nullable Set<@NotNull String> teams) {}
