package io.belfry.runbook;

import io.belfry.journal.LabelMatcher;
import io.belfry.journal.RouteRow;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    String org, String situationClass, List<String> matchers, String team, int line) {
  private static final Pattern MATCHER =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_.:-]*)(=~|!~|!=|=)(.*)");

  /** Reads a matcher; null when it is none. */
  static @Nullable LabelMatcher matcher(String text) {
    Matcher parts = MATCHER.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String operator = parts.group(2);
    return new LabelMatcher(
        parts.group(1), !operator.startsWith("!"), operator.endsWith("~"), parts.group(3));
  }

  /** The same for the engine. */
  RouteRow route() {
    return new RouteRow(
        org,
        situationClass,
        matchers.stream().map(RoutingRow::matcher).map(Objects::requireNonNull).toList(),
        team);
  }

  /** Whether nothing is left to another row that comes later: it asks for nothing else, or less. */
  boolean covers(RoutingRow later) {
    return (org.isEmpty() || org.equals(later.org) || later.org.startsWith(org + "."))
        && (situationClass.isEmpty() || situationClass.equals(later.situationClass))
        && later.matchers.containsAll(matchers);
  }
}
