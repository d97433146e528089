package io.belfry.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the fields of one JSON object, and collects what is wrong with them. */
final class Fields {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Longer texts are cut when they are for people, refused when they identify something. */
  private static final int LONGEST_TEXT = 4096;

  private static final int LONGEST_NAME = 512;
  private static final int MOST_LABELS = 128;

  private final JsonNode object;
  private final List<Problem> problems = new ArrayList<>();

  /** What is wrong with a field. */
  record Problem(String field, String reason, String remedy) {}

  Fields(JsonNode object) {
    this.object = object;
  }

  /**
   * Parses a body.
   *
   * @throws Fault when it is not JSON, with the line and column
   */
  static JsonNode json(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException malformed) {
      throw new Fault(
          ErrorCode.MALFORMED_JSON,
          "Line %d, column %d: %s. Maybe a comma or a quote is missing before it."
              .formatted(
                  malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr(),
                  malformed.getLocation() == null ? 0 : malformed.getLocation().getColumnNr(),
                  malformed.getOriginalMessage()),
          malformed);
    } catch (IOException impossible) {
      throw new IllegalStateException("Reading an array of bytes failed", impossible);
    }
  }

  List<Problem> problems() {
    return problems;
  }

  void problem(String field, String reason, String remedy) {
    problems.add(new Problem(field, reason, remedy));
  }

  /** A name that must be there. */
  String required(String field) {
    String value = name(field);
    if (value.isEmpty() && problems.stream().noneMatch(p -> p.field().equals(field))) {
      problem(field, "The field (%s) is missing".formatted(field), "Give it a text.");
    }
    return value;
  }

  /** A name; empty when absent. */
  String name(String field) {
    String value = text(field);
    if (value.length() > LONGEST_NAME) {
      problem(
          field,
          "The field (%s) has %d characters".formatted(field, value.length()),
          "Send at most %d.".formatted(LONGEST_NAME));
    }
    return value;
  }

  /** A text for people, cut when it is very long; empty when absent. */
  String prose(String field) {
    String value = text(field);
    return value.length() > LONGEST_TEXT ? value.substring(0, LONGEST_TEXT) : value;
  }

  /**
   * A time in milliseconds since 1970; 0 when absent, or at the year 1, which tools send for
   * "none".
   */
  long time(String field) {
    String value = text(field);
    if (value.isEmpty()) {
      return 0;
    }
    try {
      Instant instant = OffsetDateTime.parse(value).toInstant();
      return instant.isBefore(Instant.EPOCH) ? 0 : instant.toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException wrong) {
      problem(
          field,
          "The time (%s) cannot be read".formatted(shown(value)),
          "Send it as RFC 3339, such as 2026-03-01T12:00:00Z.");
      return 0;
    }
  }

  /** Names and values, sorted, without empty values; numbers and booleans become texts. */
  Map<String, String> labels(String field) {
    JsonNode node = object.path(field);
    Map<String, String> labels = new TreeMap<>();
    if (node.isMissingNode() || node.isNull()) {
      return labels;
    }
    if (!node.isObject()) {
      problem(field, "The field (%s) is not an object".formatted(field), "Send names with texts.");
      return labels;
    }
    for (Map.Entry<String, JsonNode> label : node.properties()) {
      String value =
          clean(
              label.getValue().isValueNode()
                  ? label.getValue().asText("")
                  : label.getValue().toString());
      if (!value.isEmpty() && !label.getValue().isNull()) {
        labels.put(
            clean(label.getKey()),
            value.length() > LONGEST_TEXT ? value.substring(0, LONGEST_TEXT) : value);
      }
    }
    if (labels.size() > MOST_LABELS) {
      problem(
          field,
          "The field (%s) has %d entries".formatted(field, labels.size()),
          "Send at most %d.".formatted(MOST_LABELS));
    }
    return labels;
  }

  private String text(String field) {
    JsonNode node = object.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isValueNode()) {
      problem(field, "The field (%s) is not a text".formatted(field), "Send a text.");
      return "";
    }
    return clean(node.asText()).strip();
  }

  /** PostgreSQL keeps no NUL in texts, and nobody means one. */
  private static String clean(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace("\0", "");
  }

  static String shown(String value) {
    return value.length() > 60 ? value.substring(0, 60) + "…" : value;
  }
}
