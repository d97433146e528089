package io.belfry.runbook;

import java.util.List;

/**
 * What people do about a situation: the body of a runbook.
 *
 * @param text all of it, in Markdown
 * @param phases those that have numbered steps, in the order of the document
 */
public record Procedure(String text, List<Phase> phases) {

  /** When in the life of an event its steps are taken, by the heading that says so. */
  public enum Moment {
    FIRST_MINUTES("First minutes"),
    STABILISE("Stabilise"),
    RESOLVE("Resolve");

    private final String heading;

    Moment(String heading) {
      this.heading = heading;
    }

    public String heading() {
      return heading;
    }
  }

  /** The steps below one heading. */
  public record Phase(Moment moment, List<Step> steps) {}

  /**
   * Something to do, which people tick.
   *
   * @param id stays the same as long as the step's first sentence does, wherever it moves
   * @param number as written
   * @param text in Markdown, with its commands
   */
  public record Step(String id, int number, String text) {}

  /** All steps, in order. */
  public List<Step> steps() {
    return phases.stream().flatMap(phase -> phase.steps().stream()).toList();
  }
}
