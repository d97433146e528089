package io.belfry.journal;

import java.util.List;

/**
 * A row of the table of routes; what is empty asks for nothing.
 *
 * @param org an organisation path such as {@code bank.payments}, which holds for what is beneath it
 * @param situationClass that of the runbook that knows the alert
 * @param matchers what alerts must say
 * @param hours of the week in which it holds, such as {@code Mon-Fri 08:00-18:00 Europe/Zurich};
 *     empty for always
 * @param team who gets the event
 */
public record RouteRow(
    String org, String situationClass, List<LabelMatcher> matchers, String hours, String team) {
  /** One that always holds. */
  public RouteRow(String org, String situationClass, List<LabelMatcher> matchers, String team) {
    this(org, situationClass, matchers, "", team);
  }
}
