package io.belfry.journal;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the server started. */
public final class JournalFigures {
  private final LongAdder commits = new LongAdder();
  private final LongAdder alerts = new LongAdder();
  private final LongAdder refused = new LongAdder();

  void committed(List<Pending> batch) {
    commits.increment();
    for (Pending pending : batch) {
      alerts.add(pending.submission().alerts().size());
    }
  }

  void refused(int requests) {
    refused.add(requests);
  }

  /** Commits that stored something. */
  public long commits() {
    return commits.sum();
  }

  /** Alerts stored. */
  public long alerts() {
    return alerts.sum();
  }

  /** Requests that were told to try again. */
  public long refused() {
    return refused.sum();
  }
}
