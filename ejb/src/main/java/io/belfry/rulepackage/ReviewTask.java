package io.belfry.rulepackage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to look at.
 *
 * @param kind {@code emergency} for what judges without approval, {@code review} for a runbook
 * @param subject such as {@code storage 1.4.0}
 * @param team whose it is
 * @param endedAt null while it is open
 * @param endedBy who did it, as in {@code user:17}; {@code belfry} when nobody needs to any more
 * @param outcome why nobody needs to, for people; null otherwise
 */
public record ReviewTask(
    long id,
    String kind,
    String subject,
    String team,
    String reason,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable String outcome) {}
