package io.belfry.runbook;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenarios: one or more YAML documents a file. Times are durations since the start: 90s, 5m,
 * 2h; a step {@code advance: 15m} is so much after the step before it. Or they are instants. A step
 * with {@code repeat: 96, every: 15m} stands for so many, as {@link ScenarioRepeat} says.
 */
public final class ScenarioParser {
  /** Scenarios start here, on a Monday at noon UTC, unless the story says otherwise. */
  static final long START = 1_767_614_400_000L;

  private static final int MOST_STEPS = 100_000;
  private static final Set<String> FIELDS = Set.of("scenario", "given", "steps", "events");

  private ScenarioParser() {}

  /**
   * Parses a file.
   *
   * @throws PackageException with all that is wrong with it
   */
  public static List<Scenario> parse(String file, String yaml) {
    List<Flaw> flaws = new ArrayList<>();
    List<Scenario> scenarios = read(file, yaml, flaws);
    if (!flaws.isEmpty()) {
      throw new PackageException(flaws);
    }
    return scenarios;
  }

  /** The same, with what is wrong added to the flaws. */
  static List<Scenario> read(String file, String yaml, List<Flaw> flaws) {
    List<Scenario> scenarios = new ArrayList<>();
    for (YamlDocument document : YamlReader.read(file, yaml, 1, flaws)) {
      Faults faults = Faults.of(file, document);
      Scenario scenario = scenario(document.value(), faults);
      if (scenario != null) {
        scenarios.add(scenario);
      }
      flaws.addAll(faults.flaws());
    }
    return scenarios;
  }

  private static @Nullable Scenario scenario(@Nullable Object document, Faults faults) {
    if (!(document instanceof Map)) {
      faults.add("", "is no scenario", "Write scenario, given, steps and events.");
      return null;
    }
    Map<String, Object> fields = map(document);
    new Section("", fields, faults).onlyKnows(FIELDS);
    List<Change> given =
        attempt(
            faults, "given", List.of(), () -> changes(map(fields.getOrDefault("given", Map.of()))));
    List<Scenario.Step> steps = steps(list(fields.get("steps")), faults);
    Map<String, Map<String, String>> events = new LinkedHashMap<>();
    List<?> expected = list(fields.get("events"));
    for (int i = 0; i < expected.size(); i++) {
      Object item = expected.get(i);
      attempt(faults, "events[%d]".formatted(i), "", () -> event(map(item), events));
    }
    Optional<Scenario> whole =
        attempt(
            faults,
            "",
            Optional.empty(),
            () -> Optional.of(new Scenario(text(fields, "scenario"), given, steps, events)));
    return whole.orElse(null);
  }

  private static List<Scenario.Step> steps(List<?> items, Faults faults) {
    List<Scenario.Step> steps = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Object item = items.get(i);
      String path = "steps[%d]".formatted(i);
      attempt(faults, path, "", () -> append(map(item), steps));
      if (steps.size() > MOST_STEPS) {
        faults.add(path, "makes more than %d steps".formatted(MOST_STEPS), "Repeat less often.");
        return List.of();
      }
    }
    // Steps that repeat may begin together.
    steps.sort(Comparator.comparingLong(Scenario.Step::at));
    return steps;
  }

  private static String append(Map<String, Object> item, List<Scenario.Step> steps) {
    for (Map<String, Object> single : ScenarioRepeat.of(item)) {
      Scenario.Step before = steps.isEmpty() ? null : steps.get(steps.size() - 1);
      steps.add(step(single, before == null ? 0 : before.at() + before.away()));
    }
    return "";
  }

  private static String event(Map<String, Object> fields, Map<String, Map<String, String>> events) {
    Map<String, String> expected = new LinkedHashMap<>();
    fields.forEach((name, value) -> expected.put(name, String.valueOf(value)));
    String key = expected.remove("key");
    if (key == null) {
      throw new IllegalArgumentException("an expected event has no field (key)");
    }
    events.put(key, expected);
    return "";
  }

  /** What cannot be read is noted at its place, and the rest is read on. */
  private static <T extends @Nullable Object> T attempt(
      Faults faults, String path, T otherwise, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException
        | ClassCastException
        | DateTimeException
        | ArithmeticException wrong) {
      faults.add(path, "is wrong: " + wrong.getMessage(), "Write it as in the other scenarios.");
      return otherwise;
    }
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
