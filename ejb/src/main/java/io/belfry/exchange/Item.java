package io.belfry.exchange;

import java.util.List;
import java.util.Map;

/**
 * One thing of a catalogue in plain values, so that all kinds are compared and written alike.
 *
 * @param fields texts, lists of texts, and maps, in the order in which they are written; what is
 *     empty is not there
 * @param path where it stands in the file, such as {@code services[3]}; empty for what was not read
 *     from one
 */
record Item(Kind kind, String name, Map<String, Object> fields, String path) {
  String text(String field) {
    return (String) fields.getOrDefault(field, "");
  }

  @SuppressWarnings("unchecked") // these are its own lists
  List<String> texts(String field) {
    return (List<String>) fields.getOrDefault(field, List.of());
  }

  @SuppressWarnings("unchecked") // these are its own maps
  Map<String, Object> map(String field) {
    return (Map<String, Object>) fields.getOrDefault(field, Map.of());
  }

  boolean isLike(Item other) {
    return fields.equals(other.fields);
  }
}
