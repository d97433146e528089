package io.belfry.notification;

import io.belfry.channel.Destination;
import io.belfry.platform.Secrets;
import io.belfry.platform.Texts;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What came of trying a channel.
 *
 * @param reached whether the receiver took it
 * @param answer what the receiver said, or why there is no answer; for people
 * @param millis how long it took
 */
public record Trial(boolean reached, String answer, long millis) {
  private static final UUID NO_EVENT = new UUID(0, 0);
  private static final String BODY =
      "Belfry tries whether this channel works. Nothing has happened, and there is nothing to"
          + " do.\n";

  /** Sends a message that says of itself that it is none. */
  static Trial of(Notifiers notifiers, String team, String channel, Destination to) {
    Notification notification =
        new Notification(
            "test/%s/%s/%s".formatted(team, channel, Secrets.readable(12)),
            Occasion.TEST,
            team,
            to,
            "[Test] Belfry reaches the team %s through %s".formatted(team, channel),
            BODY,
            NO_EVENT,
            null);
    Notifier notifier = notifiers.of(to.kind());
    String unavailable = notifier.unavailable();
    if (!unavailable.isEmpty()) {
      return new Trial(false, unavailable, 0);
    }
    long before = System.nanoTime();
    try {
      return after(before, true, notifier.send(notification));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return after(before, false, "Belfry is stopping.");
    } catch (Exception failure) {
      return after(before, false, Texts.storable(String.valueOf(failure.getMessage())));
    }
  }

  private static Trial after(long before, boolean reached, String answer) {
    return new Trial(reached, answer, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
  }
}
