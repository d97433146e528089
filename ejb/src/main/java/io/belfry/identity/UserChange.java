package io.belfry.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator changes about a user; null leaves a part as it is.
 *
 * @param teams that the roles are limited to; empty for all
 * @param version the version that the change was decided on, or null for whichever it is
 */
public record UserChange(
    @Nullable Integer version,
    @Nullable String displayName,
    @Nullable Set<Role> roles,
    @Nullable Boolean disabled,
    @Nullable Set<String> teams) {
  /** Leaves the teams as they are. */
  public UserChange(
      @Nullable Integer version,
      @Nullable String displayName,
      @Nullable Set<Role> roles,
      @Nullable Boolean disabled) {
    this(version, displayName, roles, disabled, null);
  }
}
