package io.belfry.benchmark;

import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.engine.Session;
import io.belfry.facts.Level;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What an alert costs the engine's thread where everything is in the topology: with few events open
 * and few items known, and with many of both. One alert in five opens an event, and people close as
 * many, so that what is open stays as much, and each event stays open for eight minutes: with fewer
 * open, alerts are rarer.
 */
final class CorrelationFigures {
  private static final List<Level> LEVELS = List.of(Level.HIGH, Level.MEDIUM, Level.LOW);
  private static final long BEGIN = 1_772_000_000_000L;
  private static final int ALERTS = 50_000;
  private static final int MINUTES_OPEN = 8;
  private static final int KEYS_AN_ITEM = 100;
  private static final double MOST_TIMES = 2.0;

  private final Random random = new Random(42);
  private final Session session = new Session(1, SampleReleases.withOneRunbook());
  private final List<Change.EventClosed> open = new ArrayList<>();
  private final List<Alert> firing = new ArrayList<>();
  private final int items;
  private final int millisBetween;
  private long position;
  private long newest;
  private long stamp = BEGIN;

  private CorrelationFigures(int items, int events) {
    this.items = items;
    // As one alert in five opens an event, each stays open for as long, however many are.
    this.millisBetween = MINUTES_OPEN * 60_000 / (events * 5);
    apply(new Entry.Changes(++position, 1, stamp, topology()));
    while (open.size() < events) {
      stamp += 1;
      openOne();
    }
  }

  /**
   * Compares 100 events and items with 10,000 events and 5,000 items, in alternating rounds.
   *
   * @throws IllegalStateException when an alert costs more than twice as much
   */
  static void print(int rounds) {
    CorrelationFigures few = new CorrelationFigures(100, 100);
    CorrelationFigures many = new CorrelationFigures(5_000, 10_000);
    double[] small = new double[rounds];
    double[] large = new double[rounds];
    for (int i = -2; i < rounds; i++) {
      double first = few.judge();
      double second = many.judge();
      if (i >= 0) {
        small[i] = first;
        large[i] = second;
        System.out.printf(
            "round %d: %.2f us an alert with %d events open and %d items, %.2f us with %d and %d%n",
            i + 1, first, few.open.size(), few.items, second, many.open.size(), many.items);
      }
    }
    Arrays.sort(small);
    Arrays.sort(large);
    double few50 = small[rounds / 2];
    double many50 = large[rounds / 2];
    System.out.printf(
        "%n%-40s %8.2f us an alert%n%-40s %8.2f us an alert%n%-40s %8.2fx%n",
        "100 events open, 100 items",
        few50,
        "10,000 events open, 5,000 items",
        many50,
        "ratio",
        many50 / few50);
    if (many50 > MOST_TIMES * few50) {
      throw new IllegalStateException(
          "An alert costs %.2f times as much, which is more than %.1f"
              .formatted(many50 / few50, MOST_TIMES));
    }
  }

  private double judge() {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < ALERTS; i++) {
      stamp += millisBetween;
      if (i % 5 == 0) {
        closeOne();
        openOne();
      } else {
        apply(new Entry.Alerts(++position, 1, stamp, List.of(pick())));
      }
    }
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    return spent / 1e3 / ALERTS;
  }

  private Alert pick() {
    return firing.get(random.nextInt(firing.size()));
  }

  private void openOne() {
    int before = open.size();
    while (open.size() == before) {
      int item = random.nextInt(items);
      Alert alert = alert("ci-" + item, random.nextInt(KEYS_AN_ITEM));
      apply(new Entry.Alerts(++position, 1, stamp, List.of(alert)));
      if (open.size() > before) {
        firing.add(alert);
      }
    }
  }

  private void closeOne() {
    int chosen = random.nextInt(open.size());
    Change.EventClosed closed = open.set(chosen, open.get(open.size() - 1));
    open.remove(open.size() - 1);
    firing.set(chosen, firing.get(firing.size() - 1));
    firing.remove(firing.size() - 1);
    apply(new Entry.Changes(++position, 1, stamp, List.of(closed)));
  }

  private void apply(Entry entry) {
    for (Outcome outcome : session.apply(entry)) {
      for (EventState event : outcome.events()) {
        if (event.number() > newest) {
          newest = event.number();
          open.add(new Change.EventClosed(event.id(), event.key()));
        }
      }
    }
  }

  /**
   * Of each hundred items one is a storage system, nine are volumes on it and the rest are hosts on
   * a volume; ten hosts are a service, and forty a rack.
   */
  private List<Change> topology() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      int base = i / 100 * 100;
      int kind = i % 100;
      if (kind == 0) {
        changes.add(item(i, "", "filer", Map.of("site", "s" + i % 3)));
      } else if (kind < 10) {
        changes.add(item(i, "", "volume", Map.of(), "ci/ci-" + base));
      } else {
        String service = "service-" + i / 10;
        if (kind % 10 == 0) {
          changes.add(new Change.ServiceSet(service, "team-" + i % 7, LEVELS.get(i % 3)));
          changes.add(
              new Change.ServiceDependsOn(service, List.of("ci/ci-" + (base + 1 + i / 10 % 9))));
        }
        changes.add(
            item(i, service, "host", Map.of("rack", "r" + i / 40, "site", "s" + base / 100 % 3)));
      }
    }
    return changes;
  }

  private static Change item(
      int number, String service, String kind, Map<String, String> labels, String... on) {
    return new Change.CiSet("ci-" + number, service, kind, labels, List.of(on));
  }

  private static Alert alert(String ci, int number) {
    return new Alert(
        "test",
        "Known",
        ci + "/" + number,
        Status.FIRING,
        number % 10 == 0 ? Severity.CRITICAL : Severity.MAJOR,
        "Something about " + ci,
        "",
        ci,
        Map.of(),
        0,
        "");
  }
}
