package io.belfry.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Texts;
import java.time.Instant;

/**
 * What an Alertmanager sends to a webhook receiver, version 4; Grafana sends the same with more
 * fields.
 */
public final class AlertmanagerWebhookFormat implements AlertFormat {
  @Override
  public String name() {
    return "alertmanager";
  }

  @Override
  public int limit() {
    return 16 << 20;
  }

  @Override
  public Parsed parse(byte[] body, Instant now) {
    JsonNode root = Fields.json(body);
    JsonNode alerts = root.path("alerts");
    if (!alerts.isArray()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD,
          "alerts",
          "The field (alerts) is missing",
          "Send the body of a webhook receiver, version 4");
    }
    return Batch.read(alerts, body, this::alert);
  }

  private Alert alert(Fields fields) {
    String status = fields.required("status");
    if (!status.isEmpty() && !status.equals("firing") && !status.equals("resolved")) {
      fields.problem(
          "status",
          "The status (%s) is not known".formatted(Texts.shown(status)),
          "Send firing or resolved.");
    }
    return PrometheusLabels.alert(
        name(),
        fields,
        fields.labels("labels"),
        fields.labels("annotations"),
        status.equals("resolved") ? Status.RESOLVED : Status.FIRING,
        fields.time("startsAt"),
        fields.values("values", "", ""),
        0);
  }
}
