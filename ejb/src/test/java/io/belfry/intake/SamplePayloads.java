package io.belfry.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Bodies as the tools send them. */
final class SamplePayloads {
  static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  static final String BELFRY =
      """
      {"source": "backup-script", "type": "BackupFailed", "severity": "major",
       "summary": "Nightly backup of shop-db failed", "description": "pg_dump: exit code 1",
       "service": "shop", "ci": "shop-db", "labels": {"attempt": 3, "retry": true, "rack": "r1"},
       "startsAt": "2026-03-02T03:00:00+01:00", "idempotencyKey": "run-4711"}
      """;

  /** What Prometheus 2.53 sends to {@code /api/v2/alerts}. */
  static final String PROMETHEUS =
      """
      [{"annotations": {"summary": "node-1:9100 has been down for more than 1 minute",
                        "description": "Ask the hosting team"},
        "endsAt": "2026-03-02T12:04:00.000Z", "startsAt": "2026-03-02T11:58:30.123Z",
        "generatorURL": "http://prom:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1",
        "labels": {"alertname": "InstanceDown", "instance": "node-1:9100", "job": "node",
                   "monitor": "eu", "service": "shop", "severity": "page"}},
       {"annotations": {}, "endsAt": "2026-03-02T11:59:00Z", "startsAt": "2026-03-02T11:50:00Z",
        "generatorURL": "", "labels": {"alertname": "DiskFull", "host": "node-2", "empty": ""}}]
      """;

  /** The body of a webhook receiver, version 4, as Alertmanager 0.27 sends it. */
  static final String ALERTMANAGER =
      """
      {"receiver": "belfry", "status": "firing", "externalURL": "http://am:9093", "version": "4",
       "groupKey": "{}:{alertname=\\"InstanceDown\\"}", "truncatedAlerts": 0,
       "groupLabels": {"alertname": "InstanceDown"}, "commonLabels": {"alertname": "InstanceDown"},
       "commonAnnotations": {},
       "alerts": [
        {"status": "firing", "labels": {"alertname": "InstanceDown", "instance": "node-1:9100",
         "severity": "critical"}, "annotations": {"summary": "node-1 is down"},
         "startsAt": "2026-03-02T11:58:30.123456789Z", "endsAt": "0001-01-01T00:00:00Z",
         "generatorURL": "http://prom:9090/graph", "fingerprint": "d8b3c1f0a7f0b0a1"},
        {"status": "resolved", "labels": {"alertname": "InstanceDown", "instance": "node-2:9100"},
         "annotations": {}, "startsAt": "2026-03-02T11:40:00Z", "endsAt": "2026-03-02T11:55:00Z",
         "generatorURL": "", "fingerprint": "0"}]}
      """;

  /** Grafana 11's webhook: Alertmanager's with more fields. */
  static final String GRAFANA =
      """
      {"receiver": "belfry", "status": "firing", "orgId": 1, "version": "1", "state": "alerting",
       "title": "[FIRING:1] High CPU (web-1)", "message": "**Firing**", "groupKey": "{}",
       "alerts": [{"status": "firing", "labels": {"alertname": "High CPU", "grafana_folder": "Ops",
         "node": "web-1"}, "annotations": {"description": "CPU above 90 %"},
         "startsAt": "2026-03-02T12:00:00+02:00", "endsAt": "0001-01-01T00:00:00Z",
         "values": {"B": 93.7, "C": 1}, "valueString": "[ var='B' value=93.7 ]",
         "silenceURL": "http://g/silence", "dashboardURL": "", "panelURL": "", "imageURL": null,
         "fingerprint": "c6eadffa33fcdf37"}]}
      """;

  /** The example of PagerDuty's documentation of the Events API v2. */
  static final String PAGERDUTY =
      """
      {"payload": {"summary": "DISK at 99% on machine prod-datapipe03.example.com",
         "timestamp": "2015-07-17T08:42:58.315+0000", "severity": "critical",
         "source": "prod-datapipe03.example.com", "component": "mysql", "group": "prod-datapipe",
         "class": "disk", "custom_details": {"free space": "1%", "ping time": "1500ms",
         "load avg": 0.75}},
       "routing_key": "samplekeyhere", "dedup_key": "samplekeyhere",
       "images": [{"src": "https://x/y.png", "href": "https://x/", "alt": "text"}],
       "links": [{"href": "https://example.com/", "text": "Link text"}],
       "event_action": "trigger", "client": "Sample Monitoring Service",
       "client_url": "https://monitoring.service.com"}
      """;

  /** The recovery that Alertmanager's pagerduty_configs sends. */
  static final String PAGERDUTY_RESOLVE =
      """
      {"routing_key": "samplekeyhere", "dedup_key": "f1a7", "event_action": "resolve",
       "client": "Alertmanager", "client_url": "http://am:9093",
       "payload": {"summary": "[RESOLVED] InstanceDown", "source": "Alertmanager",
         "severity": "error", "custom_details": {"firing": "", "num_firing": "0",
         "num_resolved": "1", "resolved": "Labels:\\n - alertname = InstanceDown\\n"}}}
      """;

  /** Every good body with the format that reads it. */
  static final Map<AlertFormat, List<String>> ALL =
      Map.of(
          new BelfryFormat(), List.of(BELFRY, "[" + BELFRY + ",{\"type\":\"A\"}]"),
          new AlertmanagerFormat(), List.of(PROMETHEUS),
          new AlertmanagerWebhookFormat(), List.of(ALERTMANAGER, GRAFANA),
          new PagerDutyFormat(), List.of(PAGERDUTY, PAGERDUTY_RESOLVE));

  private SamplePayloads() {}

  static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  static Parsed read(AlertFormat format, String body) {
    return format.parse(bytes(body), NOW);
  }
}
