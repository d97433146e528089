package io.belfry.watch;

import io.belfry.facts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/** Whether judged alerts cannot be found at their events: too many of them, or for too long. */
final class ProjectionLag implements Check {
  private static final Topic TOPIC =
      new Topic("belfry/projection", "BelfryProjection", Severity.MAJOR);
  private static final Duration STANDSTILL = Duration.ofMinutes(1);

  /** How many judged requests are looked for at most; more are as bad. */
  static final int FAR = 100_000;

  private final Callable<Behind> tables;
  private final InstantSource clock;
  private long position;
  private Instant movedAt;

  /**
   * How far the projection got.
   *
   * @param position that it reached
   * @param requests that are judged and wait for it, counted up to {@link #FAR}
   */
  record Behind(long position, long requests) {}

  ProjectionLag(Callable<Behind> tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    this.movedAt = clock.instant();
  }

  @Override
  public Topic topic() {
    return TOPIC;
  }

  @Override
  public String look() throws Exception {
    Behind behind = tables.call();
    if (behind.position() != position || behind.requests() == 0) {
      position = behind.position();
      movedAt = clock.instant();
    }
    if (behind.requests() >= FAR) {
      return "The alerts of %d requests or more cannot be found at their events yet."
          .formatted(FAR);
    }
    return Duration.between(movedAt, clock.instant()).compareTo(STANDSTILL) > 0
        ? "What links events to their alerts stands still."
        : "";
  }
}
