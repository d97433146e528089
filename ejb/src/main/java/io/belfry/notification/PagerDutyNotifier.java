package io.belfry.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.belfry.platform.Json;
import io.belfry.platform.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages by PagerDuty's Events API, version 2: an event triggers, is acknowledged and resolved under
 * its id as {@code dedup_key}. A test triggers under a key of its own and resolves at once.
 */
final class PagerDutyNotifier implements Notifier {
  private static final int LONGEST_SUMMARY = 1_024;

  private final HttpDelivery delivery;
  private final Links links;

  PagerDutyNotifier(HttpDelivery delivery, Links links) {
    this.delivery = delivery;
    this.links = links;
  }

  @Override
  public String unavailable() {
    return "";
  }

  @Override
  public String send(Notification notification) throws Exception {
    return switch (notification.occasion()) {
      case OPENED, CHANGED, ESCALATED, WARNED -> post(notification, trigger(notification));
      case ACKNOWLEDGED -> post(notification, head(notification, "acknowledge"));
      case RECOVERED -> post(notification, head(notification, "resolve"));
      case MIRRORED -> "";
      case TEST -> {
        String answer = post(notification, trigger(notification));
        String unused = post(notification, head(notification, "resolve"));
        yield answer;
      }
    };
  }

  private String post(Notification notification, Map<String, Object> content) throws Exception {
    return delivery.post(notification.to(), Map.of(), Json.write(content).getBytes(UTF_8));
  }

  private static Map<String, Object> head(Notification notification, String action) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("routing_key", notification.to().secret());
    content.put("event_action", action);
    content.put(
        "dedup_key",
        notification.occasion() == Occasion.TEST
            ? Texts.cut(notification.key(), 255)
            : notification.event().toString());
    return content;
  }

  private Map<String, Object> trigger(Notification notification) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("summary", Texts.cut(notification.subject(), LONGEST_SUMMARY));
    Map<String, Object> content = head(notification, "trigger");
    content.put("payload", payload);
    content.put("client", "Belfry");
    About about = notification.about();
    if (about == null) {
      payload.put("source", "Belfry");
      payload.put("severity", "info");
      return content;
    }
    payload.put("source", about.ci().isEmpty() ? about.source() : about.ci());
    payload.put("severity", severity(about.severity()));
    payload.put("timestamp", about.openedAt().toString());
    payload.put("component", about.service());
    payload.put("class", about.type());
    payload.put("custom_details", about.asMap());
    String link = links.event(about.id());
    if (!link.isEmpty()) {
      content.put("client_url", link);
      content.put("links", List.of(Map.of("href", link, "text", "Event " + about.number())));
    }
    return content;
  }

  /** PagerDuty has four words for it. */
  private static String severity(String ours) {
    return switch (ours) {
      case "critical" -> "critical";
      case "major" -> "error";
      case "minor", "warning" -> "warning";
      default -> "info";
    };
  }
}
