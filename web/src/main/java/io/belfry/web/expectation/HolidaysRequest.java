package io.belfry.web.expectation;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * All holidays.
 *
 * @param days dates such as 2026-12-25
 */
public record HolidaysRequest(@NotNull List<@NotNull String> days) {}
