package io.belfry.benchmark;

import io.belfry.engine.Outcome;
import io.belfry.engine.Session;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.Inhibition;
import io.belfry.journal.LabelMatcher;
import io.belfry.runbook.SampleReleases;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the end of a cause costs the engine's thread that hides one alert: where few other causes
 * hide something, and where many do. Each round ends causes, judges what they hid, and hides it
 * again.
 */
final class SuppressionFigures {
  private static final long BEGIN = 1_772_000_000_000L;
  private static final int FEW = 100;
  private static final int MANY = 10_000;
  private static final int ENDS = 1_000;

  /** So that nothing flaps; in milliseconds. */
  private static final long APART = 60_000;

  private final Session session = new Session(1, SampleReleases.withOneRunbook());
  private final int causes;
  private long position;
  private long stamp = BEGIN;
  private int next;
  private long opened;

  private SuppressionFigures(int causes) {
    this.causes = causes;
    Inhibition rule =
        new Inhibition(
            "i",
            List.of(new LabelMatcher("type", true, false, "Known")),
            List.of(new LabelMatcher("type", true, false, "Hidden")),
            List.of("host"),
            "the cause is known");
    apply(
        new Entry.Changes(++position, 1, stamp, List.of(new Change.InhibitionsSet(List.of(rule)))));
    for (int i = 0; i < causes; i++) {
      say("Known", i, Status.FIRING);
      say("Hidden", i, Status.FIRING);
    }
  }

  /** Compares 100 causes with 10,000, in alternating rounds. */
  static void print(int rounds) {
    SuppressionFigures few = new SuppressionFigures(FEW);
    SuppressionFigures many = new SuppressionFigures(MANY);
    double[] small = new double[rounds];
    double[] large = new double[rounds];
    for (int i = -2; i < rounds; i++) {
      double first = few.end();
      double second = many.end();
      if (i >= 0) {
        small[i] = first;
        large[i] = second;
      }
    }
    Arrays.sort(small);
    Arrays.sort(large);
    double few50 = small[rounds / 2];
    double many50 = large[rounds / 2];
    System.out.printf(
        "%-40s %8.2f us an ended cause%n%-40s %8.2f us an ended cause%n%-40s %8.2fx%n",
        "100 causes hide an alert each",
        few50,
        "10,000 causes hide an alert each",
        many50,
        "ratio",
        many50 / few50);
  }

  private double end() {
    long before = opened;
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < ENDS; i++) {
      stamp += APART;
      say("Known", next, Status.RESOLVED);
      session.advanceTo(stamp += 2).forEach(this::count);
      say("Hidden", next, Status.RESOLVED);
      say("Known", next, Status.FIRING);
      say("Hidden", next, Status.FIRING);
      next = (next + 1) % causes;
    }
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    if (opened - before != ENDS) {
      throw new IllegalStateException(
          "%d of %d hidden alerts showed".formatted(opened - before, ENDS));
    }
    return spent / 1e3 / ENDS;
  }

  private void say(String type, int number, Status status) {
    Alert alert =
        new Alert(
            "test",
            type,
            type + "/" + number,
            status,
            Severity.MAJOR,
            "",
            "",
            "",
            Map.of("host", "h" + number),
            0,
            "");
    stamp += 1;
    apply(new Entry.Alerts(++position, 1, stamp, List.of(alert)));
  }

  private void apply(Entry entry) {
    session.apply(entry);
  }

  /** What was hidden and is judged again opens an event, or has its event fire again. */
  private void count(Outcome outcome) {
    opened += outcome.events().stream().filter(event -> event.clearedAt() == 0).count();
  }
}
