package io.belfry.web.pager;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What PagerDuty's webhooks, version 3, say, as far as it matters here.
 *
 * @param type such as incident.acknowledged
 * @param event the {@code dedup_key} with which Belfry rang; null when somebody else did
 * @param by who did it there; empty when that is not said
 */
record PagerDutyWebhook(String type, @Nullable UUID event, String by) {
  /**
   * Reads it; there is much more in it, which may change.
   *
   * @throws Fault missing-field when it does not say what happened
   */
  static PagerDutyWebhook of(Map<String, Object> body) {
    Map<?, ?> happened = map(body.get("event"));
    if (!(happened.get("event_type") instanceof String type)) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD,
          "event.event_type",
          "The field (event.event_type) is missing",
          "Send what a webhook subscription of PagerDuty, version 3, sends");
    }
    Object key = map(happened.get("data")).get("incident_key");
    Object by = map(happened.get("agent")).get("summary");
    return new PagerDutyWebhook(
        type, key instanceof String text ? event(text) : null, by instanceof String who ? who : "");
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static @Nullable UUID event(String key) {
    return key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(key) : null;
  }
}
