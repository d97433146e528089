package io.belfry.backtest;

import io.belfry.facts.Level;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.Runbook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A seeded past: a catalogue, then alerts of what runbooks know, and people who close events. */
public final class SamplePast {
  /** When it begins, in milliseconds since 1970. */
  public static final long START = 1_772_000_000_000L;

  private static final List<Level> LEVELS = List.copyOf(EnumSet.allOf(Level.class));
  private static final int SERVICES = 20;

  private final Random random;
  private final List<Entry> entries = new ArrayList<>();
  private long stamp = START;

  /** Begins with the catalogue. */
  public SamplePast(long seed) {
    random = new Random(seed);
    List<Change> given = new ArrayList<>();
    given.add(new Change.DefaultOwnerSet("operations"));
    for (int i = 0; i < SERVICES; i++) {
      given.add(new Change.ServiceSet("service-" + i, "team-" + i % 5, LEVELS.get(i % 3)));
    }
    entries.add(new Entry.Changes(1, 1, stamp, given));
  }

  /** Lets time pass. */
  public SamplePast pass(long millis) {
    stamp += millis;
    return this;
  }

  /** Alerts in one entry. */
  public SamplePast alerts(Alert... alerts) {
    entries.add(new Entry.Alerts(entries.size() + 1L, 1, stamp, List.of(alerts)));
    return this;
  }

  /** People close whatever event of the key is open, knowing all that came. */
  public SamplePast close(String key) {
    Change closed = new Change.EventClosed(new UUID(7, 7), key);
    entries.add(new Entry.Changes(entries.size() + 1L, 1, stamp, List.of(closed)));
    return this;
  }

  /**
   * So many alerts of the types that runbooks know, ten an entry, over many keys; with values where
   * a runbook looks at one.
   *
   * @param millis between two entries, about
   */
  public SamplePast traffic(List<Runbook> runbooks, int alerts, int keys, int millis) {
    for (int done = 0; done < alerts; done += 10) {
      pass(1 + random.nextInt(2 * millis));
      Alert[] ten = new Alert[10];
      for (int i = 0; i < ten.length; i++) {
        int key = random.nextInt(keys);
        Runbook runbook = runbooks.get(key % runbooks.size());
        ten[i] = alert(runbook, key);
      }
      alerts(ten);
      if (random.nextInt(10) == 0) {
        close("key-" + random.nextInt(keys));
      }
    }
    return this;
  }

  private Alert alert(Runbook runbook, int key) {
    Map<String, Double> values =
        runbook.thresholds().levels().isEmpty()
            ? Map.of()
            : Map.of(runbook.thresholds().levels().get(0).metric(), (double) random.nextInt(120));
    return alert(
        runbook.types().get(key % runbook.types().size()),
        "key-" + key,
        random.nextInt(8) == 0 ? Status.RESOLVED : Status.FIRING,
        key % 9 == 0 ? Severity.CRITICAL : Severity.MAJOR,
        "service-" + key % (SERVICES + 2),
        values);
  }

  /** One alert. */
  public static Alert alert(
      String type,
      String key,
      Status status,
      Severity severity,
      String service,
      Map<String, Double> values) {
    return new Alert(
        "test",
        type,
        key,
        status,
        severity,
        "It happened",
        service,
        "host",
        Map.of("rack", "r1"),
        0,
        "",
        values,
        0);
  }

  /** What there is so far. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The same, with time that passes after it. */
  Past past(long after) {
    return new ListedPast(entries(), stamp + after);
  }
}
