package io.belfry.notification;

import io.belfry.platform.Settings;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where people look at an event, when the setting {@code BELFRY_PUBLIC_URL} says where they reach
 * Belfry.
 */
final class Links {
  private static final String SETTING = "BELFRY_PUBLIC_URL";

  private final String base;

  Links(Settings settings) {
    base =
        settings
            .text(SETTING)
            .map(Links::read)
            .map(text -> text.endsWith("/") ? text : text + "/")
            .orElse("");
  }

  /** Returns the address of an event's page; empty when it is not known where Belfry is. */
  String event(UUID event) {
    return base.isEmpty() ? "" : base + "events/" + event;
  }

  private static String read(String text) {
    try {
      String scheme = String.valueOf(URI.create(text).getScheme());
      if (scheme.equals("https") || scheme.equals("http")) {
        return text;
      }
    } catch (IllegalArgumentException unreadable) {
      throw refused(text, unreadable);
    }
    throw refused(text, null);
  }

  private static IllegalArgumentException refused(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The setting %s (%s) is no address. Maybe write it as https://belfry.example.com/."
            .formatted(SETTING, text),
        cause);
  }
}
