package io.belfry.notification;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: quickly while it is news, patiently when the receiver is down, and for some
 * six hours, so that an outage of a night's length is all that makes a dead letter.
 */
final class Retries {
  /** Nine that double, and every quarter of an hour from then on. */
  static final int MOST_ATTEMPTS = 32;

  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration MOST_ASKED = Duration.ofHours(1);
  private static final double JITTER = 0.25;

  private final RandomGenerator random;

  /**
   * @param random spreads what failed together
   */
  Retries(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Returns how long to wait.
   *
   * <p>One at a time, for generators of random numbers are not shared.
   *
   * @param attempts so far, from 1
   * @param asked what the receiver asked for; believed up to an hour
   */
  synchronized Duration after(int attempts, Optional<Duration> asked) {
    Duration usual = Duration.ofSeconds(1L << Math.min(attempts, 20));
    Duration wait = usual.compareTo(LONGEST) < 0 ? usual : LONGEST;
    Duration least =
        asked.map(time -> time.compareTo(MOST_ASKED) < 0 ? time : MOST_ASKED).orElse(wait);
    Duration longer = least.compareTo(wait) > 0 ? least : wait;
    return longer.plusMillis((long) (wait.toMillis() * JITTER * random.nextDouble()));
  }
}
