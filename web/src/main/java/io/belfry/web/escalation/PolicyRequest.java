package io.belfry.web.escalation;

import io.belfry.escalation.EscalationDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy of escalation.
 *
 * @param repeats 0 when left out
 * @param priorities P1 and P2 when left out
 * @param breachSteps who is told in turn once an event is not resolved in time, the first after 0
 *     or later; as before when left out, and the usual ones of a new policy
 */
public record PolicyRequest(
    @NotNull List<@NotNull @Valid StepRequest> steps,
    @Nullable Integer repeats,
    @Nullable List<@NotNull String> priorities,
    @Nullable List<@NotNull @Valid StepRequest> breachSteps) {

  /**
   * A step of it.
   *
   * @param after the step before, or the opening, such as 15m
   * @param tell on-call, lead, manager, director, team, {@code user:<name>} or {@code team:<id>}
   */
  public record StepRequest(@NotNull String after, @NotNull List<@NotNull String> tell) {}

  EscalationDraft.OfPolicy draft() {
    return new EscalationDraft.OfPolicy(
        drafts(steps), repeats, priorities, breachSteps == null ? null : drafts(breachSteps));
  }

  private static List<EscalationDraft.OfStep> drafts(List<StepRequest> steps) {
    return steps.stream()
        .map(step -> new EscalationDraft.OfStep(step.after(), step.tell()))
        .toList();
  }
}
