package io.belfry.platform;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test moves it. */
public final class FixedClock extends Clock {
  private volatile Instant now;

  /** Stands at noon of an ordinary day. */
  public FixedClock() {
    this(Instant.parse("2026-03-02T12:00:00Z"));
  }

  /** Stands at {@code start}. */
  public FixedClock(Instant start) {
    now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  /** Moves on by {@code step}. */
  public void advance(Duration step) {
    now = now.plus(step);
  }
}
