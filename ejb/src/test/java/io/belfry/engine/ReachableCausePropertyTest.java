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
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In any graph of dependencies, circles among them: what is said to cause an event is something
 * that its item depends on, and each alert is in one event. {@code -Dbelfry.seed=n} repeats a run.
 */
class ReachableCausePropertyTest {
  private static final long START = 1_772_000_000_000L;
  private static final int ITEMS = 30;

  private final Map<String, Set<String>> needs = new TreeMap<>();
  private final Map<String, UUID> eventOfAlert = new HashMap<>();

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + Integer.getInteger("belfry.seeds", 10));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("a symptom depends on its cause, and no alert is under two events")
  void aSymptomDependsOnItsCause(long seed) {
    Random random = new Random(seed);
    String where = "-Dbelfry.seed=" + seed;
    long stamp = START;
    int symptoms = 0;
    try (Session session = new Session(1, SampleReleases.withOneRunbook())) {
      session.apply(new Entry.Changes(1, 1, stamp, topology(random)));
      for (int position = 2; position <= 300; position++) {
        stamp += random.nextInt(random.nextInt(8) == 0 ? 400_000 : 8_000);
        Entry entry = new Entry.Alerts(position, 1, stamp, alerts(random));
        session.apply(entry).forEach(outcome -> noAlertIsUnderTwo(outcome, where));
        Map<String, EventState> open = new HashMap<>();
        session.snapshot().events().forEach(each -> open.put(each.state().key(), each.state()));
        for (EventState event : open.values()) {
          Cause cause = event.cause();
          if (cause != null) {
            symptoms++;
            EventState root = open.get(cause.key());
            assertThat(root).as("the cause of %s, %s", event.key(), where).isNotNull();
            assertThat(reach(event.ci()))
                .as("what %s depends on, %s", event.ci(), where)
                .contains(root == null ? "" : root.ci());
          }
        }
      }
    }
    assertThat(symptoms).as("symptoms seen with %s", where).isPositive();
    assertThat(eventOfAlert).as("alerts seen with %s", where).isNotEmpty();
  }

  /** What becomes of an alert that was held is said of the same alert. */
  private void noAlertIsUnderTwo(Outcome outcome, String where) {
    for (int i = 0; i < outcome.judged().size(); i++) {
      EventRef event = outcome.judged().get(i).event();
      if (event != null) {
        assertThat(eventOfAlert.put(outcome.position() + "-" + i, event.id())).as(where).isNull();
      }
    }
    for (Released released : outcome.released()) {
      EventRef event = released.event();
      HeldAlerts held = released.alerts();
      if (event != null && held.firstPosition() == held.lastPosition() && held.count() == 1) {
        String alert = held.hold() + held.firstPosition() + "-" + held.firstIndex();
        assertThat(eventOfAlert.put(alert, event.id())).as(where).isNull();
      }
    }
  }

  private List<Change> topology(Random random) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      Set<String> on = new HashSet<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        on.add("item-" + random.nextInt(ITEMS));
      }
      on.remove("item-" + i);
      needs.put("item-" + i, on);
      changes.add(
          new Change.CiSet(
              "item-" + i,
              "",
              "thing",
              Map.of(),
              on.stream().sorted().map(item -> "ci/" + item).toList()));
    }
    return changes;
  }

  /** Whatever can be got to along dependencies, found another way than the engine does. */
  private Set<String> reach(String item) {
    Set<String> found = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(needs.getOrDefault(item, Set.of()));
    while (!next.isEmpty()) {
      String at = next.pop();
      if (found.add(at)) {
        next.addAll(needs.getOrDefault(at, Set.of()));
      }
    }
    // Two events may be about one item.
    found.add(item);
    return found;
  }

  private static List<Alert> alerts(Random random) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int item = random.nextInt(ITEMS);
      alerts.add(
          new Alert(
              "test",
              "Down",
              "key-%d-%d".formatted(item, random.nextInt(2)),
              random.nextInt(3) == 0 ? Status.RESOLVED : Status.FIRING,
              random.nextBoolean() ? Severity.CRITICAL : Severity.MINOR,
              "",
              "",
              "item-" + item,
              Map.of(),
              0,
              ""));
    }
    return alerts;
  }
}
