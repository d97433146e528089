package io.belfry.benchmark;

import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.facts.Level;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A seeded stream of entries for one tenant: alerts of many keys in tens, recoveries, heartbeats of
 * which some fall silent, one service at a time that floods, and people who close events.
 */
final class AlertStream {
  static final int SERVICES = 100;
  static final int ALERTS_A_ENTRY = 10;
  private static final long BEGIN = 1_772_000_000_000L;
  private static final long WINDOW_MILLIS = 300_000;
  private static final int FLOOD = 20_000;
  private static final int HEARTS = 10;
  private static final List<Level> CRITICALITIES = List.of(Level.HIGH, Level.MEDIUM, Level.LOW);

  private final Random random = new Random(42);
  private final long tenant;
  private final int keys;
  private final double millisBetween;
  private final List<Change.EventClosed> open = new ArrayList<>();
  private long position;
  private long alerts;

  /**
   * @param keys how many different keys there are
   * @param alertsPerWindow how many alerts come in the five minutes of a window
   */
  AlertStream(long tenant, int keys, int alertsPerWindow) {
    this.tenant = tenant;
    this.keys = keys;
    this.millisBetween = (double) WINDOW_MILLIS / alertsPerWindow;
  }

  static String service(int number) {
    return "service-" + number;
  }

  /** The catalogue, which comes before all alerts. */
  Entry catalogue() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < SERVICES; i++) {
      changes.add(
          new Change.ServiceSet(
              service(i), "team-" + i % 10, CRITICALITIES.get(i % CRITICALITIES.size())));
    }
    return new Entry.Changes(++position, tenant, stamp(), changes);
  }

  /** The next entries, with so many alerts among them. */
  List<Entry> next(int count) {
    List<Entry> entries = new ArrayList<>(count / ALERTS_A_ENTRY * 11 / 10);
    for (int left = count; left > 0; left -= ALERTS_A_ENTRY) {
      List<Alert> batch = new ArrayList<>(ALERTS_A_ENTRY);
      for (int i = 0; i < Math.min(left, ALERTS_A_ENTRY); i++) {
        batch.add(alert());
      }
      entries.add(new Entry.Alerts(++position, tenant, stamp(), batch));
      if (position % 10 == 0 && !open.isEmpty()) {
        entries.add(new Entry.Changes(++position, tenant, stamp(), List.of(takeOne())));
      }
    }
    return entries;
  }

  /** Remembers the events that were opened, so that people can close them later. */
  void learn(Outcome outcome) {
    for (EventState event : outcome.events()) {
      if (event.openedAt() == outcome.stamp()) {
        open.add(new Change.EventClosed(event.id(), event.key()));
      }
    }
  }

  private Change takeOne() {
    int chosen = random.nextInt(open.size());
    Change.EventClosed closed = open.get(chosen);
    open.set(chosen, open.get(open.size() - 1));
    open.remove(open.size() - 1);
    return closed;
  }

  private long stamp() {
    return BEGIN + (long) (alerts * millisBetween);
  }

  private Alert alert() {
    long number = alerts++;
    int dice = random.nextInt(100);
    if (dice < 2) {
      int heart = (int) (number / FLOOD * HEARTS + random.nextInt(HEARTS)) % 1_000;
      return alert("Heartbeat", "heart-" + heart, Status.FIRING, Severity.INFO, heart);
    }
    boolean floods = dice < 52 && number % FLOOD < FLOOD / 2;
    int flooding = (int) (number / FLOOD) % SERVICES;
    int key = floods ? random.nextInt(keys / SERVICES) * SERVICES + flooding : random.nextInt(keys);
    Status status = dice % 10 == 0 ? Status.RESOLVED : Status.FIRING;
    Severity severity = dice >= 95 ? Severity.CRITICAL : Severity.MAJOR;
    return alert(key % 2 == 0 ? "LatencyHigh" : "DiskFull", "key-" + key, status, severity, key);
  }

  private static Alert alert(
      String type, String key, Status status, Severity severity, int number) {
    return new Alert(
        "prometheus",
        type,
        key,
        status,
        severity,
        "Something about " + key,
        service(number % SERVICES),
        "host-" + number,
        Map.of("instance", "host-" + number, "job", "node", "cluster", "c" + number % 7),
        0,
        "");
  }
}
