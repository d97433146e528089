package io.belfry.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the fields of one JSON object, and collects what is wrong with them. */
final class Fields {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Longer texts are cut when they are for people, refused when they identify something. */
  private static final int LONGEST_TEXT = 4096;

  private static final int LONGEST_NAME = 512;
  private static final int MOST_LABELS = 128;
  private static final int MOST_VALUES = 64;

  /** RFC 3339 has four digits for the year, and PostgreSQL's time ends long before Java's. */
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

  /** RFC 3339, and the offset without a colon, as in the examples of PagerDuty. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

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
   * @throws Fault when it is not JSON, with the line and column, or beyond what is read of it: 1000
   *     levels, numbers of 1000 digits
   */
  static JsonNode json(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (StreamConstraintsException beyond) {
      throw new Fault(
          ErrorCode.INVALID_VALUE,
          "%s. Send it flatter or shorter.".formatted(Texts.storable(beyond.getOriginalMessage())),
          beyond);
    } catch (JsonProcessingException malformed) {
      throw new Fault(
          ErrorCode.MALFORMED_JSON,
          "Line %d, column %d: %s. Maybe a comma or a quote is missing before it."
              .formatted(
                  malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr(),
                  malformed.getLocation() == null ? 0 : malformed.getLocation().getColumnNr(),
                  said(malformed)),
          malformed);
    } catch (IOException undecodable) {
      // The parser took the first bytes for UTF-16 or UTF-32, and what follows is neither.
      throw new Fault(
          ErrorCode.MALFORMED_JSON, "The body is not UTF-8. Send JSON in UTF-8.", undecodable);
    }
  }

  /** What the parser says, without the names of its own parts that may follow. */
  private static String said(JsonProcessingException malformed) {
    return Texts.storable(malformed.getOriginalMessage()).replaceFirst(" for `.*", "");
  }

  List<Problem> problems() {
    return problems;
  }

  void problem(String field, String reason, String remedy) {
    problems.add(new Problem(field, reason, remedy));
  }

  /** A name that must be there. */
  String required(String field) {
    return present(field, name(field));
  }

  /** A text for people that must be there. */
  String requiredProse(String field) {
    return present(field, prose(field));
  }

  private String present(String field, String value) {
    if (value.isEmpty() && problems.stream().noneMatch(p -> p.field().equals(field))) {
      problem(field, "The field (%s) is missing".formatted(field), "Give it a text.");
    }
    return value;
  }

  /** A name; empty when absent. */
  String name(String field) {
    return name(field, LONGEST_NAME);
  }

  /** A name of at most so many characters; empty when absent. */
  String name(String field, int longest) {
    return checked(field, text(field), longest);
  }

  /** A label that names something: refused when it is longer than a name may be. */
  String named(String field, Map<String, String> labels, String label) {
    return checked(field + "." + label, labels.getOrDefault(label, "").strip(), LONGEST_NAME);
  }

  private String checked(String field, String value, int longest) {
    if (value.length() > longest) {
      problem(
          field,
          "The field (%s) has %d characters".formatted(field, value.length()),
          "Send at most %d.".formatted(longest));
    }
    return value;
  }

  /** A text for people, cut when it is very long; empty when absent. */
  String prose(String field) {
    return Texts.cut(text(field), LONGEST_TEXT);
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
    long plain = PlainTime.millis(value);
    if (plain != PlainTime.NOT_PLAIN) {
      return Math.max(0, plain);
    }
    try {
      Instant instant = OffsetDateTime.parse(value, TIME).toInstant();
      if (!instant.isAfter(LAST_TIME)) {
        return instant.isBefore(Instant.EPOCH) ? 0 : instant.toEpochMilli();
      }
    } catch (DateTimeParseException unreadable) {
      // Said below, as for a time that no calendar of people reaches.
    }
    problem(
        field,
        "The time (%s) cannot be read".formatted(Texts.shown(value)),
        "Send it as RFC 3339, such as 2026-03-01T12:00:00Z.");
    return 0;
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
      JsonNode content = label.getValue();
      String value =
          Texts.storable(content.isValueNode() ? content.asText("") : content.toString());
      if (!value.isEmpty() && !content.isNull()) {
        labels.put(labelName(field, label.getKey()), Texts.cut(value, LONGEST_TEXT));
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

  /**
   * Measured values by the metric's name, sorted; without those that are null. The field {@code
   * value} is one more, when it is there.
   *
   * @param single the field that holds one number, empty when the format has none
   * @param metric its name
   */
  Map<String, Double> values(String field, String single, String metric) {
    JsonNode node = object.path(field);
    JsonNode one = single.isEmpty() ? MissingNode.getInstance() : object.path(single);
    if (isNothing(node) && isNothing(one)) {
      return Map.of();
    }
    Map<String, Double> values = new TreeMap<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> value : node.properties()) {
        String name = labelName(field, value.getKey());
        number(field + "." + name, value.getValue(), name, values);
      }
    } else if (!isNothing(node)) {
      problem(
          field, "The field (%s) is not an object".formatted(field), "Send names with numbers.");
    }
    number(single, one, metric.isEmpty() ? single : metric, values);
    if (values.size() > MOST_VALUES) {
      problem(
          field,
          "The field (%s) has %d entries".formatted(field, values.size()),
          "Send at most %d.".formatted(MOST_VALUES));
    }
    return values;
  }

  private void number(String field, JsonNode node, String metric, Map<String, Double> into) {
    if (isNothing(node)) {
      return;
    }
    if (node.isNumber() && Double.isFinite(node.doubleValue())) {
      into.put(metric, node.doubleValue());
      return;
    }
    problem(
        field,
        "The value (%s) of the field (%s) is not a finite number"
            .formatted(Texts.shown(Texts.storable(node.toString())), field),
        "Send a number such as 93.5, or leave it out.");
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private String labelName(String field, String given) {
    String name = Texts.storable(given);
    if (name.isEmpty()) {
      problem(field, "A name in the field (%s) is empty".formatted(field), "Give it a name.");
    } else if (name.length() > LONGEST_NAME) {
      problem(
          field,
          "The name (%s) in the field (%s) has %d characters"
              .formatted(Texts.shown(name), field, name.length()),
          "Send at most %d.".formatted(LONGEST_NAME));
    }
    return name;
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
    return Texts.storable(node.asText()).strip();
  }
}
