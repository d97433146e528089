package io.belfry.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.belfry.platform.Json;
import io.belfry.platform.Texts;
import java.util.Map;

/** Writes to a chat by an incoming webhook as Slack has them, and Mattermost and others with it. */
final class SlackNotifier implements Notifier {
  private static final int LONGEST = 3_000;

  private final HttpDelivery delivery;
  private final Links links;

  SlackNotifier(HttpDelivery delivery, Links links) {
    this.delivery = delivery;
    this.links = links;
  }

  @Override
  public String unavailable() {
    return "";
  }

  @Override
  public String send(Notification notification) throws Exception {
    return delivery.post(
        notification.to(),
        Map.of(),
        Json.write(Map.of("text", text(notification))).getBytes(UTF_8));
  }

  private String text(Notification notification) {
    StringBuilder text = new StringBuilder();
    text.append(mark(notification.occasion()));
    text.append('*').append(escaped(notification.subject()).replaceAll("\\s+", " ")).append('*');
    About about = notification.about();
    if (about != null) {
      String link = links.event(about.id());
      text.append("\nEvent ")
          .append(link.isEmpty() ? about.number() : "<%s|%d>".formatted(link, about.number()))
          .append(", ")
          .append(escaped(about.service().isEmpty() ? about.ci() : about.service()));
    } else {
      text.append('\n').append(escaped(notification.body()));
    }
    return Texts.cut(text.toString(), LONGEST);
  }

  private static String mark(Occasion occasion) {
    return switch (occasion) {
      case OPENED -> ":rotating_light: ";
      case ESCALATED, WARNED -> ":warning: ";
      case RECOVERED -> ":white_check_mark: ";
      case CHANGED, ACKNOWLEDGED, MIRRORED, TEST -> "";
    };
  }

  /** What a stranger wrote calls nobody and links nowhere: Slack reads commands in brackets. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
