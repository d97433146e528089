package io.belfry.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Belfry's own format: one alert, or an array of them. A firing alert with an end in the future
 * holds until then unless it is sent again.
 */
public final class BelfryFormat implements AlertFormat {
  @Override
  public String name() {
    return "api";
  }

  @Override
  public int limit() {
    return 4 << 20;
  }

  @Override
  public Parsed parse(byte[] body, Instant now) {
    JsonNode root = Fields.json(body);
    if (root.isObject()) {
      return Batch.read(
          JsonNodeFactory.instance.arrayNode().add(root), body, fields -> alert(fields, now));
    }
    if (!root.isArray()) {
      throw new Fault(
          ErrorCode.INVALID_VALUE, "The body is neither an alert nor an array of alerts.");
    }
    return Batch.read(root, body, fields -> alert(fields, now));
  }

  /** Reads alerts that are in this format already. */
  Parsed read(ArrayNode alerts, byte[] original, Instant now) {
    return Batch.read(alerts, original, fields -> alert(fields, now));
  }

  private Alert alert(Fields fields, Instant now) {
    String type = fields.required("type");
    String source = fields.name("source");
    String service = fields.name("service");
    String ci = fields.name("ci");
    String key = fields.name("key");
    String summary = fields.prose("summary");
    String description = fields.prose("description");
    Map<String, String> labels = new TreeMap<>(fields.labels("labels"));
    if (!description.isEmpty()) {
      labels.putIfAbsent("description", description);
    }
    Status status = status(fields);
    long endsAt = fields.time("endsAt");
    return new Alert(
        source.isEmpty() ? name() : source,
        type,
        key.isEmpty() ? key(source, type, service, ci, labels) : key,
        status,
        severity(fields),
        summary.isEmpty() ? type : summary,
        service,
        ci,
        labels,
        fields.time("startsAt"),
        fields.name("idempotencyKey"),
        fields.values("values", "value", fields.name("metric")),
        status == Status.FIRING && endsAt > now.toEpochMilli() ? endsAt : 0);
  }

  private static String key(
      String source, String type, String service, String ci, Map<String, String> labels) {
    Map<String, String> about = new TreeMap<>(labels);
    about.remove("description");
    about.put("\0source", source);
    about.put("\0service", service);
    about.put("\0ci", ci);
    return Keys.of(type, about);
  }

  private static Status status(Fields fields) {
    String word = fields.name("status").toLowerCase(Locale.ROOT);
    return switch (word) {
      case "", "firing" -> Status.FIRING;
      case "resolved" -> Status.RESOLVED;
      default -> {
        fields.problem(
            "status",
            "The status (%s) is not known".formatted(Texts.shown(word)),
            "Send firing or resolved.");
        yield Status.FIRING;
      }
    };
  }

  private static Severity severity(Fields fields) {
    String word = fields.name("severity");
    if (word.isEmpty()) {
      return Severity.WARNING;
    }
    return Severities.of(word)
        .orElseGet(
            () -> {
              fields.problem(
                  "severity",
                  "The severity (%s) is not known".formatted(Texts.shown(word)),
                  "Send critical, major, minor, warning or info.");
              return Severity.WARNING;
            });
  }
}
