package io.belfry.intake;

import io.belfry.platform.ErrorCode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the server started: received = stored + rejected, by reason. */
public final class IntakeFigures {
  private final LongAdder stored = new LongAdder();
  private final Map<String, LongAdder> rejected = new ConcurrentHashMap<>();

  void stored(int alerts) {
    stored.add(alerts);
  }

  /** Notes that something was not taken. */
  public void rejected(ErrorCode reason, int alerts) {
    rejected.computeIfAbsent(reason.code(), code -> new LongAdder()).add(alerts);
  }

  /** Alerts that were stored. */
  public long stored() {
    return stored.sum();
  }

  /**
   * What was not taken, by the code of the reason. A request that could not be read counts as one.
   */
  public Map<String, Long> rejected() {
    Map<String, Long> sums = new TreeMap<>();
    rejected.forEach((code, count) -> sums.put(code, count.sum()));
    return sums;
  }
}
