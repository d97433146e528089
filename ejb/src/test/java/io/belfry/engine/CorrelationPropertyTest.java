package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever fires, recovers and is closed in whatever graph, and whatever people say: no circle of
 * causes, and nothing that fires is kept from its owner for ever. {@code -Dbelfry.seed=n} repeats a
 * run.
 */
class CorrelationPropertyTest {
  private static final List<Severity> SEVERITIES =
      List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING);
  private static final long START = 1_772_000_000_000L;
  private static final int ITEMS = 12;

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + Integer.getInteger("belfry.seeds", 10));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("every firing event is told, waits to be told, or has a cause that fires")
  void nothingThatFiresIsKeptFromItsOwner(long seed) {
    Random random = new Random(seed);
    Set<UUID> told = new HashSet<>();
    long stamp = START;
    int symptoms = 0;
    try (Session session = new Session(1, SampleReleases.withOneRunbook())) {
      for (int position = 1; position <= 300; position++) {
        stamp += random.nextInt(random.nextInt(8) == 0 ? 400_000 : 8_000);
        for (Outcome outcome : session.apply(entry(position, stamp, session, random))) {
          Pages.of(outcome).forEach(each -> told.add(each.event().id()));
        }
        symptoms +=
            check(session.snapshot(), told, "-Dbelfry.seed=%d at %d".formatted(seed, position));
      }
    }
    assertThat(symptoms).as("symptoms seen with -Dbelfry.seed=%d", seed).isPositive();
  }

  private static int check(Snapshot snapshot, Set<UUID> told, String where) {
    Map<String, Snapshot.OpenEvent> open = new HashMap<>();
    snapshot.events().forEach(event -> open.put(event.state().key(), event));
    int symptoms = 0;
    for (Snapshot.OpenEvent event : snapshot.events()) {
      EventState state = event.state();
      Cause cause = state.cause();
      symptoms += cause == null ? 0 : 1;
      Set<String> seen = new HashSet<>(Set.of(state.key()));
      for (Cause next = cause; next != null; ) {
        assertThat(seen.add(next.key())).as("circle through %s, %s", next.key(), where).isTrue();
        Snapshot.OpenEvent up = open.get(next.key());
        next = up == null ? null : up.state().cause();
      }
      if (state.isFiring()) {
        assertThat(isCaredFor(event, open, snapshot, told))
            .as(
                "%s is told, or will be, %s: %s, awaited %s",
                state.key(), where, event, snapshot.awaited())
            .isTrue();
      }
    }
    return symptoms;
  }

  private static boolean isCaredFor(
      Snapshot.OpenEvent event,
      Map<String, Snapshot.OpenEvent> open,
      Snapshot snapshot,
      Set<UUID> told) {
    EventState state = event.state();
    Cause cause = state.cause();
    if (event.page().equals(Page.TOLD.name())) {
      return told.contains(state.id());
    } else if (event.page().equals(Page.WAITING.name())) {
      return snapshot.awaited().containsKey(new Awaited(FirstPages.PAGE, state.key()));
    } else if (cause == null) {
      return false;
    }
    Snapshot.OpenEvent up = open.get(cause.key());
    return (up != null && up.state().isFiring())
        || snapshot.awaited().containsKey(new Awaited(Correlations.CAUSE_OVER, cause.key()));
  }

  private static Entry entry(int position, long stamp, Session session, Random random) {
    int dice = random.nextInt(10);
    if (position < 10 || dice == 0) {
      return new Entry.Changes(position, 1, stamp, List.of(change(random)));
    } else if (dice == 1) {
      List<Snapshot.OpenEvent> open = session.snapshot().events();
      EventState closed = open.isEmpty() ? null : open.get(random.nextInt(open.size())).state();
      return new Entry.Changes(
          position,
          1,
          stamp,
          closed == null ? List.of() : List.of(new Change.EventClosed(closed.id(), closed.key())));
    } else if (dice == 2) {
      return new Entry.Changes(position, 1, stamp, decide(session.snapshot().events(), random));
    }
    List<Alert> alerts = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int item = random.nextInt(ITEMS);
      alerts.add(
          new Alert(
              "test",
              "Down",
              "key-%d-%d".formatted(item, random.nextInt(2)),
              random.nextInt(3) == 0 ? Status.RESOLVED : Status.FIRING,
              SEVERITIES.get(random.nextInt(4)),
              "",
              random.nextInt(3) == 0 ? "service-" + random.nextInt(3) : "",
              random.nextInt(6) == 0 ? "" : "item-" + item,
              random.nextBoolean() ? Map.of("rack", "r" + random.nextInt(2)) : Map.of(),
              0,
              ""));
    }
    return new Entry.Alerts(position, 1, stamp, alerts);
  }

  /** People say what causes an event, whether that fires, is over, or cannot be. */
  private static List<Change> decide(List<Snapshot.OpenEvent> open, Random random) {
    if (open.isEmpty()) {
      return List.of();
    }
    EventState event = open.get(random.nextInt(open.size())).state();
    String cause =
        switch (random.nextInt(6)) {
          case 0 -> "";
          case 1 -> "closed by now";
          default -> open.get(random.nextInt(open.size())).state().key();
        };
    return List.of(new Change.CauseSet(event.id(), event.key(), cause, "ada said so: I know."));
  }

  private static Change change(Random random) {
    String service = "service-" + random.nextInt(3);
    String item = "item-" + random.nextInt(ITEMS);
    return switch (random.nextInt(8)) {
      case 0 -> new Change.CiRemoved(item);
      case 1, 2 -> new Change.ServiceDependsOn(service, List.of("ci/" + item));
      default ->
          new Change.CiSet(
              item,
              random.nextBoolean() ? service : "",
              random.nextBoolean() ? "host" : "vm",
              Map.of("rack", "r" + random.nextInt(2)),
              List.of("ci/item-" + random.nextInt(ITEMS), "service/service-" + random.nextInt(3)));
    };
  }
}
