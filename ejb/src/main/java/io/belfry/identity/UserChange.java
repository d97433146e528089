package io.belfry.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator changes about a user; null leaves a part as it is.
 *
 * @param version the version that the change was decided on, or null for whichever it is
 */
public record UserChange(
    @Nullable Integer version,
    @Nullable String displayName,
    @Nullable Set<Role> roles,
    @Nullable Boolean disabled) {}
