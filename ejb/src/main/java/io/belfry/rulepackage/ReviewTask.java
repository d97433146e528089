package io.belfry.rulepackage;

import java.time.Instant;

/**
 * What somebody has to look at.
 *
 * @param kind {@code emergency} for what judges without approval, {@code review} for a runbook
 * @param subject such as {@code storage 1.4.0}
 * @param team whose it is
 */
public record ReviewTask(
    long id, String kind, String subject, String team, String reason, Instant createdAt) {}
