package io.belfry.runbook;

import java.util.List;

/**
 * A row of {@code routing.csv}: the first one that fits says whose an event is.
 *
 * @param org an organisation path, which holds for what is beneath it; empty for any
 * @param situationClass that of the runbook that knows the alert; empty for any
 * @param matchers on labels, such as {@code host=web-1} or {@code host=~web.*}; all must fit
 * @param team the id of a team
 * @param line where it stands, from 1
 */
public record RoutingRow(
    String org, String situationClass, List<String> matchers, String team, int line) {}
