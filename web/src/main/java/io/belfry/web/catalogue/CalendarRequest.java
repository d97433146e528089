package io.belfry.web.catalogue;

import io.belfry.catalogue.ServiceHours;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.util.List;

/**
 * When somebody is there for a service.
 *
 * @param zone such as Europe/Berlin
 * @param days monday to sunday
 * @param closes 00:00 for the end of the day
 */
public record CalendarRequest(
    @NotNull String zone,
    @NotNull List<@NotNull String> days,
    @NotNull LocalTime opens,
    @NotNull LocalTime closes) {
  ServiceHours hours() {
    return ServiceHours.of("calendar", zone, days, opens, closes);
  }
}
