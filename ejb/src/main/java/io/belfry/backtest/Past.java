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

  /** Up to when time passes after the last entry, in milliseconds since 1970. */
  long end();
}
