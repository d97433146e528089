package io.belfry.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * PagerDuty's Events API v2, {@code POST /v2/enqueue}. The routing key is a credential: it is asked
 * for here and replaced before the body is stored. Keys are the sender's {@code dedup_key}.
 */
public final class PagerDutyFormat implements AlertFormat {
  private static final String REPLACED = "(replaced)";
  private static final int LONGEST_KEY = 255;

  @Override
  public String name() {
    return "pagerduty";
  }

  @Override
  public int limit() {
    return 512 << 10;
  }

  /**
   * The routing key in a body.
   *
   * @throws Fault when there is none
   */
  public String routingKey(byte[] body) {
    JsonNode key = Fields.json(body).path("routing_key");
    if (!key.isTextual() || key.asText().isBlank()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD,
          "routing_key",
          "The field (routing_key) is missing",
          "Send an integration token");
    }
    return key.asText();
  }

  @Override
  public Parsed parse(byte[] body, Instant now) {
    JsonNode root = Fields.json(body);
    byte[] original = body;
    if (root instanceof ObjectNode object) {
      object.put("routing_key", REPLACED);
      original = object.toString().getBytes(StandardCharsets.UTF_8);
    }
    return Batch.read(
        JsonNodeFactory.instance.arrayNode().add(root), original, f -> alert(root, f));
  }

  private Alert alert(JsonNode root, Fields fields) {
    String action = fields.required("event_action");
    boolean trigger = action.equals("trigger");
    if (!action.isEmpty() && !trigger && !action.equals("resolve")) {
      fields.problem(
          "event_action",
          "The action (%s) is not understood".formatted(Texts.shown(action)),
          "Send trigger or resolve; events are acknowledged by people.");
    }
    String key = fields.name("dedup_key", LONGEST_KEY);
    if (key.isEmpty() && !trigger) {
      fields.problem("dedup_key", "The field (dedup_key) is missing", "Say what is resolved.");
    }
    Fields payload = new Fields(root.path("payload"));
    String summary = trigger ? payload.requiredProse("summary") : payload.prose("summary");
    String source = trigger ? payload.required("source") : payload.name("source");
    String word = trigger ? payload.required("severity") : payload.name("severity");
    Severity severity = Severities.of(word).orElse(Severity.WARNING);
    if (trigger && !word.isEmpty() && Severities.of(word).isEmpty()) {
      payload.problem(
          "severity",
          "The severity (%s) is not known".formatted(Texts.shown(word)),
          "Send critical, error, warning or info.");
    }
    Map<String, String> labels = payload.labels("custom_details");
    String type = payload.name("class");
    String service = payload.name("group");
    long timestamp = payload.time("timestamp");
    payload.problems().forEach(p -> fields.problem("payload." + p.field(), p.reason(), p.remedy()));
    return new Alert(
        name(),
        type.isEmpty() ? "event" : type,
        key.isEmpty() ? UUID.randomUUID().toString() : key,
        trigger ? Status.FIRING : Status.RESOLVED,
        severity,
        summary,
        service,
        source,
        labels,
        timestamp,
        "");
  }
}
