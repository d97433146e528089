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
 */
public record PolicyRequest(
    @NotNull List<@NotNull @Valid StepRequest> steps,
    @Nullable Integer repeats,
    @Nullable List<@NotNull String> priorities) {

  /**
   * A step of it.
   *
   * @param after the step before, or the opening, such as 15m
   * @param tell on-call, lead, team, {@code user:<name>} or {@code team:<id>}
   */
  public record StepRequest(@NotNull String after, @NotNull List<@NotNull String> tell) {}

  List<EscalationDraft.OfStep> drafts() {
    return steps.stream()
        .map(step -> new EscalationDraft.OfStep(step.after(), step.tell()))
        .toList();
  }
}
