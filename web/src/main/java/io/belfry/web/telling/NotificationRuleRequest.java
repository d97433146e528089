package io.belfry.web.telling;

import io.belfry.telling.TellingRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told of which events, and when.
 *
 * @param classes situation classes, such as performance; all when left out
 * @param priorities all when left out
 * @param team the id of the team whose events count; all when left out
 * @param lasts how long an event must fire before the first step's time begins, such as 10m
 * @param enabled true when left out
 */
public record NotificationRuleRequest(
    @Nullable List<@NotNull String> classes,
    @Nullable List<@NotNull String> priorities,
    @Nullable String team,
    @Nullable String lasts,
    @NotNull List<@NotNull @Valid StepRequest> steps,
    @Nullable Boolean enabled) {

  /**
   * Some who are told.
   *
   * @param after the step before, or the beginning; at once when left out
   * @param tell team, channel:name, lead, on-call, responders, interested, user:name or team:id
   */
  public record StepRequest(@Nullable String after, @NotNull List<@NotNull String> tell) {}

  TellingRules.Draft draft() {
    return new TellingRules.Draft(
        classes,
        priorities,
        team,
        lasts,
        steps.stream().map(step -> new TellingRules.StepDraft(step.after(), step.tell())).toList(),
        enabled);
  }
}
