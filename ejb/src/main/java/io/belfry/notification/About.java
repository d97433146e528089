package io.belfry.notification;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The event that a notification is about, as it is when it is sent.
 *
 * @param service empty when unknown
 * @param ci empty when unknown
 * @param runbook its title; empty when none knows the type of alert
 */
public record About(
    UUID id,
    long number,
    String key,
    String priority,
    String severity,
    String state,
    String service,
    String ci,
    String type,
    String source,
    String runbook,
    Instant openedAt) {

  /** Returns it as a receiver reads it. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id.toString());
    map.put("number", number);
    map.put("key", key);
    map.put("priority", priority);
    map.put("severity", severity);
    map.put("state", state);
    map.put("service", service);
    map.put("ci", ci);
    map.put("type", type);
    map.put("source", source);
    map.put("runbook", runbook);
    map.put("openedAt", openedAt.toString());
    return map;
  }
}
