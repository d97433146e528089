package io.belfry.runbook;

import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import java.util.List;
import java.util.Map;

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
   * One alert.
   *
   * @param at milliseconds after the scenario's start
   * @param fate the fate that it must have, empty when the scenario does not say
   */
  public record Step(long at, Alert alert, String fate) {}
}
