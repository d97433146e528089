package io.belfry.engine;

import java.util.concurrent.atomic.LongAdder;

/** Counts since the server started. */
public final class EngineFigures {
  private final LongAdder alerts = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder rebuilds = new LongAdder();

  void judged(int count) {
    alerts.add(count);
    batches.increment();
  }

  void rebuilt() {
    rebuilds.increment();
  }

  /** Alerts judged and kept. */
  public long alerts() {
    return alerts.sum();
  }

  /** How often outcomes were kept. */
  public long batches() {
    return batches.sum();
  }

  /** How often sessions were built anew from the journal. */
  public long rebuilds() {
    return rebuilds.sum();
  }
}
