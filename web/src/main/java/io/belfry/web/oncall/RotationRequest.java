package io.belfry.web.oncall;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * A team's weekly rotation.
 *
 * @param zone such as Europe/Berlin
 * @param startsOn the day of the first handover
 * @param handover the time of day, such as 09:00
 * @param members usernames, in turn
 */
public record RotationRequest(
    @NotNull String zone,
    @NotNull LocalDate startsOn,
    @NotNull LocalTime handover,
    @NotNull List<@NotNull String> members) {}
