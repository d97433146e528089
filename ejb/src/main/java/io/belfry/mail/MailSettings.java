package io.belfry.mail;

import io.belfry.platform.Settings;
import java.time.Duration;

/**
 * How the listener for mail is set.
 *
 * @param port from {@code BELFRY_MAIL_PORT}; negative when there is none to be, 0 for any
 * @param bind the address from {@code BELFRY_BIND}
 * @param connections how many at once
 * @param connectionsOfOne how many of them from one address; a mail system opens twenty
 * @param idle how long a sender may be silent
 * @param session how long a connection may last, whatever its sender says
 */
public record MailSettings(
    int port, String bind, int connections, int connectionsOfOne, Duration idle, Duration session) {
  private static final int OFF = -1;

  /** Reads what the process was started with. */
  public static MailSettings of(Settings settings) {
    return new MailSettings(
        settings.number("BELFRY_MAIL_PORT", OFF, 1, 65_535),
        settings.text("BELFRY_BIND").orElse("127.0.0.1"),
        50,
        20,
        Duration.ofMinutes(1),
        Duration.ofMinutes(5));
  }

  boolean isOff() {
    return port < 0;
  }
}
