package io.belfry.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.belfry.platform.Json;
import io.belfry.platform.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Publishes to a topic of an ntfy server, which rings whoever subscribed to it. */
final class NtfyNotifier implements Notifier {
  private static final int LONGEST_TITLE = 250;

  // The server turns what is longer than 4,096 bytes into an attachment.
  private static final int LONGEST_MESSAGE = 1_000;

  private static final int MOST_URGENT = 5;
  private static final int USUAL = 3;
  private static final int QUIET = 2;
  private static final int SILENT = 1;

  private final HttpDelivery delivery;
  private final Links links;

  NtfyNotifier(HttpDelivery delivery, Links links) {
    this.delivery = delivery;
    this.links = links;
  }

  @Override
  public String unavailable() {
    return "";
  }

  @Override
  public String send(Notification notification) throws Exception {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("topic", notification.to().topic());
    content.put("title", Texts.cut(notification.subject(), LONGEST_TITLE));
    content.put("message", Texts.cut(notification.body(), LONGEST_MESSAGE));
    content.put("priority", priority(notification));
    content.put("tags", List.of(tag(notification.occasion())));
    About about = notification.about();
    String link = about == null ? "" : links.event(about.id());
    if (!link.isEmpty()) {
      content.put("click", link);
    }
    String token = notification.to().secret();
    return delivery.post(
        notification.to(),
        token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token),
        Json.write(content).getBytes(UTF_8));
  }

  /** From 1, which makes no sound, to 5, which breaks through "do not disturb". */
  private static int priority(Notification notification) {
    About about = notification.about();
    return switch (notification.occasion()) {
      case MIRRORED, TEST -> SILENT;
      case RECOVERED, ACKNOWLEDGED -> QUIET;
      case OPENED, CHANGED, ESCALATED, WARNED ->
          about == null
              ? USUAL
              : switch (about.priority()) {
                case "P1" -> MOST_URGENT;
                case "P2" -> MOST_URGENT - 1;
                case "P3" -> USUAL;
                default -> QUIET;
              };
    };
  }

  private static String tag(Occasion occasion) {
    return switch (occasion) {
      case OPENED -> "rotating_light";
      case RECOVERED -> "white_check_mark";
      case ESCALATED, WARNED -> "warning";
      case CHANGED, ACKNOWLEDGED, MIRRORED, TEST -> "bell";
    };
  }
}
