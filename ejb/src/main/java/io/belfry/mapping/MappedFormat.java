package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.facts.Severity;
import io.belfry.intake.AlertFormat;
import io.belfry.intake.AlertObjects;
import io.belfry.intake.Parsed;
import io.belfry.intake.Severities;
import io.belfry.jsonpath.Steps;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The wire format that a mapping describes: any JSON, translated into Belfry's own alerts. */
public final class MappedFormat implements AlertFormat {
  /** How many bytes a body may have, whatever the mapping. */
  public static final int LIMIT = 4 << 20;

  /** Some hundred milliseconds at worst, and far beyond what any tool's body needs. */
  private static final int MOST_STEPS = 4_000_000;

  private final Mapping mapping;

  MappedFormat(Mapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return mapping.source();
  }

  @Override
  public int limit() {
    return LIMIT;
  }

  @Override
  public Parsed parse(byte[] body, Instant now) {
    JsonNode document = AlertObjects.body(body);
    Steps steps = new Steps(MOST_STEPS);
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    List<Integer> indexes = new ArrayList<>();
    List<ItemError> problems = new ArrayList<>();
    int index = 0;
    for (JsonNode item : items(document, steps)) {
      Translation translation = new Translation(new Sent(document, item, steps), index);
      ObjectNode alert = translation.alert();
      if (translation.problems.isEmpty()) {
        alerts.add(alert);
        indexes.add(index);
      }
      problems.addAll(translation.problems);
      index++;
    }
    if (alerts.isEmpty()) {
      return new Parsed(List.of(), problems, body);
    }
    Parsed parsed = AlertObjects.read(alerts, body, now);
    List<ItemError> rejected =
        Stream.concat(
                problems.stream(), parsed.rejected().stream().map(error -> moved(error, indexes)))
            .sorted(Comparator.comparing(error -> error.index() == null ? 0 : error.index()))
            .toList();
    return new Parsed(parsed.alerts(), rejected, body);
  }

  private List<JsonNode> items(JsonNode document, Steps steps) {
    if (mapping.items() == null) {
      return List.of(document);
    }
    List<JsonNode> items = mapping.items().all(document, document, AlertObjects.MOST + 1, steps);
    if (items.isEmpty()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD,
          "items",
          "The path (%s) of the mapping finds no alert in this body".formatted(mapping.items()),
          "Send at least one alert, or correct the path");
    }
    if (items.size() > AlertObjects.MOST) {
      throw new Fault(
          ErrorCode.BODY_TOO_LARGE,
          "The path (%s) of the mapping finds more than %d alerts. Send fewer a request, or narrow the path."
              .formatted(mapping.items(), AlertObjects.MOST));
    }
    return items;
  }

  private static ItemError moved(ItemError error, List<Integer> indexes) {
    Integer index = error.index();
    return new ItemError(
        index == null ? null : indexes.get(index), error.field(), error.reason(), error.remedy());
  }

  /** One item on its way to an alert. */
  private final class Translation {
    private final Sent sent;
    private final int index;
    private final List<ItemError> problems = new ArrayList<>();

    Translation(Sent sent, int index) {
      this.sent = sent;
      this.index = index;
    }

    ObjectNode alert() {
      ObjectNode alert = JsonNodeFactory.instance.objectNode();
      alert.put("source", mapping.source());
      alert.put("type", required("type", mapping.type()));
      // Without a part of the key, what is apart would become one.
      alert.put(
          "key",
          mapping.key().stream()
              .map(part -> required("key", part))
              .collect(Collectors.joining("/")));
      alert.put("status", status());
      alert.put("severity", severity());
      alert.put("startsAt", startsAt());
      mapping.texts().forEach((field, place) -> alert.put(field, text(field, place)));
      ObjectNode labels = alert.putObject("labels");
      mapping.labels().forEach((label, place) -> labels.set(label, place.in(sent)));
      return alert;
    }

    private String status() {
      String word = word("status", mapping.status());
      if (word.isEmpty()) {
        String otherwise = mapping.status().otherwise();
        return otherwise == null ? "firing" : otherwise;
      }
      return mapping.resolved().contains(small(word)) ? "resolved" : "firing";
    }

    /** A word that nobody knows must not cost the alert. */
    private String severity() {
      String word = word("severity", mapping.severity());
      Severity known = mapping.severities().get(small(word));
      if (known == null) {
        known = Severities.of(word).orElse(null);
      }
      if (known != null) {
        return small(known.name());
      }
      String otherwise = mapping.severity().otherwise();
      return otherwise == null ? small(Severity.WARNING.name()) : otherwise;
    }

    private String startsAt() {
      JsonNode value = mapping.startsAt().in(sent);
      return Moments.rfc3339(
          value != null && value.isFloatingPointNumber()
              ? Long.toString(value.longValue())
              : plain("startsAt", mapping.startsAt(), value));
    }

    /** What stands there, or the default. */
    private String text(String field, Place place) {
      return plain(field, place, place.in(sent));
    }

    /** What stands there and nothing else. */
    private String word(String field, Place place) {
      return plain(field, place, place.found(sent));
    }

    private String plain(String field, Place place, @Nullable JsonNode value) {
      if (value == null) {
        return "";
      }
      if (value.isContainerNode()) {
        problem(
            field,
            "The path (%s) of the field (%s) leads to %s"
                .formatted(place.shown(), field, value.isObject() ? "an object" : "an array"),
            "Let the mapping's path lead to a text.");
        return "";
      }
      return value.asText().strip();
    }

    /** A field without which there is no alert. */
    private String required(String field, Place place) {
      int before = problems.size();
      String text = text(field, place);
      if (text.isEmpty() && problems.size() == before) {
        problem(
            field,
            "The path (%s) of the field (%s) finds nothing".formatted(place.shown(), field),
            "Give the mapping another path there, or a default.");
      }
      return text;
    }

    private void problem(String field, String reason, String remedy) {
      problems.add(new ItemError(index, field, reason, remedy));
    }
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
