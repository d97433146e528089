package io.belfry.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What Prometheus sends to an Alertmanager: {@code POST /api/v2/alerts} of the Alertmanager's API,
 * an array of alerts. An end in the past means that the alert recovered; one in the future is until
 * when it holds unless it is sent again; none means five minutes, as with an Alertmanager. No start
 * means now, or the end.
 */
public final class AlertmanagerFormat implements AlertFormat {
  private static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "prometheus";
  }

  @Override
  public int limit() {
    return 16 << 20;
  }

  @Override
  public Parsed parse(byte[] body, Instant now) {
    JsonNode root = Fields.json(body);
    if (!root.isArray()) {
      throw new Fault(ErrorCode.INVALID_VALUE, "The body is not an array of alerts.");
    }
    if (root.isEmpty()) {
      return Parsed.nothing(body);
    }
    return Batch.read(root, body, fields -> alert(fields, now));
  }

  private Alert alert(Fields fields, Instant now) {
    long startsAt = fields.time("startsAt");
    long endsAt = fields.time("endsAt");
    boolean over = endsAt != 0 && endsAt <= now.toEpochMilli();
    if (startsAt != 0 && endsAt != 0 && endsAt < startsAt) {
      fields.problem(
          "endsAt", "The alert ends before it starts", "Send an endsAt after startsAt, or none.");
    }
    return PrometheusLabels.alert(
        name(),
        fields,
        fields.labels("labels"),
        fields.labels("annotations"),
        over ? Status.RESOLVED : Status.FIRING,
        startsAt,
        Map.of(),
        over ? 0 : endsAt == 0 ? now.plus(RESOLVE_TIMEOUT).toEpochMilli() : endsAt);
  }
}
