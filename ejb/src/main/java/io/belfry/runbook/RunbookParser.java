package io.belfry.runbook;

import io.belfry.facts.expectation.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a runbook: YAML front matter between two lines of three dashes, then the procedure. */
public final class RunbookParser {
  private static final Pattern DOCUMENT =
      Pattern.compile("\\A---\\R(?<head>.*?)\\R---\\R(?<body>.*)\\z", Pattern.DOTALL);
  private static final Pattern ID =
      Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*");
  private static final Set<String> FIELDS =
      Set.of("id", "title", "owner", "class", "match", "threshold", "expectation");
  private static final Set<String> CLASSES =
      Set.of(
          "hardware",
          "capacity",
          "performance",
          "availability",
          "data-protection",
          "security",
          "configuration",
          "flow",
          "schedule");

  private RunbookParser() {}

  /**
   * Parses one document.
   *
   * @param file its name, for messages
   * @throws RunbookException with all that is wrong with it
   */
  public static Runbook parse(String file, String document) {
    Matcher parts = DOCUMENT.matcher(document);
    if (!parts.matches()) {
      throw new RunbookException(
          "%s: no front matter. A runbook starts with a line ---, its fields in YAML, and a line ---."
              .formatted(file));
    }
    List<String> faults = new ArrayList<>();
    Section head = new Section("", yaml(file, parts.group("head")), faults);
    head.onlyKnows(FIELDS);
    String id = head.text("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      faults.add("id (%s) may have small letters, digits, dashes and slashes.".formatted(id));
    }
    String situationClass = head.text("class");
    if (!situationClass.isEmpty() && !CLASSES.contains(situationClass)) {
      faults.add("class (%s) is not one of %s.".formatted(situationClass, Section.sorted(CLASSES)));
    }
    String title = head.text("title");
    List<String> types = types(head.get("match"), faults);
    Thresholds thresholds = ThresholdParser.parse(head);
    List<Expectation> expectations = ExpectationParser.parse(head, id, title);
    if (!faults.isEmpty()) {
      throw new RunbookException(file + ": " + String.join(" ", faults));
    }
    Object owner = head.get("owner");
    return new Runbook(
        id,
        title,
        situationClass,
        owner == null ? null : owner.toString(),
        types,
        thresholds,
        expectations,
        parts.group("body").strip());
  }

  private static Map<?, ?> yaml(String file, String head) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(0).build();
    try {
      Object fields = new Load(settings).loadFromString(head);
      if (fields instanceof Map<?, ?> map) {
        return map;
      }
    } catch (YamlEngineException broken) {
      throw new RunbookException(file + ": " + broken.getMessage(), broken);
    }
    throw new RunbookException(file + ": the front matter has no fields.");
  }

  private static List<String> types(@Nullable Object match, List<String> faults) {
    Object type = match instanceof Map<?, ?> fields ? fields.get("type") : null;
    if (type instanceof String one && !one.isBlank()) {
      return List.of(one);
    }
    if (type instanceof List<?> several && !several.isEmpty()) {
      return several.stream().map(String::valueOf).distinct().toList();
    }
    faults.add("field (match.type) is missing. It is one type of alert, or a list of them.");
    return List.of();
  }
}
