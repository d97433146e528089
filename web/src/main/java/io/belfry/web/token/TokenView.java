package io.belfry.web.token;

import io.belfry.identity.ApiToken;
import io.belfry.identity.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token as administrators see it: without the text that works. */
public record TokenView(
    String id,
    String name,
    List<String> scopes,
    String createdBy,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt) {

  static TokenView of(ApiToken token) {
    return new TokenView(
        token.id(),
        token.name(),
        token.scopes().stream().map(Permission::code).toList(),
        token.createdBy(),
        token.createdAt(),
        token.lastUsedAt().orElse(null),
        token.expiresAt().orElse(null));
  }
}
