package io.belfry.escalation;

import io.belfry.catalogue.ServiceHours;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Within what time an event of a priority is responded to and resolved.
 *
 * @param response null for no target
 * @param resolution null for no target
 * @param warnPercent after how much of the time people are warned, from 1 to 99
 * @param hours null for always
 */
public record Aim(
    @Nullable Duration response,
    @Nullable Duration resolution,
    int warnPercent,
    @Nullable ServiceHours hours) {

  /** Returns what falls due when, for an event that opened then. */
  Map<DueKind, Instant> due(Instant opened) {
    Map<DueKind, Instant> due = new EnumMap<>(DueKind.class);
    if (response != null) {
      due.put(DueKind.RESPONSE_WARNING, after(opened, part(response)));
      due.put(DueKind.RESPONSE_BREACH, after(opened, response));
    }
    if (resolution != null) {
      due.put(DueKind.RESOLUTION_WARNING, after(opened, part(resolution)));
      due.put(DueKind.RESOLUTION_BREACH, after(opened, resolution));
    }
    return due;
  }

  private Duration part(Duration whole) {
    return whole.multipliedBy(warnPercent).dividedBy(100);
  }

  private Instant after(Instant from, Duration time) {
    return hours == null ? from.plus(time) : hours.after(from, time);
  }
}
