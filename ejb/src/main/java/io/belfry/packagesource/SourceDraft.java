package io.belfry.packagesource;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody wants a package to be pulled from.
 *
 * @param address https
 * @param branch main when null
 * @param path within the repository; its root when null
 * @param every such as 15m, which it is when null
 * @param user to sign in as; what is null stays, unless the address is another one
 * @param token to sign in with, as the user; empty for none
 */
public record SourceDraft(
    String address,
    @Nullable String branch,
    @Nullable String path,
    @Nullable String every,
    @Nullable String user,
    @Nullable String token) {

  /** Without what nobody may read in a log. */
  @Override
  public String toString() {
    return "SourceDraft[branch=%s, path=%s, every=%s]".formatted(branch, path, every);
  }
}
