package io.belfry.runbook;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads scenarios: one or more YAML documents a file. Times are durations since the start: 90s, 5m,
 * 2h; a step {@code advance: 15m} is so much after the step before it. Or they are instants. A step
 * with {@code repeat: 96, every: 15m} stands for so many, as {@link ScenarioRepeat} says.
 */
public final class ScenarioParser {
  /** Scenarios start here, on a Monday at noon UTC, unless the story says otherwise. */
  static final long START = 1_767_614_400_000L;

  private ScenarioParser() {}

  /**
   * Parses a file.
   *
   * @throws RunbookException when a field is missing or wrong
   */
  public static List<Scenario> parse(String file, String yaml) {
    List<Scenario> scenarios = new ArrayList<>();
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    for (Object document : new Load(settings).loadAllFromString(yaml)) {
      try {
        scenarios.add(scenario(map(document)));
      } catch (IllegalArgumentException | ClassCastException wrong) {
        throw new RunbookException(file + ": " + wrong.getMessage(), wrong);
      }
    }
    return scenarios;
  }

  private static Scenario scenario(Map<String, Object> fields) {
    List<Change> given = changes(map(fields.getOrDefault("given", Map.of())));
    List<Scenario.Step> steps = new ArrayList<>();
    long now = 0;
    for (Object item : list(fields.get("steps"))) {
      for (Map<String, Object> single : ScenarioRepeat.of(map(item))) {
        Scenario.Step step = step(single, now);
        now = step.at() + step.away();
        steps.add(step);
      }
    }
    // Steps that repeat may begin together.
    steps.sort(Comparator.comparingLong(Scenario.Step::at));
    Map<String, Map<String, String>> events = new LinkedHashMap<>();
    for (Object item : list(fields.get("events"))) {
      Map<String, String> expected = new LinkedHashMap<>();
      map(item).forEach((name, value) -> expected.put(name, String.valueOf(value)));
      String key = expected.remove("key");
      if (key == null) {
        throw new IllegalArgumentException("an expected event has no field (key)");
      }
      events.put(key, expected);
    }
    return new Scenario(text(fields, "scenario"), given, steps, events);
  }

  private static Scenario.Step step(Map<String, Object> fields, long now) {
    if (fields.containsKey("advance")) {
      return new Scenario.Step(after(text(fields, "advance"), now), null, "", "");
    }
    long at = after(text(fields, "at"), 0);
    if (fields.containsKey("alert")) {
      return new Scenario.Step(
          at,
          alert(map(fields.get("alert"))),
          String.valueOf(fields.getOrDefault("fate", "")),
          String.valueOf(fields.getOrDefault("end", "")));
    }
    List<Change> changes = changes(map(fields.getOrDefault("change", Map.of())));
    long away = fields.containsKey("away") ? millis(text(fields, "away")) : 0;
    return new Scenario.Step(at, null, "", "", changes, away);
  }

  private static List<Change> changes(Map<String, Object> world) {
    List<Change> given = new ArrayList<>();
    for (Object item : list(world.get("services"))) {
      Map<String, Object> service = map(item);
      given.add(
          new Change.ServiceSet(
              text(service, "name"),
              text(service, "owner"),
              Level.valueOf(text(service, "criticality").toUpperCase(Locale.ROOT))));
    }
    for (Object item : list(world.get("maintenance"))) {
      Map<String, Object> window = map(item);
      given.add(
          new Change.WindowSet(
              "window-" + given.size(),
              text(window, "service"),
              START + millis(text(window, "from")),
              START + millis(text(window, "until")),
              text(window, "reason")));
    }
    given.addAll(TopologyWorld.of(world));
    given.addAll(SuppressedWorld.of(world));
    given.addAll(PatternWorld.of(world));
    if (world.containsKey("priorities")) {
      given.add(
          new Change.PrioritiesSet(
              list(world.get("priorities")).stream()
                  .map(cell -> Priority.valueOf(String.valueOf(cell)))
                  .toList()));
    }
    if (world.containsKey("default-owner")) {
      given.add(new Change.DefaultOwnerSet(text(world, "default-owner")));
    }
    if (world.containsKey("holidays")) {
      given.add(
          new Change.HolidaysSet(
              list(world.get("holidays")).stream()
                  .map(day -> LocalDate.parse(String.valueOf(day)))
                  .toList()));
    }
    for (Object item : list(world.get("expectations"))) {
      given.add(new Change.ExpectationSet(ExpectedWorld.of(map(item))));
    }
    for (Object item : list(world.get("retired"))) {
      given.add(new Change.ExpectationRemoved(String.valueOf(item)));
    }
    return given;
  }

  private static Alert alert(Map<String, Object> fields) {
    Map<String, String> labels = new TreeMap<>();
    map(fields.getOrDefault("labels", Map.of()))
        .forEach((name, value) -> labels.put(name, String.valueOf(value)));
    String type = text(fields, "type");
    Map<String, Double> values = new TreeMap<>();
    map(fields.getOrDefault("values", Map.of()))
        .forEach((name, value) -> values.put(name, Double.valueOf(String.valueOf(value))));
    return new Alert(
        String.valueOf(fields.getOrDefault("source", "scenario")),
        type,
        String.valueOf(fields.getOrDefault("key", type)),
        Status.valueOf(
            String.valueOf(fields.getOrDefault("status", "firing")).toUpperCase(Locale.ROOT)),
        Severity.valueOf(
            String.valueOf(fields.getOrDefault("severity", "warning")).toUpperCase(Locale.ROOT)),
        String.valueOf(fields.getOrDefault("summary", type)),
        String.valueOf(fields.getOrDefault("service", "")),
        String.valueOf(fields.getOrDefault("ci", "")),
        labels,
        time(fields, "started"),
        "",
        values,
        time(fields, "endsAt"));
  }

  /** In milliseconds since 1970, 0 when the field is not there. */
  private static long time(Map<String, Object> fields, String name) {
    return fields.containsKey(name) ? START + millis(text(fields, name)) : 0;
  }

  /** A time as a length after another, or as an instant. */
  private static long after(String text, long before) {
    return text.contains("T") ? Instant.parse(text).toEpochMilli() - START : before + millis(text);
  }

  static long millis(String duration) {
    return Duration.parse("PT" + duration.toUpperCase(Locale.ROOT)).toMillis();
  }

  private static String text(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("field (%s) is missing in %s".formatted(name, fields));
    }
    return value.toString();
  }

  @SuppressWarnings("unchecked") // YAML's keys are texts here; another key fails where it is used
  private static Map<String, Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> fields) {
      return (Map<String, Object>) fields;
    }
    throw new IllegalArgumentException("expected fields, found (%s)".formatted(value));
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> items ? items : List.of();
  }
}
