package io.belfry.platform;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells of what fails again and again: in full when it begins, then in a line a minute, so that an
 * hour without a database does not fill the disk. For one thread.
 */
public final class FailureLog {
  private static final long BETWEEN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final System.Logger log;
  private final LongSupplier nanos;
  private String last = "";
  private long toldAt;
  private int untold;

  /**
   * @param log where it is told
   */
  public FailureLog(System.Logger log) {
    this(log, System::nanoTime);
  }

  FailureLog(System.Logger log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
  }

  /** Tells of a failure, if it is another one than before or a minute is over. */
  public void warn(String what, Exception failure) {
    long now = nanos.getAsLong();
    String kind = what + kindOf(failure);
    if (!kind.equals(last)) {
      log.log(System.Logger.Level.WARNING, what, failure);
      last = kind;
      toldAt = now;
      untold = 0;
      return;
    }
    untold++;
    if (now - toldAt >= BETWEEN_NANOS) {
      log.log(
          System.Logger.Level.WARNING,
          "{0}; so it was {1} times more, last: {2}",
          what,
          Integer.toString(untold),
          failure);
      toldAt = now;
      untold = 0;
    }
  }

  /** It works again: the next failure is a new one. */
  public void over() {
    last = "";
  }

  /** Messages may have numbers in them; what is wrong is at the bottom. */
  private static String kindOf(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return failure.getClass().getName() + cause.getClass().getName();
  }
}
