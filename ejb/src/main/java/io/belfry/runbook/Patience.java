package io.belfry.runbook;

import java.time.Duration;

/**
 * How much of all scenarios of a package is run: each may be within its bounds, and all of them
 * together still keep others waiting for hours.
 */
final class Patience {
  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final long USUAL_STEPS = 200_000;

  private final long until;
  private final Duration most;
  private final long mostSteps;
  private long steps;

  Patience(Duration most, long mostSteps) {
    this.most = most;
    this.mostSteps = mostSteps;
    until = System.nanoTime() + most.toNanos();
  }

  /** That of a server for one package. */
  static Patience usual() {
    return new Patience(USUAL, USUAL_STEPS);
  }

  /** Counts a step; false when it is one too many, or too late. */
  boolean hasStep() {
    steps++;
    return !isOver();
  }

  boolean isOver() {
    return steps > mostSteps || System.nanoTime() - until > 0;
  }

  /** Why the rest is not run, as a difference. */
  String end() {
    return "was not run to its end: all scenarios together have %d s and %d steps"
        .formatted(most.toSeconds(), mostSteps);
  }
}
