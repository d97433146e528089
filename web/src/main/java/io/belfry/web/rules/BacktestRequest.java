package io.belfry.web.rules;

import jakarta.validation.constraints.NotNull;

/**
 * A stretch of the journal to judge again with a version.
 *
 * @param packageName of the candidate
 * @param version of the candidate
 * @param from in RFC 3339
 * @param until in RFC 3339
 */
public record BacktestRequest(
    @NotNull String packageName,
    @NotNull String version,
    @NotNull String from,
    @NotNull String until) {}
