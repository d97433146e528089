package io.belfry.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with one YAML document; every fault is collected, so that an author sees all of
 * them at once.
 *
 * @param lines where each field stands, by its path
 * @param start the document's first line
 */
public record Faults(String file, Map<String, Integer> lines, int start, List<Flaw> flaws) {

  /** Begins with none. */
  public static Faults of(String file, YamlDocument document) {
    return new Faults(file, document.lines(), document.line(), new ArrayList<>());
  }

  /** Notes what is wrong with a field; an empty one means the document. */
  public void add(String field, String reason, String remedy) {
    String path = field.endsWith(".") ? field.substring(0, field.length() - 1) : field;
    flaws.add(new Flaw(file, lineOf(path), path.isEmpty() ? null : path, reason, remedy));
  }

  int size() {
    return flaws.size();
  }

  public boolean isEmpty() {
    return flaws.isEmpty();
  }

  /** Where a field stands; where it would stand, if it is missing. */
  int lineOf(String path) {
    for (String known = path; !known.isEmpty(); known = parentOf(known)) {
      Integer line = lines.get(known);
      if (line != null) {
        return line;
      }
    }
    return start;
  }

  private static String parentOf(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }
}
