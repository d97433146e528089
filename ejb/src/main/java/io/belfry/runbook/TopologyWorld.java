package io.belfry.runbook;

import io.belfry.journal.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What depends on what, as a scenario says it: items, services' dependencies, and the terms. */
final class TopologyWorld {
  private TopologyWorld() {}

  static List<Change> of(Map<String, Object> world) {
    List<Change> given = new ArrayList<>();
    for (Object item : list(world.get("cis"))) {
      Map<?, ?> fields = (Map<?, ?>) item;
      Map<String, String> labels = new TreeMap<>();
      if (fields.get("labels") instanceof Map<?, ?> named) {
        named.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
      }
      given.add(
          new Change.CiSet(
              text(fields, "name", ""),
              text(fields, "service", ""),
              text(fields, "kind", "host"),
              labels,
              texts(fields.get("depends-on"))));
    }
    for (Object item : list(world.get("services"))) {
      Map<?, ?> fields = (Map<?, ?>) item;
      if (fields.get("depends-on") != null) {
        given.add(
            new Change.ServiceDependsOn(text(fields, "name", ""), texts(fields.get("depends-on"))));
      }
    }
    for (Object item : list(world.get("gone"))) {
      given.add(new Change.CiRemoved(String.valueOf(item)));
    }
    if (world.get("correlation") instanceof Map<?, ?> terms) {
      given.add(
          new Change.CorrelationSet(
              millis(terms, "along"),
              millis(terms, "near"),
              millis(terms, "hold-urgent"),
              millis(terms, "hold")));
    }
    return given;
  }

  private static long millis(Map<?, ?> fields, String name) {
    return ScenarioParser.millis(text(fields, name, ""));
  }

  private static String text(Map<?, ?> fields, String name, String otherwise) {
    Object value = fields.get(name);
    if (value == null && otherwise.isEmpty() && !name.equals("service")) {
      throw new IllegalArgumentException("field (%s) is missing in %s".formatted(name, fields));
    }
    return value == null ? otherwise : value.toString();
  }

  private static List<String> texts(@Nullable Object value) {
    return list(value).stream().map(String::valueOf).sorted().toList();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> items ? items : List.of();
  }
}
