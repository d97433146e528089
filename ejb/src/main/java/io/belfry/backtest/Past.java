package io.belfry.backtest;

import io.belfry.journal.Entry;
import java.util.List;

/** What is judged again: a stretch of the journal, or a file of alerts. */
public interface Past {

  /**
   * The next entries of one tenant, in order; none at the end.
   *
   * @throws Exception when it cannot be read
   */
  List<Entry> next() throws Exception;

  /** Which part was handed out, from 0 to 1. */
  double progress();

  /**
   * From when on it counts, in milliseconds since 1970: what comes before is judged so that both
   * know of it, and is no part of the report. All of it counts unless it says otherwise.
   */
  default long begin() {
    return Long.MIN_VALUE;
  }

  /** Up to when time passes after the last entry, in milliseconds since 1970. */
  long end();
}
