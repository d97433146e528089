package io.belfry.runbooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A runbook's body, by its headings.
 *
 * @param sections the text under each heading of the second level, in order
 */
record Procedure(Map<String, String> sections) {
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
  private static final Pattern STEP = Pattern.compile("(?m)^(\\d+)\\. \\S");

  static Procedure of(String body) {
    Map<String, String> sections = new LinkedHashMap<>();
    Matcher heading = HEADING.matcher(body);
    String title = "";
    int start = 0;
    while (heading.find()) {
      sections.put(title, body.substring(start, heading.start()).strip());
      title = heading.group(1).strip();
      start = heading.end();
    }
    sections.put(title, body.substring(start).strip());
    sections.remove("", "");
    return new Procedure(sections);
  }

  /** The numbers that the steps of a section carry, as written. */
  List<Integer> steps(String section) {
    List<Integer> numbers = new ArrayList<>();
    Matcher step = STEP.matcher(sections.getOrDefault(section, ""));
    while (step.find()) {
      numbers.add(Integer.valueOf(step.group(1)));
    }
    return numbers;
  }
}
