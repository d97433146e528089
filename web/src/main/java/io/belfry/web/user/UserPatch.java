package io.belfry.web.user;

import io.belfry.identity.Role;
import io.belfry.identity.UserChange;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to change about a user; what is left out stays. */
public record UserPatch(
    @Nullable @Size(min = 1, max = 200) String displayName,
    @Nullable @Size(min = 1) Set<@NotNull String> roles,
    @Nullable Boolean disabled,
    @Nullable Set<@NotNull String> teams) {

  UserChange change(@Nullable Integer version) {
    return new UserChange(
        version, displayName, roles == null ? null : roles(roles), disabled, teams);
  }

  static Set<Role> roles(Set<String> codes) {
    return codes.stream().map(Role::of).collect(Collectors.toSet());
  }
}
