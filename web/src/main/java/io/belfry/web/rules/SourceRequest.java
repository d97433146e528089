package io.belfry.web.rules;

import io.belfry.packagesource.SourceDraft;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Where a package is to be pulled from.
 *
 * @param address of the Git repository: https
 * @param branch main when it is left out
 * @param path of the package within the repository; its root when it is left out
 * @param every such as 15m, which it is when it is left out; at least 1m
 * @param user to sign in as; many servers take any name with a token
 * @param token to sign in with; left out it stays, unless the address is another one, and an empty
 *     one signs in no more
 */
public record SourceRequest(
    @NotNull String address,
    @Nullable String branch,
    @Nullable String path,
    @Nullable String every,
    @Nullable String user,
    @Nullable String token) {
  SourceDraft draft() {
    return new SourceDraft(address, branch, path, every, user, token);
  }
}
