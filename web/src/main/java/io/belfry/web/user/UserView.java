package io.belfry.web.user;

import io.belfry.identity.Role;
import io.belfry.identity.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user as administrators see them. */
public record UserView(
    String username,
    String displayName,
    List<String> roles,
    List<String> teams,
    boolean disabled,
    boolean passwordChangeRequired,
    Instant createdAt,
    @Nullable Instant lastLoginAt,
    int version) {

  static UserView of(User user) {
    return new UserView(
        user.username(),
        user.displayName(),
        user.roles().stream().map(Role::code).toList(),
        List.copyOf(user.teams()),
        user.disabled(),
        user.passwordChangeRequired(),
        user.createdAt(),
        user.lastLoginAt().orElse(null),
        user.version());
  }
}
