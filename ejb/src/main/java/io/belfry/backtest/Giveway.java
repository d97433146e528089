package io.belfry.backtest;

import java.util.concurrent.TimeUnit;

/**
 * How a backtest leaves the server to those who send: the more the journal grows, the longer it
 * rests between steps of some milliseconds. What it allocates is collected in pauses of the whole
 * server, so that it takes a share of more than a core.
 */
final class Giveway {
  /** Where much comes it rests so often as long as it works. */
  static final double MOST_RESTS = 9;

  /** Where so many entries come a second, it rests as long as it works. */
  static final double ENTRIES_A_REST = 10;

  /** The journal's growth is measured over so long. */
  static final long STRETCH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private double rests = MOST_RESTS;
  private long end;
  private long measuredAt;
  private long workedFrom;

  /**
   * @param journal where it ends
   * @param now in nanoseconds
   */
  Giveway(long journal, long now) {
    end = journal;
    measuredAt = now;
    workedFrom = now;
  }

  /**
   * How long to rest after a step.
   *
   * @param journal where it ends
   * @param now in nanoseconds
   * @return nanoseconds, 0 to go on at once
   */
  long rest(long journal, long now) {
    long stretch = now - measuredAt;
    if (stretch >= STRETCH_NANOS) {
      double entriesASecond = (double) (journal - end) * TimeUnit.SECONDS.toNanos(1) / stretch;
      rests = Math.min(MOST_RESTS, entriesASecond / ENTRIES_A_REST);
      end = journal;
      measuredAt = now;
    }
    return (long) (rests * (now - workedFrom));
  }

  /** It has rested, or there was no need to. */
  void goesOn(long now) {
    workedFrom = now;
  }
}
