package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where hosts, racks, clusters and sites fail, too: from a symptom its cause is got to by what
 * items depend on and by what stands at one place with them. {@code -Dbelfry.seed=n} repeats a run.
 */
class PlaceCausePropertyTest {
  private static final long START = 1_772_000_000_000L;
  private static final int ITEMS = 32;

  /** How many items stand at one. */
  private static final Map<String, Integer> SIZES =
      new TreeMap<>(Map.of("host", 2, "rack", 4, "cluster", 8, "site", 16));

  private final Map<String, Set<String>> needs = new TreeMap<>();
  private final Map<String, Map<String, String>> places = new TreeMap<>();

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + Integer.getInteger("belfry.seeds", 10));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("a symptom gets to its cause along dependencies and places")
  void aSymptomGetsToItsCause(long seed) {
    Random random = new Random(seed);
    String where = "-Dbelfry.seed=" + seed;
    long stamp = START;
    int byPlace = 0;
    int notReached = 0;
    try (Session session = new Session(1, SampleReleases.withOneRunbook())) {
      session.apply(new Entry.Changes(1, 1, stamp, topology(random)));
      for (int position = 2; position <= 300; position++) {
        stamp += random.nextInt(random.nextInt(8) == 0 ? 400_000 : 8_000);
        session.apply(new Entry.Alerts(position, 1, stamp, alerts(random)));
        Map<String, EventState> open = new HashMap<>();
        session.snapshot().events().forEach(each -> open.put(each.state().key(), each.state()));
        for (EventState event : open.values()) {
          Cause cause = event.cause();
          if (cause != null) {
            byPlace += cause.by() == Cause.By.PLACE ? 1 : 0;
            EventState root = open.get(cause.key());
            assertThat(root).as("the cause of %s, %s", event.key(), where).isNotNull();
            Set<String> reach = reach(event.ci());
            notReached += ITEMS - reach.size();
            assertThat(reach)
                .as("what %s gets to by %s, %s", event.ci(), cause.grounds(), where)
                .contains(root == null ? "" : root.ci());
            assertThat(cause.by() == Cause.By.PLACE && cause.confidence() > 60)
                .as("%s, %s", cause, where)
                .isFalse();
          }
        }
      }
    }
    assertThat(byPlace).as("causes found by place with %s", where).isPositive();
    assertThat(notReached).as("items that could have been named wrongly, %s", where).isPositive();
  }

  /** Not each kind of place in each run, and none that holds everything. */
  private List<Change> topology(Random random) {
    List<String> kinds = new ArrayList<>(SIZES.keySet());
    while (kinds.size() > 1 && random.nextBoolean()) {
      kinds.remove(random.nextInt(kinds.size()));
    }
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      String item = "item-" + i;
      Map<String, String> at = new TreeMap<>();
      for (String kind : kinds) {
        at.put(kind, kind + "-" + i / SIZES.getOrDefault(kind, ITEMS));
      }
      places.put(item, at);
      int half = ITEMS / 2;
      Set<String> on =
          random.nextInt(4) == 0
              ? Set.of("item-" + (i / half * half + random.nextInt(half)))
              : Set.of();
      needs.put(item, on);
      Map<String, String> known = new TreeMap<>(at);
      known.keySet().removeIf(kind -> random.nextInt(4) == 0);
      changes.add(
          new Change.CiSet(
              item,
              "",
              "thing",
              known,
              on.stream().filter(each -> !each.equals(item)).map(each -> "ci/" + each).toList()));
    }
    return changes;
  }

  /** Found another way than the engine does. */
  private Set<String> reach(String item) {
    Set<String> found = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(item));
    while (!next.isEmpty()) {
      String at = next.pop();
      if (found.add(at)) {
        next.addAll(needs.getOrDefault(at, Set.of()));
        Map<String, String> here = places.getOrDefault(at, Map.of());
        places.forEach(
            (other, there) -> {
              if (here.entrySet().stream().anyMatch(there.entrySet()::contains)) {
                next.add(other);
              }
            });
      }
    }
    return found;
  }

  /** Mostly several of one neighbourhood, so that places fail. */
  private List<Alert> alerts(Random random) {
    List<Alert> alerts = new ArrayList<>();
    int size = List.of(1, 2, 4, 8).get(random.nextInt(4));
    int first = random.nextInt(ITEMS / size) * size;
    Status status = random.nextInt(3) == 0 ? Status.RESOLVED : Status.FIRING;
    for (int i = first; i < first + size; i++) {
      String item = "item-" + i;
      alerts.add(
          new Alert(
              "test",
              "Down",
              "key-%d-%d".formatted(i, random.nextInt(2)),
              status,
              random.nextInt(4) == 0 ? Severity.MINOR : Severity.CRITICAL,
              "",
              "",
              item,
              places.getOrDefault(item, Map.of()),
              0,
              ""));
    }
    return alerts;
  }
}
