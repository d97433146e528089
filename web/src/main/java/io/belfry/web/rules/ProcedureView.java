package io.belfry.web.rules;

import io.belfry.rulepackage.Procedures;
import io.belfry.runbook.Procedure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do about an event, as the API shows it.
 *
 * @param runbook its id; null when there is none, or none any more
 * @param packageName whose runbook it is
 * @param text the whole document below its head, in Markdown
 * @param phases what is ticked
 */
public record ProcedureView(
    @Nullable String runbook,
    @Nullable String title,
    @Nullable String packageName,
    @Nullable String text,
    List<PhaseView> phases) {
  static final ProcedureView NONE = new ProcedureView(null, null, null, null, List.of());

  /** The steps of a moment in the life of an event. */
  public record PhaseView(String title, List<StepView> steps) {}

  /**
   * A step.
   *
   * @param id for tick
   * @param number as written
   * @param text in Markdown
   */
  public record StepView(String id, int number, String text) {}

  static ProcedureView of(String runbook, Procedures.Found found) {
    return new ProcedureView(
        runbook,
        found.title(),
        found.packageName(),
        found.procedure().text(),
        found.procedure().phases().stream().map(ProcedureView::phase).toList());
  }

  private static PhaseView phase(Procedure.Phase phase) {
    return new PhaseView(
        phase.moment().heading(),
        phase.steps().stream()
            .map(step -> new StepView(step.id(), step.number(), step.text()))
            .toList());
  }
}
