package io.belfry.rulepackage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a version on its way.
 *
 * @param actor as in {@code user:17}
 * @param from null where it came in
 */
public record PackageMove(
    String name,
    String version,
    Instant at,
    String actor,
    @Nullable String from,
    String to,
    String reason,
    boolean emergency) {}
