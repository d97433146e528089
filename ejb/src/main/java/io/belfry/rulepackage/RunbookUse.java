package io.belfry.rulepackage;

import io.belfry.review.Proposal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a runbook's events within the last 90 days.
 *
 * @param packageName whose it is
 * @param team its owner, or the package's
 * @param alerts behind its events
 * @param dismissed events that somebody called useless, or closed as false
 * @param acknowledgedAfter seconds on average; null when nobody took one on
 * @param resolvedAfter seconds on average; null when none was resolved
 * @param lastEvent null when there was none
 * @param scenariosRun when the scenarios of its package last ran, in RFC 3339; null for never
 * @param reviewBy null when it names no day
 * @param overdue whether that day has passed
 * @param hint what its author should think about; empty when nothing stands out
 * @param proposals levels that would agree better with what was measured
 */
public record RunbookUse(
    String runbook,
    String title,
    String packageName,
    String version,
    String team,
    long events,
    long alerts,
    long dismissed,
    @Nullable Long acknowledgedAfter,
    @Nullable Long resolvedAfter,
    @Nullable Instant lastEvent,
    @Nullable String scenariosRun,
    @Nullable LocalDate reviewBy,
    boolean overdue,
    String hint,
    List<Proposal> proposals) {}
