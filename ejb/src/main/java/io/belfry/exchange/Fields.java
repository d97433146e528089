package io.belfry.exchange;

import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.runbook.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one map; whatever is wrong is noted with its path, and reading goes on. What
 * was read stands in {@link #read()} in the order of the questions.
 */
final class Fields {
  private final Map<?, ?> map;
  private final String path;
  private final Faults faults;
  private final Map<String, Object> read = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();

  Fields(Map<?, ?> map, String path, Faults faults) {
    this.map = map;
    this.path = path;
    this.faults = faults;
  }

  Map<String, Object> read() {
    return read;
  }

  /** Reads a text that must be there; returns an empty one when it is not. */
  String need(String field, Function<String, String> check) {
    String text = textOf(field);
    if (text == null) {
      if (map.get(field) == null) {
        add(field, "is missing", "Give it a text.");
      }
      return "";
    }
    return keep(field, text, check);
  }

  /** Reads a text that may be left out; returns an empty one when it is. */
  String may(String field, Function<String, String> check) {
    String text = textOf(field);
    return text == null || text.isBlank() ? "" : keep(field, text, check);
  }

  private String keep(String field, String text, Function<String, String> check) {
    String checked = tried(field, () -> check.apply(text));
    if (checked == null) {
      return "";
    }
    read.put(field, checked);
    return checked;
  }

  /** Reads a list of texts that may be left out. */
  List<String> list(String field, Function<List<String>, List<String>> check) {
    Object value = value(field);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
      add(field, "is no list of texts", "Write it like [one, two], each in quotes if need be.");
      return List.of();
    }
    List<String> checked =
        tried(field, () -> check.apply(list.stream().map(String.class::cast).toList()));
    if (checked == null || checked.isEmpty()) {
      return List.of();
    }
    read.put(field, checked);
    return checked;
  }

  /** Reads texts by name that may be left out. */
  Map<String, String> pairs(String field) {
    Map<String, String> pairs = new TreeMap<>();
    Object value = value(field);
    if (value == null) {
      return pairs;
    }
    if (!(value instanceof Map<?, ?> given)
        || !given.values().stream().allMatch(String.class::isInstance)) {
      add(field, "is no map of texts", "Write it like { rack: r1 }, values in quotes if need be.");
      return pairs;
    }
    given.forEach((name, text) -> pairs.put(String.valueOf(name), String.valueOf(text)));
    if (!pairs.isEmpty()) {
      read.put(field, pairs);
    }
    return pairs;
  }

  /** Reads a map with fields of its own that may be left out. */
  @Nullable Fields inner(String field) {
    Object value = value(field);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> inner)) {
      add(field, "is no map", "Write its fields below it.");
      return null;
    }
    return new Fields(inner, path + "." + field, faults);
  }

  /** Checks what several fields come to; null, and noted, when it is refused. */
  <T> @Nullable T tried(String field, Question<T> question) {
    try {
      return question.answer();
    } catch (Fault refused) {
      if (refused.errors().isEmpty()) {
        add(field, "is refused: " + refused.detail(), "Mend it.");
      }
      refused
          .errors()
          .forEach(error -> add(field, "is refused: " + error.reason(), error.remedy() + "."));
      return null;
    }
  }

  /** Something that may be refused. */
  @FunctionalInterface
  interface Question<T> {
    T answer();
  }

  /** Notes every field that nobody asked for. */
  void end() {
    for (Object name : map.keySet()) {
      if (!asked.contains(String.valueOf(name))) {
        add(
            Line.shown(String.valueOf(name)),
            "is not known here",
            "Use " + String.join(", ", asked) + ".");
      }
    }
  }

  private @Nullable String textOf(String field) {
    Object value = value(field);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    add(field, "is no text", "Write it in quotes.");
    return null;
  }

  private @Nullable Object value(String field) {
    asked.add(field);
    return map.get(field);
  }

  private void add(String field, String reason, String remedy) {
    faults.add(field.isEmpty() ? path : path + "." + field, reason, remedy);
  }
}
