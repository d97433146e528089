package io.belfry.web.token;

import io.belfry.identity.Permission;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A token to issue; without an end it works until it is revoked. */
public record TokenRequest(
    @NotBlank @Size(max = 200) String name,
    @NotEmpty Set<@NotNull String> scopes,
    @Nullable Instant expiresAt) {

  Set<Permission> permissions() {
    return scopes.stream().map(scope -> Permission.of(scope, "scopes")).collect(Collectors.toSet());
  }
}
