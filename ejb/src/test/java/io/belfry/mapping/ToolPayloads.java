package io.belfry.mapping;

/** What tools send to a webhook by their documentation, and mappings for it. */
final class ToolPayloads {

  /** Zabbix 7: a webhook media type sends its parameters, of which these are macros. */
  static final String ZABBIX =
      """
      {"event_id": "4711", "event_value": "1", "event_severity": "High", "event_nseverity": "4",
       "event_name": "High CPU utilization (over 90% for 5m)", "event_timestamp": "1772452800",
       "trigger_id": "13926", "host_name": "web-1", "host_ip": "10.0.0.7",
       "event_tags": [{"tag": "service", "value": "shop"}, {"tag": "scope", "value": "performance"}]}
      """;

  static final String ZABBIX_MAPPING =
      """
      {"source": "zabbix", "type": "$.event_name", "key": ["$.host_name", "$.trigger_id"],
       "status": {"path": "$.event_value", "resolved": [0]},
       "severity": {"path": "$.event_severity",
         "words": {"Not classified": "info", "High": "major", "Disaster": "critical"}},
       "summary": {"path": "$.event_name"}, "ci": "$.host_name",
       "service": {"path": "$.event_tags[?@.tag == 'service'].value", "default": "infrastructure"},
       "startsAt": "$.event_timestamp",
       "labels": {"ip": "$.host_ip", "event": "$.event_id", "scope": "$..[?@.tag=='scope'].value"}}
      """;

  /** Uptime Kuma 1.23, notification type webhook, application/json. */
  static final String UPTIME_KUMA =
      """
      {"heartbeat": {"monitorID": 3, "status": 0, "time": "2026-03-02 11:59:30.123",
         "msg": "connect ECONNREFUSED 10.0.0.7:443", "important": true, "duration": 61,
         "timezone": "Europe/Berlin", "timezoneOffset": "+01:00",
         "localDateTime": "2026-03-02 12:59:30"},
       "monitor": {"id": 3, "name": "Shop", "url": "https://shop.example.com", "type": "http",
         "interval": 60, "tags": [{"tag_id": 1, "name": "env", "value": "prod"}]},
       "msg": "[Shop] [🔴 Down] connect ECONNREFUSED 10.0.0.7:443"}
      """;

  static final String UPTIME_KUMA_MAPPING =
      """
      {"type": {"default": "MonitorDown"}, "key": ["$.monitor.id"],
       "status": {"path": "$.heartbeat.status", "resolved": ["1"]},
       "severity": {"default": "critical"}, "summary": "$.msg", "ci": "$.monitor.name",
       "startsAt": "$.heartbeat.time",
       "labels": {"url": "$.monitor.url", "duration": "$.heartbeat.duration",
                  "env": "$.monitor.tags[?@.name=='env'].value"}}
      """;

  /** Grafana's legacy alerting, until version 10, and still what many tools imitate. */
  static final String GRAFANA_LEGACY =
      """
      {"dashboardId": 1, "evalMatches": [
         {"value": 95.5, "metric": "web-1", "tags": {"host": "web-1"}},
         {"value": 91, "metric": "web-2", "tags": {"host": "web-2"}}],
       "imageUrl": "https://grafana.com/static/assets/img/blog/mixed_styles.png",
       "message": "CPU is above 90 %", "orgId": 1, "panelId": 2, "ruleId": 7,
       "ruleName": "High CPU", "ruleUrl": "http://grafana:3000/d/hZ7BuVbWz?tab=alert",
       "state": "alerting", "tags": {"service": "shop"}, "title": "[Alerting] High CPU"}
      """;

  static final String GRAFANA_LEGACY_MAPPING =
      """
      {"items": "$.evalMatches[*]", "type": "$.ruleName", "key": ["$.ruleId", "@.metric"],
       "status": {"path": "$.state", "resolved": ["ok"]},
       "severity": {"path": "$.tags.severity", "default": "major"},
       "summary": "$.message", "service": "$.tags.service", "ci": "@.tags.host",
       "labels": {"value": "@.value", "rule": "$.ruleUrl"}}
      """;

  /** GitHub's webhook event workflow_run, shortened. */
  static final String GITHUB =
      """
      {"action": "completed",
       "workflow_run": {"id": 30433642, "name": "Build", "head_branch": "main", "run_number": 562,
         "run_attempt": 1, "event": "push", "status": "completed", "conclusion": "failure",
         "workflow_id": 159038, "html_url": "https://github.com/octo-org/hello/actions/runs/30433642",
         "run_started_at": "2026-03-02T11:50:00Z", "updated_at": "2026-03-02T11:58:00Z",
         "head_commit": {"id": "acb5820ced9479c074f688cc328bf03f341a511d", "message": "Break it"}},
       "workflow": {"id": 159038, "name": "Build", "path": ".github/workflows/build.yml"},
       "repository": {"id": 217723378, "name": "hello", "full_name": "octo-org/hello"},
       "sender": {"login": "octocat"}}
      """;

  static final String GITHUB_MAPPING =
      """
      {"type": {"default": "WorkflowFailed"},
       "key": ["$.repository.full_name", "$.workflow_run.name", "$.workflow_run.head_branch"],
       "status": {"path": "$.workflow_run.conclusion", "resolved": ["success", "skipped"]},
       "severity": {"default": "minor"}, "summary": "$.workflow_run.head_commit.message",
       "service": "$.repository.name", "startsAt": "$.workflow_run.run_started_at",
       "idempotencyKey": "$.workflow_run.html_url",
       "labels": {"branch": "$.workflow_run.head_branch", "run": "$.workflow_run.run_number",
                  "by": "$.sender.login"}}
      """;

  private ToolPayloads() {}
}
