package io.belfry.web.escalation;

import io.belfry.escalation.EscalationDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Within what time events of a priority are responded to and resolved.
 *
 * @param response such as 15m; none when left out
 * @param resolution such as 4h; none when left out
 * @param warnPercent after how much of the time people are warned; 75 when left out
 * @param hours always when left out
 */
public record TargetRequest(
    @Nullable String response,
    @Nullable String resolution,
    @Nullable Integer warnPercent,
    @Nullable @Valid HoursRequest hours) {

  /**
   * Service hours.
   *
   * @param days monday to sunday
   * @param closes 00:00 for the end of the day
   */
  public record HoursRequest(
      @NotNull String zone,
      @NotNull List<@NotNull String> days,
      @NotNull LocalTime opens,
      @NotNull LocalTime closes) {}

  EscalationDraft.OfTarget draft() {
    return new EscalationDraft.OfTarget(
        response,
        resolution,
        warnPercent,
        hours == null
            ? null
            : new EscalationDraft.OfHours(
                hours.zone(), hours.days(), hours.opens(), hours.closes()));
  }
}
