package io.belfry.engine;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How judging gives way to storing. A burst is stored sooner when nothing is judged meanwhile, and
 * whoever sent it waits for that alone; in a flood that lasts, larger steps cost less.
 */
final class Pace {
  /** The first alerts of a flood wait so long. */
  private static final long WAIT_NANOS = Duration.ofSeconds(1).toNanos();

  /** After that, judging rests so long between two steps. */
  private static final long REST_NANOS = Duration.ofMillis(50).toNanos();

  private final BooleanSupplier flooded;
  private boolean inFlood;
  private long floodBegan;
  private long judgedAt;

  Pace(BooleanSupplier flooded) {
    this.flooded = flooded;
  }

  /** Whether judging is to wait a moment longer. */
  boolean rests() {
    if (!flooded.getAsBoolean()) {
      return false;
    }
    long now = System.nanoTime();
    if (!inFlood) {
      inFlood = true;
      floodBegan = now;
    }
    return now - floodBegan < WAIT_NANOS || now - judgedAt < REST_NANOS;
  }

  /**
   * A step was taken.
   *
   * @param more whether there was something to judge
   */
  void judged(boolean more) {
    judgedAt = System.nanoTime();
    if (!more && !flooded.getAsBoolean()) {
      inFlood = false;
    }
  }
}
