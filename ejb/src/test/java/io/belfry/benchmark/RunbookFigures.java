package io.belfry.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.belfry.engine.Outcome;
import io.belfry.engine.Release;
import io.belfry.engine.Session;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.RunbookParser;
import io.belfry.runbook.SampleReleases;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What many runbooks cost: to compile, and with each alert. The runbooks know two types each; of
 * ten two have a condition and two look at a value. Rounds alternate between the releases, and
 * count the judging thread's own time.
 */
final class RunbookFigures {
  private static final int FEW = 50;
  private static final int MANY = 500;
  private static final double MOST_SECONDS = 60;
  private static final double MOST_RATIO = 1.5;
  private static final double MOST_FOR_CONDITIONS = 1.1;
  private static final int ALERTS = 50_000;
  private static final int WARMING = 2;
  private static final int AN_ENTRY = 10;

  private RunbookFigures() {}

  /**
   * Prints medians of the rounds.
   *
   * @throws IllegalStateException when many runbooks cost more than they may
   */
  static void print(int rounds) {
    Release few = compiled(FEW, true);
    double before = processSeconds();
    long began = System.nanoTime();
    Release many = compiled(MANY, true);
    double compiling = processSeconds() - before;
    System.out.printf(
        "%d runbooks compile in %.1f CPU-s, %.1f s%n",
        MANY, compiling, (System.nanoTime() - began) / 1e9);
    Release plain = compiled(MANY, false);
    double[] ofFew = new double[rounds];
    double[] ofMany = new double[rounds];
    double[] without = new double[rounds];
    double[] beside = new double[rounds];
    for (int round = -WARMING; round < rounds; round++) {
      double[] costs = {
        cost(few, FEW, 1), cost(many, MANY, 1), cost(plain, MANY, 10), cost(many, MANY, 10)
      };
      if (round >= 0) {
        ofFew[round] = costs[0];
        ofMany[round] = costs[1];
        without[round] = costs[2];
        beside[round] = costs[3];
        System.out.printf("round %d: %s us an alert%n", round + 1, Arrays.toString(costs));
      }
    }
    row("alerts of %d runbooks".formatted(FEW), median(ofFew));
    row("alerts of %d runbooks".formatted(MANY), median(ofMany));
    row("no condition, none in the release", median(without));
    row("no condition, others have one", median(beside));
    double ratio = median(ofMany) / median(ofFew);
    double conditions = median(beside) / median(without);
    System.out.printf("%d runbooks cost an alert %.2fx of %d%n", MANY, ratio, FEW);
    System.out.printf("conditions of others cost an alert %.2fx%n", conditions);
    require(compiling <= MOST_SECONDS, "compiling takes too long");
    require(ratio <= MOST_RATIO, "an alert pays for runbooks that do not know it");
    require(conditions <= MOST_FOR_CONDITIONS, "an alert pays for conditions of others");
  }

  private static Release compiled(int count, boolean conditions) {
    List<Runbook> runbooks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String where =
          conditions && i % 10 < 2
              ? ", where: 'labels.env in [\"prod\", \"live\"] and not ci matches \"test-.*\"'"
              : "";
      String threshold =
          i % 10 == 2 || i % 10 == 3
              ? "threshold: { static: { metric: used, above: 90, for: 10m } }\n"
              : "";
      runbooks.add(
          RunbookParser.parse(
              "r" + i,
              "---\nid: test/r%1$d\ntitle: Runbook %1$d\nowner: team-%2$d\nclass: flow\nmatch: { type: [type-%1$d, other-%1$d]%3$s }\n%4$s---\n## Do\n"
                  .formatted(i, i % 7, where, threshold)));
    }
    return ReleaseCompiler.compile(SampleReleases.policies(), runbooks);
  }

  /**
   * @param step of ten runbooks the first has a condition; 1 for alerts of all, 10 for those of the
   *     fifth of each ten alone, which has none
   */
  private static double cost(Release release, int runbooks, int step) {
    long nanos = 0;
    long judged = 0;
    try (Session session = new Session(1, release)) {
      long position = 0;
      for (int first = 0; first < ALERTS; first += AN_ENTRY) {
        long stamp = 1_772_000_000_000L + first * 10L;
        List<Alert> alerts = new ArrayList<>();
        for (int i = first; i < first + AN_ENTRY; i++) {
          int runbook = step == 1 ? i % runbooks : (i * step + 5) % runbooks;
          alerts.add(alert(runbook, i));
        }
        Entry entry = new Entry.Alerts(++position, 1, stamp, alerts);
        long began = threadTime();
        for (Outcome outcome : session.apply(entry)) {
          judged += outcome.judged().size();
        }
        nanos += threadTime() - began;
      }
    }
    require(judged == ALERTS, "alerts were lost");
    return Math.round(nanos / 10.0 / ALERTS) / 100.0;
  }

  private static Alert alert(int runbook, int number) {
    // As many keys for few runbooks as for many, so that the runbooks alone differ.
    return new Alert(
        "test",
        "type-" + runbook,
        "key-" + number % 5_000,
        Status.FIRING,
        number % 2 == 0 ? Severity.MAJOR : Severity.WARNING,
        "Something is wrong",
        "",
        "",
        Map.of("env", "prod"),
        0,
        "",
        Map.of(),
        0);
  }

  private static void row(String what, double micros) {
    System.out.printf("%-36s %8.2f us%n", what, micros);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double processSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static long threadTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("The figures are not as they must be: " + otherwise);
    }
  }
}
