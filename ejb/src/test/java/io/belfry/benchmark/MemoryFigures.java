package io.belfry.benchmark;

import io.belfry.engine.IdleTenantFigures;
import io.belfry.engine.Outcome;
import io.belfry.engine.Release;
import io.belfry.engine.Session;
import io.belfry.journal.Entry;
import java.util.ArrayList;
import java.util.List;

/** What sessions hold: heap after a full collection, told as differences. */
final class MemoryFigures {
  private static final int STEP = 500_000;

  private MemoryFigures() {}

  static void print() throws Exception {
    // What classes take once is no part of a key.
    heapOf(1_000);
    for (int keys : new int[] {10_000, 50_000}) {
      System.out.printf(
          "%,d keys: %.2f KB a key, window, event, deadline and the rest%n",
          keys, heapOf(keys) / 1024.0 / keys);
    }
    overTime();
    IdleTenantFigures.print(MemoryFigures::used);
  }

  private static long heapOf(int keys) {
    Release release = ReferenceSet.release();
    long before = used();
    Session session = new Session(1, release);
    judge(session, new AlertStream(1, keys, 100_000), keys * 30);
    long after = used();
    session.close();
    return after - before;
  }

  /** Four million alerts; a line through the heap of the second half says how much each leaves. */
  private static void overTime() {
    Session session = new Session(1, ReferenceSet.release());
    AlertStream stream = new AlertStream(1, 10_000, 100_000);
    List<Long> heap = new ArrayList<>();
    session.apply(stream.catalogue());
    for (int alerts = STEP; alerts <= 4_000_000; alerts += STEP) {
      apply(session, stream, STEP);
      heap.add(used());
      System.out.printf(
          "%,10d alerts: %.1f MB, %,d facts%n",
          alerts, heap.get(heap.size() - 1) / 1048576.0, session.facts());
    }
    long first = heap.get(heap.size() / 2 - 1);
    long last = heap.get(heap.size() - 1);
    System.out.printf(
        "slope of the last two million: %.2f bytes an alert%n",
        (last - first) / (double) (heap.size() / 2 * STEP));
    ReferenceSet.requireThatAllFired(session);
    session.close();
  }

  private static void judge(Session session, AlertStream stream, int alerts) {
    session.apply(stream.catalogue());
    apply(session, stream, alerts);
  }

  private static void apply(Session session, AlertStream stream, int alerts) {
    for (int left = alerts; left > 0; left -= 10_000) {
      for (Entry entry : stream.next(Math.min(left, 10_000))) {
        for (Outcome outcome : session.apply(entry)) {
          stream.learn(outcome);
        }
      }
    }
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
