package io.belfry.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Keeps beside a lane what may come later than its outcomes, so that no alert waits for it: how
 * often events were heard of, and snapshots of sessions that go on. One thing follows the other,
 * for a replay from a snapshot does not find again what was heard of before it. For the lane's
 * thread alone.
 */
final class LazyWriter {
  private static final long REST_NANOS = 250_000_000L;

  /** Of the time, keeping what comes again and again takes this part at most. */
  private static final int SHARE = 20;

  private final Executor thread;
  private FutureTask<Long> last = new FutureTask<>(() -> 0L);
  private boolean isKept = true;
  private long dueAt = System.nanoTime();

  /** What is to be kept. */
  @FunctionalInterface
  interface Keeping {
    void keep() throws Exception;
  }

  /**
   * @param thread runs one thing after the other; whoever waits for one that it did not begin runs
   *     that itself
   */
  LazyWriter(Executor thread) {
    this.thread = thread;
  }

  /**
   * Whether all that it was given is kept; throws why the last was not, and whoever hears that must
   * expect that it never will be.
   */
  boolean isIdle() throws Exception {
    return isKept || (last.isDone() && settled());
  }

  /** Whether it has also rested for as long as it should. */
  boolean isRested() throws Exception {
    return isIdle() && System.nanoTime() - dueAt >= 0;
  }

  /** Keeps something soon; only when it is idle. */
  void soon(Keeping keeping) {
    soon(keeping, () -> {});
  }

  /**
   * The same.
   *
   * @param then is kept afterwards; it comes so seldom that it rests no longer for it
   */
  void soon(Keeping keeping, Keeping then) {
    isKept = false;
    last =
        new FutureTask<>(
            () -> {
              long began = System.nanoTime();
              keeping.keep();
              long took = System.nanoTime() - began;
              then.keep();
              return took;
            });
    thread.execute(last);
  }

  /** Waits until all that it was given is kept, or throws why it was not. */
  void await() throws Exception {
    if (!isKept) {
      last.run();
      settled();
    }
  }

  /** Waits until it writes no more, whatever became of that. */
  void forget() {
    boolean interrupted = false;
    while (!isKept) {
      try {
        await();
      } catch (InterruptedException tooEarly) {
        interrupted = true;
      } catch (Exception failure) {
        // What was not kept is decided again, and so is what it belongs to.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean settled() throws Exception {
    try {
      long took = last.get();
      isKept = true;
      dueAt = System.nanoTime() + Math.max(REST_NANOS, SHARE * took);
    } catch (ExecutionException failure) {
      isKept = true;
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    }
    return true;
  }
}
