package io.belfry.web.proposal;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * How a proposal is decided.
 *
 * @param accepted whether the runbook says so now, or will
 */
public record SettleRequest(@NotNull Boolean accepted, @Nullable String note) {}
