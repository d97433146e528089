package io.belfry.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Short lists in one column: a line each, which no name can break. */
final class Lines {
  private Lines() {}

  static String of(List<String> items) {
    return String.join("\n", items);
  }

  static List<String> list(String lines) {
    return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
  }

  /** A name has no equals sign. */
  static String ofPairs(Map<String, String> pairs) {
    return new TreeMap<>(pairs)
        .entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining("\n"));
  }

  static Map<String, String> pairs(String lines) {
    Map<String, String> pairs = new TreeMap<>();
    for (String line : list(lines)) {
      int equals = line.indexOf('=');
      pairs.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return pairs;
  }
}
