package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Condition;
import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One storage system fails, and 200 hosts behind it say so 20,000 times within a minute, while
 * 1,000 others have troubles of their own. {@code -Dbelfry.seed=n} repeats a run.
 */
class StormTest {
  private static final List<Severity> SEVERITIES =
      List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING);
  private static final List<Level> LEVELS = List.of(Level.HIGH, Level.MEDIUM, Level.LOW);
  private static final long START = 1_772_000_000_000L;
  private static final int SERVICES = 40;
  private static final int HOSTS = 200;
  private static final int NODES = 1_000;
  private static final int ALERTS = 20_000;
  private static final int OTHERS = 1_000;
  private static final int KEYS_A_HOST = 25;
  private static final String FILER = "filer";

  private final Map<String, EventState> events = new LinkedHashMap<>();
  private final Map<UUID, Integer> pages = new HashMap<>();
  private final Map<String, EventState> opened = new HashMap<>();
  private final List<String> learned = new ArrayList<>();
  private int judged;

  private record Timed(long at, Alert alert) {}

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + Integer.getInteger("belfry.seeds", 2));
  }

  static LongStream oneSeed() {
    return seeds().limit(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("a storm leaves one open root, at most one page, and others alone")
  void aStormLeavesOneRoot(long seed) {
    assertThat(pagesOfStorm(seed, new Random(seed).nextInt(4_900))).containsExactly(FILER);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("oneSeed")
  @DisplayName("so does one whose cause speaks when the first pages are about to go out")
  void aCauseThatSpeaksJustInTimeIsToldAlone(long seed) {
    assertThat(pagesOfStorm(seed, 4_900)).containsExactly(FILER);
  }

  /** Nobody is told of what came within five seconds before the cause, or was not urgent. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("oneSeed")
  @DisplayName("a cause that speaks late takes all of it, and whoever was told learns that")
  void aCauseThatSpeaksLateIsLearnedOf(long seed) {
    List<String> told = new ArrayList<>(pagesOfStorm(seed, 10_000));
    assertThat(told.remove(FILER)).isTrue();
    assertThat(told).isNotEmpty().allSatisfy(key -> assertThat(isLate(key)).isTrue());
    assertThat(learned).containsExactlyInAnyOrderElementsOf(told);
  }

  private boolean isLate(String key) {
    EventState first = Objects.requireNonNull(opened.get(key));
    long cause = Objects.requireNonNull(opened.get(FILER)).openedAt();
    return first.priority() == Priority.P1 && first.openedAt() + 5_000 <= cause;
  }

  /** The keys of the storm's events of which somebody was told, once for each time. */
  private List<String> pagesOfStorm(long seed, int late) {
    System.out.printf("storm with -Dbelfry.seed=%d%n", seed);
    Random random = new Random(seed);
    List<Change> topology = topology();
    assertThat(topology.stream().filter(change -> !(change instanceof Change.ServiceSet)).count())
        .isEqualTo(NODES);
    List<Timed> story = story(random, late);
    long position = 1;
    Session session = new Session(1, SampleReleases.withOneRunbook());
    take(session.apply(new Entry.Changes(position, 1, START, topology)));
    for (int from = 0; from < story.size(); ) {
      int to = Math.min(story.size(), from + 1 + random.nextInt(10));
      List<Alert> batch = story.subList(from, to).stream().map(Timed::alert).toList();
      take(session.apply(new Entry.Alerts(++position, 1, story.get(to - 1).at(), batch)));
      from = to;
      if (random.nextInt(500) == 0) {
        Snapshot snapshot = SnapshotCodec.decode(SnapshotCodec.encode(session.snapshot()));
        session.close();
        session = new Session(SampleReleases.withOneRunbook(), snapshot);
      }
    }
    long end = story.get(story.size() - 1).at();
    take(session.advanceTo(end + 10_000));

    assertThat(judged).isEqualTo(story.size());
    EventState root = events.get(FILER);
    assertThat(root).as("-Dbelfry.seed=%d", seed).isNotNull();
    List<String> roots = new ArrayList<>();
    int symptoms = 0;
    int others = 0;
    for (EventState event : events.values()) {
      Cause cause = event.cause();
      if (event.key().startsWith("other")) {
        others++;
        assertThat(cause).as("%s with -Dbelfry.seed=%d", event.key(), seed).isNull();
      } else if (cause == null) {
        roots.add(event.key());
      } else {
        symptoms++;
        assertThat(cause.event()).as(event.key()).isEqualTo(root.id());
      }
      assertThat(event.condition()).isEqualTo(Condition.FIRING);
    }
    assertThat(roots).as("-Dbelfry.seed=%d", seed).containsExactly(FILER);
    assertThat(symptoms).isGreaterThan(HOSTS * KEYS_A_HOST * 9 / 10);
    assertThat(others).isEqualTo(OTHERS);

    take(session.advanceTo(end + 3_600_000));
    session.close();
    List<String> told = new ArrayList<>();
    for (EventState event : events.values()) {
      int count = pages.getOrDefault(event.id(), 0);
      if (event.key().startsWith("other")) {
        assertThat(count).as("pages of %s", event.key()).isEqualTo(1);
      } else {
        told.addAll(Collections.nCopies(count, event.key()));
      }
    }
    System.out.printf(
        "%d alerts, %d symptoms of one root, %d pages, %d others untouched%n",
        judged, symptoms, told.size(), others);
    return told;
  }

  private void take(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      judged += outcome.judged().size();
      outcome.events().forEach(event -> events.put(event.key(), event));
      outcome.events().forEach(event -> opened.putIfAbsent(event.key(), event));
      for (Pages.Told told : Pages.of(outcome)) {
        if (told.kind() == DecisionKind.LEARNED) {
          learned.add(told.event().key());
        } else {
          pages.merge(told.event().id(), 1, Integer::sum);
        }
      }
    }
  }

  /**
   * Services of five hosts each, on volumes of one storage system; and as many of everybody else's.
   */
  private static List<Change> topology() {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.ServiceSet("storage", "storage-team", Level.HIGH));
    changes.add(ci("filer-1", "storage", "filer"));
    for (int i = 0; i < SERVICES; i++) {
      changes.add(new Change.ServiceSet("shop-" + i, "team-" + i % 7, LEVELS.get(i % 3)));
      changes.add(new Change.ServiceDependsOn("shop-" + i, List.of("ci/volume-" + i)));
      changes.add(ci("volume-" + i, "storage", "volume", "ci/filer-1"));
    }
    for (int i = 0; i < HOSTS; i++) {
      changes.add(ci("host-" + i, "shop-" + i % SERVICES, "host"));
    }
    changes.add(ci("dns-1", "", "host"));
    int left = NODES - 2 - 2 * SERVICES - HOSTS;
    for (int i = 0; i < left; i++) {
      changes.add(ci("other-" + i, "", "host", "ci/dns-1"));
    }
    return changes;
  }

  private static Change ci(String name, String service, String kind, String... on) {
    Map<String, String> places =
        Map.of("site", "bern", "rack", "r" + Math.floorMod(name.hashCode(), 20));
    return new Change.CiSet(
        name, service, kind, kind.equals("host") ? places : Map.of(), List.of(on));
  }

  private static List<Timed> story(Random random, int late) {
    List<Timed> story = new ArrayList<>();
    long begin = START + 1_000;
    for (int i = 0; i < ALERTS - 1; i++) {
      int host = random.nextInt(HOSTS);
      String key = "host-%d/%d".formatted(host, random.nextInt(KEYS_A_HOST));
      story.add(
          new Timed(
              begin + random.nextInt(60_000),
              alert("Known", key, "host-" + host, SEVERITIES.get(random.nextInt(4)))));
    }
    story.add(new Timed(begin + late, alert("Known", FILER, "filer-1", Severity.CRITICAL)));
    for (int i = 0; i < OTHERS; i++) {
      // The topology knows some of them, and knows nothing of the rest.
      String ci = i < 200 ? "other-" + i : "stranger-" + i;
      story.add(
          new Timed(
              begin + random.nextInt(60_000),
              alert("Unknown", "other/" + i, ci, SEVERITIES.get(random.nextInt(4)))));
    }
    story.sort(Comparator.comparingLong(Timed::at).thenComparing(timed -> timed.alert().key()));
    return story;
  }

  private static Alert alert(String type, String key, String ci, Severity severity) {
    return new Alert("test", type, key, Status.FIRING, severity, "", "", ci, Map.of(), 0, "");
  }
}
