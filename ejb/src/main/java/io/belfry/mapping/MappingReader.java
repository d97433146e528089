package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.facts.Severity;
import io.belfry.intake.Severities;
import io.belfry.jsonpath.JsonPath;
import io.belfry.platform.Fault;
import io.belfry.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a document as a mapping, and says everything that is wrong with it at once. */
final class MappingReader {
  private static final Set<String> FIELDS =
      new TreeSet<>(
          Set.of(
              "source",
              "items",
              "type",
              "key",
              "status",
              "severity",
              "summary",
              "service",
              "ci",
              "startsAt",
              "labels",
              "idempotencyKey"));

  private static final List<String> TEXTS = List.of("summary", "service", "ci");
  private static final int MOST_LABELS = 64;
  private static final int MOST_KEY_PARTS = 8;
  private static final int MOST_WORDS = 64;

  private final MappingProblems problems = new MappingProblems();
  private final PlaceReader places = new PlaceReader(problems);
  private final JsonNode document;

  private MappingReader(JsonNode document) {
    this.document = document;
  }

  /**
   * Reads a mapping.
   *
   * @param name the source of its alerts when it names none
   * @throws Fault missing-field or invalid-value, naming each field, the reason and the remedy
   */
  static Mapping read(String name, JsonNode document) {
    return new MappingReader(document).mapping(name);
  }

  private Mapping mapping(String name) {
    if (!document.isObject()) {
      problems.add("", "The mapping is not an object", "Send an object with at least (type)");
      problems.refuse();
    }
    places.onlyFields("", document, FIELDS);
    Place status = places.of("status", document.path("status"), "resolved");
    Place severity = places.of("severity", document.path("severity"), "words");
    refuseUnknownDefault(status, severity);
    Mapping mapping =
        new Mapping(
            source(name),
            items(),
            places.required("type", document.path("type")),
            key(),
            status,
            resolved(status),
            severity,
            severities(),
            places.withoutDefault("startsAt", document.path("startsAt")),
            texts(),
            labels());
    problems.refuse();
    return mapping;
  }

  private String source(String name) {
    JsonNode source = document.path("source");
    return source.isMissingNode() ? name : places.line("source", source);
  }

  private @Nullable JsonPath items() {
    JsonNode items = document.path("items");
    return items.isMissingNode() ? null : places.path("items", items);
  }

  private List<Place> key() {
    JsonNode key = document.path("key");
    List<Place> parts = new ArrayList<>();
    if (key.isMissingNode()) {
      return parts;
    }
    if (!key.isArray() || key.isEmpty() || key.size() > MOST_KEY_PARTS) {
      problems.add(
          "key",
          "The field (key) is not a list of 1 to %d paths".formatted(MOST_KEY_PARTS),
          "Send a list such as [\"@.host\", \"@.check\"]");
      return parts;
    }
    for (JsonNode part : key) {
      parts.add(places.required("key[%d]".formatted(parts.size()), part));
    }
    return parts;
  }

  private void refuseUnknownDefault(Place status, Place severity) {
    String word = status.otherwise();
    if (word != null && !Set.of("firing", "resolved").contains(word)) {
      problems.add(
          "status.default",
          "The status (%s) is not known".formatted(Texts.shown(word)),
          "Use firing or resolved");
    }
    String level = severity.otherwise();
    if (level != null) {
      severityOf("severity.default", level);
    }
  }

  private Set<String> resolved(Place status) {
    Set<String> words = new TreeSet<>();
    JsonNode given = document.path("status").path("resolved");
    if (given.isMissingNode()) {
      if (status.path() != null) {
        problems.missing("status.resolved", "List the words that mean resolved, such as [\"ok\"]");
      }
      return words;
    }
    if (!given.isArray() || given.isEmpty() || given.size() > MOST_WORDS) {
      problems.add(
          "status.resolved",
          "The field (status.resolved) is not a list of 1 to %d words".formatted(MOST_WORDS),
          "List the words that mean resolved, such as [\"ok\"]");
      return words;
    }
    given.forEach(word -> words.add(small(places.line("status.resolved", word))));
    return words;
  }

  private Map<String, Severity> severities() {
    Map<String, Severity> severities = new TreeMap<>();
    JsonNode words = document.path("severity").path("words");
    if (words.isMissingNode()) {
      return severities;
    }
    if (!words.isObject() || words.size() > MOST_WORDS) {
      problems.add(
          "severity.words",
          "The field (severity.words) is not an object of at most %d words".formatted(MOST_WORDS),
          "Send the tool's words with Belfry's, such as {\"Disaster\": \"critical\"}");
      return severities;
    }
    words
        .properties()
        .forEach(
            word -> {
              String field = "severity.words." + Texts.shown(word.getKey());
              places.checkLine(field, word.getKey());
              Severity severity = severityOf(field, places.line(field, word.getValue()));
              severities.put(small(word.getKey().strip()), severity);
            });
    return severities;
  }

  private Severity severityOf(String field, String word) {
    for (Severity severity : Severity.values()) {
      if (small(severity.name()).equals(word)) {
        return severity;
      }
    }
    problems.add(
        field,
        "The severity (%s) is not known".formatted(Texts.shown(word)),
        "Use critical, major, minor, warning or info");
    return Severities.of(word).orElse(Severity.WARNING);
  }

  private Map<String, Place> texts() {
    Map<String, Place> texts = new LinkedHashMap<>();
    for (String field : TEXTS) {
      texts.put(field, places.of(field, document.path(field)));
    }
    texts.put(
        "idempotencyKey", places.withoutDefault("idempotencyKey", document.path("idempotencyKey")));
    return texts;
  }

  private Map<String, Place> labels() {
    Map<String, Place> labels = new TreeMap<>();
    JsonNode given = document.path("labels");
    if (given.isMissingNode()) {
      return labels;
    }
    if (!given.isObject() || given.size() > MOST_LABELS) {
      problems.add(
          "labels",
          "The field (labels) is not an object of at most %d paths".formatted(MOST_LABELS),
          "Send names with paths, such as {\"host\": \"@.host.name\"}");
      return labels;
    }
    given
        .properties()
        .forEach(
            label -> {
              String field = "labels." + Texts.shown(label.getKey());
              places.checkLine(field, label.getKey());
              labels.put(label.getKey(), places.required(field, label.getValue()));
            });
    return labels;
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
