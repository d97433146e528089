package io.belfry.runbook;

import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A story with a known end: what the catalogue says, alerts over virtual time, and what must come
 * of them.
 *
 * @param given the catalogue and the maintenance windows, in place before the first step
 * @param events what must be there at the end, by key; exactly these
 */
public record Scenario(
    String name, List<Change> given, List<Step> steps, Map<String, Map<String, String>> events) {

  /**
   * One alert, changes by people, or that Belfry is away; or only time that passes.
   *
   * @param at milliseconds after the scenario's start
   * @param alert null when only time passes until then
   * @param fate the fate that it must have when it comes, empty when the scenario does not say
   * @param end the fate that it must have at the scenario's end, empty when the scenario does not
   *     say; another one than the first only when it is held
   * @param away milliseconds for which Belfry accepts nothing from then on
   */
  public record Step(
      long at, @Nullable Alert alert, String fate, String end, List<Change> changes, long away) {
    /** An alert, or time that passes. */
    public Step(long at, @Nullable Alert alert, String fate, String end) {
      this(at, alert, fate, end, List.of(), 0);
    }
  }
}
