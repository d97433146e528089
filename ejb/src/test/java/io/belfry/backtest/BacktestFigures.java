package io.belfry.backtest;

import io.belfry.engine.Release;
import io.belfry.journal.Entry;
import io.belfry.runbook.Runbook;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** How many alerts of the past both releases judge in a second of one core's time. */
public final class BacktestFigures {
  /** The least that is taken, in alerts a second of processor time. */
  private static final double LEAST = 30_000;

  private static final int ALERTS = 300_000;
  private static final int KEYS = 10_000;

  private BacktestFigures() {}

  /**
   * Prints the median of the rounds, after one that only warms up.
   *
   * @throws IllegalStateException when it is slower than it must be
   */
  public static void print(int rounds) throws Exception {
    List<Runbook> runbooks = DefaultPackage.runbooks();
    Release release = DefaultPackage.with();
    List<Entry> entries = new SamplePast(1).traffic(runbooks, ALERTS, KEYS, 100).entries();
    double[] figures = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      long end = entries.get(entries.size() - 1).stamp();
      long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Report report =
          Backtest.run(
              Beginning.ofNothing(1),
              release,
              release,
              new ListedPast(entries, end),
              Paging.USUAL,
              done -> {});
      double seconds =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e9;
      if (report.alerts() != ALERTS || !report.isSame()) {
        throw new IllegalStateException("This measures nothing: " + report.alerts());
      }
      if (round >= 0) {
        figures[round] = ALERTS / seconds;
        System.out.printf(
            "backtest round %d: %,.0f alerts a CPU-s, judged by both releases; %,d events, %d runbooks, %,d keys%n",
            round + 1, figures[round], report.eventsBefore(), runbooks.size(), KEYS);
      }
    }
    Arrays.sort(figures);
    double median = figures[rounds / 2];
    System.out.printf("%-26s %,14.0f alerts a CPU-s%n", "backtest", median);
    if (median < LEAST) {
      throw new IllegalStateException(
          "A backtest judges (%,.0f) alerts a CPU-s, and must judge %,.0f"
              .formatted(median, LEAST));
    }
  }
}
