package io.belfry.runbook;

import io.belfry.journal.Change;
import io.belfry.journal.Inhibition;
import io.belfry.journal.LabelMatcher;
import io.belfry.journal.RouteRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Windows by labels, inhibitions and routes, as a scenario says them; matchers like {@code
 * host=~web.*}.
 */
final class SuppressedWorld {
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)(.*)");

  private SuppressedWorld() {}

  static List<Change> of(Map<String, Object> world) {
    List<Change> given = new ArrayList<>();
    for (Object item : list(world.get("windows"))) {
      Map<?, ?> fields = (Map<?, ?>) item;
      given.add(
          new Change.WindowPlanned(
              text(fields, "id"),
              matchers(fields.get("match")),
              ScenarioParser.START + ScenarioParser.millis(text(fields, "from")),
              ScenarioParser.START + ScenarioParser.millis(text(fields, "until")),
              fields.containsKey("rule") ? text(fields, "rule") : "",
              fields.containsKey("rule") ? "UTC" : "",
              text(fields, "reason")));
    }
    for (Object id : list(world.get("ended"))) {
      given.add(new Change.WindowRemoved(String.valueOf(id)));
    }
    if (world.containsKey("routes")) {
      List<RouteRow> rows = new ArrayList<>();
      for (Object item : list(world.get("routes"))) {
        Map<?, ?> fields = (Map<?, ?>) item;
        rows.add(
            new RouteRow(
                fields.containsKey("org") ? text(fields, "org") : "",
                fields.containsKey("class") ? text(fields, "class") : "",
                matchers(fields.get("match")),
                fields.containsKey("hours") ? text(fields, "hours") : "",
                text(fields, "team")));
      }
      given.add(new Change.RoutesSet(rows));
    }
    if (world.containsKey("inhibitions")) {
      List<Inhibition> rules = new ArrayList<>();
      for (Object item : list(world.get("inhibitions"))) {
        Map<?, ?> fields = (Map<?, ?>) item;
        rules.add(
            new Inhibition(
                text(fields, "id"),
                matchers(fields.get("source")),
                matchers(fields.get("target")),
                list(fields.get("equal")).stream().map(String::valueOf).toList(),
                text(fields, "reason")));
      }
      given.add(new Change.InhibitionsSet(rules));
    }
    return given;
  }

  static List<LabelMatcher> matchers(@Nullable Object value) {
    return list(value).stream().map(each -> matcher(String.valueOf(each))).toList();
  }

  private static LabelMatcher matcher(String text) {
    Matcher parts = MATCHER.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("(%s) is no matcher like host=web-1".formatted(text));
    }
    String operator = parts.group(2);
    return new LabelMatcher(
        parts.group(1), !operator.startsWith("!"), operator.endsWith("~"), parts.group(3));
  }

  static String text(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("field (%s) is missing in %s".formatted(name, fields));
    }
    return value.toString();
  }

  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> items ? items : List.of();
  }
}
