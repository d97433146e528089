package io.belfry.backtest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A backtest that somebody started.
 *
 * @param state running, done, cancelled or failed
 * @param asked what was asked for, in words
 * @param actor as in {@code user:17}
 * @param progress from 0 to 1
 * @param endedAt null while it runs
 * @param report a {@link Report} as JSON; null where there is none
 * @param failure for people; null where it did not fail
 */
public record BacktestRun(
    UUID id,
    String state,
    String asked,
    String actor,
    double progress,
    Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable String report,
    @Nullable String failure) {}
