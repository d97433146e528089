package io.belfry.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what fails again and again: in full when it begins, then in a line a minute, so that an
 * hour without a database does not fill the disk. What did not fail for a minute begins anew. For
 * one thread.
 */
public final class FailureLog {
  private static final long A_MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final System.Logger log;
  private final LongSupplier nanos;

  /** By kind: while a database goes or comes back, several take turns. */
  private final Map<String, Lasting> lasting = new HashMap<>();

  private static final class Lasting {
    private long failedAt;
    private long toldAt;
    private int untold;
  }

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
    @Nullable Lasting known = lasting.get(kind);
    if (known == null || now - known.failedAt > A_MINUTE_NANOS) {
      log.log(System.Logger.Level.WARNING, what, failure);
      known = new Lasting();
      known.toldAt = now;
      lasting.put(kind, known);
    } else {
      known.untold++;
      if (now - known.toldAt >= A_MINUTE_NANOS) {
        log.log(
            System.Logger.Level.WARNING,
            "{0}; so it was {1} times more, last: {2}",
            what,
            Integer.toString(known.untold),
            failure);
        known.toldAt = now;
        known.untold = 0;
      }
    }
    known.failedAt = now;
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
