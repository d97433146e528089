package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Condition;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.Inhibition;
import io.belfry.journal.LabelMatcher;
import io.belfry.runbook.SampleReleases;
import io.belfry.suppression.Recurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Windows that begin, end, are ended and replaced, causes that silence, and rebuilds in between:
 * whatever fires has an event that fires or is hidden by something, and when nothing hides any more
 * it has that event, and nothing else has. {@code -Dbelfry.seed=n} repeats a run.
 */
class SuppressionPropertyTest {
  private static final long START = 1_772_000_000_000L;
  private static final long DAY = 86_400_000;
  private static final int KEYS = 24;
  private static final int ENTRIES = 250;

  private final Map<String, Status> said = new TreeMap<>();
  private int hidden;

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + Integer.getInteger("belfry.seeds", 10));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("the end of what hides loses nothing that fires, and invents nothing")
  void theEndOfWhatHidesLosesNothing(long seed) {
    Random random = new Random(seed);
    Session session = new Session(1, SampleReleases.withOneRunbook());
    try {
      long stamp = START;
      int position = 1;
      for (; position <= ENTRIES; position++) {
        stamp += random.nextInt(random.nextInt(10) == 0 ? 200_000 : 20_000);
        Entry entry =
            random.nextInt(5) == 0
                ? new Entry.Changes(position, 1, stamp, List.of(change(stamp, random)))
                : new Entry.Alerts(position, 1, stamp, alerts(random));
        session.apply(entry).forEach(this::take);
        check(session.snapshot(), "-Dbelfry.seed=%d at %d".formatted(seed, position));
        if (random.nextInt(20) == 0) {
          Snapshot kept = SnapshotCodec.decode(SnapshotCodec.encode(session.snapshot()));
          session.close();
          session = new Session(SampleReleases.withOneRunbook(), kept);
        }
      }
      end(session, position, stamp + 1);
      Map<String, Boolean> firing = new HashMap<>();
      session
          .snapshot()
          .events()
          .forEach(each -> firing.put(each.state().key(), each.state().isFiring()));
      said.forEach(
          (key, status) ->
              assertThat(firing.getOrDefault(key, false))
                  .as("%s fires, -Dbelfry.seed=%d", key, seed)
                  .isEqualTo(status == Status.FIRING));
      assertThat(hidden).as("alerts hidden with -Dbelfry.seed=%d", seed).isPositive();
    } finally {
      session.close();
    }
  }

  /** Whatever fires has an event that fires, or sleeps beneath something that hides it. */
  private void check(Snapshot now, String where) {
    Map<String, Snapshot.OpenEvent> events = new HashMap<>();
    now.events().forEach(each -> events.put(each.state().key(), each));
    Map<String, String> asleep = new HashMap<>();
    now.holds().forEach(hold -> asleep.put(hold.last().getKey(), hold.name()));
    said.forEach(
        (key, status) -> {
          Snapshot.OpenEvent event = events.get(key);
          boolean flaps = event != null && event.state().condition() == Condition.FLAPPING;
          if (status == Status.FIRING && !flaps && (event == null || !event.state().isFiring())) {
            String name = asleep.get(key);
            assertThat(name).as("%s fires and is nowhere, %s", key, where).isNotNull();
            assertThat(isHidden(String.valueOf(name), key, events, now))
                .as("%s fires and nothing hides it, %s: %s", key, where, name)
                .isTrue();
          }
        });
  }

  private static boolean isHidden(
      String name, String key, Map<String, Snapshot.OpenEvent> events, Snapshot now) {
    String[] hider =
        name.substring("asleep\n".length(), name.length() - key.length() - 1).split(" ");
    if (now.awaited().containsKey(Awaited.endOf(name))) {
      return true;
    } else if (hider[0].equals("event")) {
      Snapshot.OpenEvent cause = events.get(hider[1]);
      return cause != null && cause.state().isFiring() && !cause.silences().isEmpty();
    }
    return now.catalogue().stream().anyMatch(change -> isOpen(change, hider[1], now.clock()));
  }

  private static boolean isOpen(Change change, String id, long now) {
    if (change instanceof Change.WindowPlanned planned && planned.id().equals(id)) {
      Recurrence.Occurrence next = Recurrence.next(planned, Instant.ofEpochMilli(now));
      return next != null && next.from().toEpochMilli() <= now;
    }
    return change instanceof Change.WindowSet window
        && window.id().equals(id)
        && window.from() <= now
        && now < window.until();
  }

  /** No window, no inhibition, and every cause over; then as long as anything may be held. */
  private void end(Session session, int position, long stamp) {
    List<Change> none = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      none.add(new Change.WindowRemoved("w" + i));
    }
    none.add(new Change.InhibitionsSet(List.of()));
    session.apply(new Entry.Changes(position, 1, stamp, none)).forEach(this::take);
    session.advanceTo(stamp + 60_000).forEach(this::take);
    List<Alert> over = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      if (isCause(i)) {
        over.add(alert(i, Status.RESOLVED, Severity.MAJOR));
      }
    }
    session.apply(new Entry.Alerts(position + 1, 1, stamp + 60_001, over)).forEach(this::take);
    session.advanceTo(stamp + DAY).forEach(this::take);
  }

  private void take(Outcome outcome) {
    hidden +=
        (int) outcome.judged().stream().filter(each -> each.fate() == Fate.SUPPRESSED).count();
  }

  private static boolean isCause(int key) {
    return key % 6 == 0;
  }

  private Alert alert(int key, Status status, Severity severity) {
    said.put("key-" + key, status);
    return new Alert(
        "test",
        isCause(key) ? "Cause" : "Effect",
        "key-" + key,
        status,
        severity,
        "",
        "service-" + key % 3,
        "",
        Map.of("host", "h" + key % 4),
        // Some senders only repeat what they said.
        key % 12 < 6 ? START : 0,
        "");
  }

  private List<Alert> alerts(Random random) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      alerts.add(
          alert(
              random.nextInt(KEYS),
              random.nextInt(3) == 0 ? Status.RESOLVED : Status.FIRING,
              random.nextInt(3) == 0 ? Severity.MAJOR : Severity.CRITICAL));
    }
    return alerts;
  }

  private static Change change(long stamp, Random random) {
    long from = stamp - 20_000 + random.nextInt(60_000);
    long until = from + 1_000 + random.nextInt(300_000);
    String id = "w" + random.nextInt(3);
    return switch (random.nextInt(5)) {
      case 0 -> new Change.WindowRemoved(id);
      case 1 -> new Change.WindowSet(id, "service-" + random.nextInt(3), from, until, "work");
      case 2 ->
          new Change.InhibitionsSet(
              random.nextInt(3) == 0 ? List.of() : List.of(inhibition(random)));
      default ->
          new Change.WindowPlanned(
              id,
              List.of(new LabelMatcher("host", true, true, "h[" + random.nextInt(4) + "]")),
              from,
              until,
              random.nextInt(3) == 0 ? "FREQ=DAILY" : "",
              "UTC",
              "work",
              random.nextInt(3) == 0 ? stamp : 0);
    };
  }

  /** Of one id, whatever it says: people change rules. */
  private static Inhibition inhibition(Random random) {
    List<LabelMatcher> causes = new ArrayList<>();
    causes.add(new LabelMatcher("type", true, false, "Cause"));
    if (random.nextInt(3) > 0) {
      causes.add(new LabelMatcher("severity", true, false, "critical"));
    }
    return new Inhibition(
        "i",
        causes,
        List.of(new LabelMatcher("type", true, false, "Effect")),
        random.nextBoolean() ? List.of("host") : List.of(),
        "the cause is known");
  }
}
