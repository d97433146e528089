package io.belfry.benchmark;

import io.belfry.engine.Outcome;
import io.belfry.engine.Session;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.baseline.Baseline;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How many points of measured series one core judges in a second of its time: the detector of
 * dynamic thresholds alone, and all rules with alerts that carry one value each. Beside them, the
 * same alerts without a value, of a type that nothing measures.
 */
final class PointFigures {
  /** What the detector alone must do at least, in points a second of processor time. */
  private static final double LEAST = 200_000;

  private static final int SERIES = 1_000;
  private static final int POINTS = 1_000;
  private static final int LEARNED = 300;
  private static final int JUDGED = 100;
  private static final int ALERTS_AN_ENTRY = 100;
  private static final long INTERVAL = 300_000;
  private static final long START = 1_772_000_000_000L;

  private PointFigures() {}

  /**
   * Prints medians of the rounds.
   *
   * @throws IllegalStateException when the detector is slower than it must be
   */
  static void print(int rounds) {
    double[] detector = new double[rounds];
    double[] measured = new double[rounds];
    double[] plain = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      detector[round] = detector(round);
      measured[round] = rules("load", round);
      plain[round] = rules("Known", round);
      System.out.printf(
          "round %d: detector %,.0f, rules %,.0f, alerts without values %,.0f a CPU-s%n",
          round + 1, detector[round], measured[round], plain[round]);
    }
    System.out.printf("%n%-26s %12s %14s%n", "", "us a point", "points a CPU-s");
    row("detector alone", median(detector));
    row("rules, a value an alert", median(measured));
    row("rules, alerts without", median(plain));
    System.out.printf(
        "%na value costs the rules %.2fx an alert without one%n", median(plain) / median(measured));
    if (median(detector) < LEAST) {
      throw new IllegalStateException(
          "The detector judges (%,.0f) points a CPU-s, and must judge %,.0f"
              .formatted(median(detector), LEAST));
    }
  }

  private static double detector(int seed) {
    Baseline[] baselines = new Baseline[SERIES];
    for (int i = 0; i < SERIES; i++) {
      baselines[i] = new Baseline();
    }
    Random random = new Random(seed);
    long began = processorTime();
    for (int point = 0; point < POINTS; point++) {
      double value = value(point, random);
      for (Baseline baseline : baselines) {
        baseline.observe(START + point * INTERVAL, value);
      }
    }
    double seconds = (processorTime() - began) / 1e9;
    require(baselines[0].score() >= 0 && !baselines[0].learning(), "the detector still learns");
    return SERIES * (double) POINTS / seconds;
  }

  private static double rules(String type, int seed) {
    Random random = new Random(seed);
    long nanos = 0;
    long judged = 0;
    try (Session session = new Session(1, SampleReleases.withThresholds())) {
      long position = 0;
      for (int point = 0; point < LEARNED + JUDGED; point++) {
        for (int first = 0; first < SERIES; first += ALERTS_AN_ENTRY) {
          long stamp = START + point * INTERVAL + first;
          Entry entry =
              new Entry.Alerts(++position, 1, stamp, alerts(type, first, value(point, random)));
          long began = processorTime();
          List<Outcome> outcomes = session.apply(entry);
          if (point >= LEARNED) {
            nanos += processorTime() - began;
            judged += outcomes.get(outcomes.size() - 1).judged().size();
          }
        }
      }
      boolean learned =
          session.firings().containsKey("Judge a value by what is usual, and learn from it");
      require(learned == type.equals("load"), "the rules judge something else");
    }
    require(judged == (long) SERIES * JUDGED, "alerts were lost");
    return judged / (nanos / 1e9);
  }

  private static List<Alert> alerts(String type, int first, double value) {
    Map<String, Double> values = type.equals("load") ? Map.of("load", value) : Map.of();
    List<Alert> alerts = new ArrayList<>();
    for (int key = first; key < first + ALERTS_AN_ENTRY; key++) {
      alerts.add(
          new Alert(
              "test",
              type,
              "host-" + key,
              Status.FIRING,
              Severity.MINOR,
              "",
              "",
              "",
              Map.of(),
              0,
              "",
              values,
              0));
    }
    return alerts;
  }

  private static double value(int point, Random random) {
    return 50 * Math.sin(point * 2 * Math.PI / 288) + 10 * random.nextDouble();
  }

  private static void row(String name, double points) {
    System.out.printf("%-26s %12.2f %,14.0f%n", name, 1e6 / points, points);
  }

  private static double median(double[] rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("This measures nothing: " + otherwise);
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
