package io.belfry.watch;

import io.belfry.facts.Severity;
import java.util.concurrent.Callable;

/** Whether people could not be told, for good; each new one is news. */
final class DeadLetters implements Check {
  private static final Topic TOPIC = new Topic("belfry/outbox", "BelfryOutbox", Severity.MAJOR);

  private final Callable<Long> dead;

  /**
   * @param dead how many notifications were given up
   */
  DeadLetters(Callable<Long> dead) {
    this.dead = dead;
  }

  @Override
  public Topic topic() {
    return TOPIC;
  }

  @Override
  public String look() throws Exception {
    long count = dead.call();
    return count == 0
        ? ""
        : "%d notification%s could not be sent, and %s given up."
            .formatted(count, count == 1 ? "" : "s", count == 1 ? "was" : "were");
  }
}
