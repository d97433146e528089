package io.belfry.runbook;

import io.belfry.facts.expectation.Expectation;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the field {@code expectation} of a runbook: one or several, in the fields of the API. */
final class ExpectationParser {
  static final Map<String, Set<String>> DEMANDS =
      Map.of(
          "count", Set.of("atLeast", "atMost", "expected", "variance", "within", "zone", "grace"),
          "schedule", Set.of("from", "by", "weekdays", "days", "zone", "holidays", "grace"),
          "volume", Set.of("metric", "min", "max", "usual"),
          "run", Set.of("max"),
          "silence", Set.of("longest", "worseEvery"));
  private static final Set<String> NUMBERS =
      Set.of("atLeast", "atMost", "expected", "variance", "min", "max");
  private static final Set<String> LISTS = Set.of("weekdays", "days", "holidays");
  static final Set<String> FIELDS =
      Set.of(
          "name",
          "service",
          "severity",
          "key",
          "type",
          "source",
          "count",
          "schedule",
          "volume",
          "run",
          "silence");

  private ExpectationParser() {}

  /**
   * Reads them; what is wrong is noted in the section.
   *
   * @param runbook its id, which makes the expectations' own
   * @param title the name of an expectation that has none
   */
  static List<Expectation> parse(Section head, String runbook, String title) {
    List<Expectation> expectations = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Section section : head.sections("expectation")) {
      Expectation read = one(section, runbook, title);
      if (read != null && !ids.add(read.id())) {
        section.fault(
            "name", "is (%s), like that of another".formatted(read.name()), "Give each its own.");
      } else if (read != null) {
        expectations.add(read);
      }
    }
    return expectations;
  }

  private static @Nullable Expectation one(Section section, String runbook, String title) {
    int before = section.faults().size();
    section.onlyKnows(FIELDS);
    DEMANDS.forEach(
        (demand, known) -> {
          if (section.has(demand)) {
            demand(section, demand, known);
          }
        });
    if (section.faults().size() > before) {
      return null;
    }
    Map<String, Object> fields = new HashMap<>();
    section.fields().forEach((name, value) -> fields.put(String.valueOf(name), value));
    fields.putIfAbsent("name", title);
    try {
      return ExpectedWorld.draft(fields).read(idOf(runbook, fields), 0).asRunbooksSay();
    } catch (Fault wrong) {
      for (ItemError error : wrong.errors()) {
        String field = error.field() == null ? "" : error.field();
        section.fault(field, "is wrong: " + error.reason(), error.remedy() + ".");
      }
      return null;
    }
  }

  /** Fields of a demand that are of another kind would be taken as left out. */
  private static void demand(Section section, String demand, Set<String> known) {
    if (!(section.get(demand) instanceof Map<?, ?> fields)) {
      section.fault(
          demand, "is (%s)".formatted(section.get(demand)), "Write fields, like { ... }.");
      return;
    }
    Section part = new Section(section.path() + demand + ".", fields, section.faults());
    part.onlyKnows(known);
    fields.forEach(
        (name, value) -> {
          String field = String.valueOf(name);
          boolean number = NUMBERS.contains(field) && !demand.equals("run");
          if (number && !(value instanceof Number)) {
            part.fault(field, "is (%s), which is no number".formatted(value), "Write one like 90.");
          } else if (LISTS.contains(field) && !(value instanceof List)) {
            part.fault(field, "is (%s), which is no list".formatted(value), "Write [...].");
          } else if (field.equals("days")
              && value instanceof List<?> days
              && !days.stream().allMatch(Integer.class::isInstance)) {
            part.fault(field, "is (%s)".formatted(value), "Write days of the month, like [1, 15].");
          }
        });
  }

  private static String idOf(String runbook, Map<String, Object> fields) {
    String name = "runbook " + runbook + " " + fields.get("name");
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
