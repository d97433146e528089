package io.belfry.facts.baseline;

import java.lang.management.ManagementFactory;
import java.util.Random;

/** Prints how many points one core judges in a second of processor time. */
final class BaselineSpeed {
  private static final int SERIES = 1_000;
  private static final int POINTS = 2_000;
  private static final long INTERVAL = 300_000;
  private static final int ROUNDS = 5;

  private BaselineSpeed() {}

  public static void main(String[] arguments) {
    for (int round = 1; round <= ROUNDS; round++) {
      Baseline[] baselines = new Baseline[SERIES];
      for (int i = 0; i < SERIES; i++) {
        baselines[i] = new Baseline();
      }
      double[] values = new Random(round).doubles(POINTS).map(noise -> 10 * noise).toArray();
      long began = processorTime();
      double sum = 0;
      for (int i = 0; i < POINTS; i++) {
        double season = 50 * Math.sin(i * 2 * Math.PI / 288);
        for (Baseline baseline : baselines) {
          sum += baseline.observe(i * INTERVAL, season + values[i]);
        }
      }
      double seconds = (processorTime() - began) / 1e9;
      System.out.printf(
          "round %d: %,.0f points a second of one core (mean score %.4f)%n",
          round, SERIES * POINTS / seconds, sum / SERIES / POINTS);
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
