package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Level;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Count;
import io.belfry.facts.expectation.Demand;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Run;
import io.belfry.facts.expectation.Schedule;
import io.belfry.facts.expectation.Silence;
import io.belfry.facts.expectation.Timetable;
import io.belfry.facts.expectation.Volume;
import io.belfry.facts.expectation.Window;
import io.belfry.facts.pattern.PatternKind;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.Inhibition;
import io.belfry.journal.LabelMatcher;
import io.belfry.journal.Pattern;
import io.belfry.journal.RouteRow;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to the engine, the same journal gives the same decisions: random alerts,
 * people's actions, catalogue changes, activations, interruptions, deadlines and faulty rules;
 * disturbed by restarts, failing ledgers, snapshots and dropped sessions at random places. {@code
 * -Dbelfry.seeds=1000} tries that many, {@code -Dbelfry.seed=n} begins at one.
 */
class ReplayPropertyTest {
  private static final long START = 1_772_000_000_000L;
  private static final int ENTRIES = 250;

  private static final int TENANTS = 3;

  /** What no story has had so far. */
  private static final Set<String> unseen =
      new HashSet<>(
          Set.of(
              "another release",
              "Released",
              "Standing[",
              "usual is",
              "WAITING",
              "CORRELATED",
              "SUPPRESSED",
              "pattern/count/",
              "pattern/without/"));

  /** So many, so far apart, are enough to learn what is usual. */
  private static final int PAST = 70;

  private static final long PAST_STEP = 25 * 60_000;

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + Integer.getInteger("belfry.seeds", 12));
  }

  /** A single story may lack one of these; all together may not. */
  @AfterAll
  static void theStoriesHaveEverything() {
    assertThat(unseen).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("a disturbed run decides what an undisturbed one does, byte for byte")
  void aDisturbedRunDecidesTheSame(long seed) throws Exception {
    ListedJournal journal = new ListedJournal();
    RememberedStore calm = new RememberedStore();
    write(journal, calm, new Random(seed));
    RememberedStore disturbed = disturb(journal, new Random(seed + 1));

    List<String> expected = calm.canonical();
    List<String> actual = disturbed.canonical();
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      assertThat(actual.get(i))
          .as("outcome %d with -Dbelfry.seed=%d", i, seed)
          .isEqualTo(expected.get(i));
    }
    assertThat(actual).as("-Dbelfry.seed=%d", seed).hasSameSizeAs(expected);
    assertThat(calm.kept().stream().mapToLong(outcome -> outcome.judged().size()).sum())
        .isEqualTo(alertsOf(journal));
    if (calm.kept().stream().map(Outcome::release).distinct().count() > 1) {
      unseen.remove("another release");
    }
    unseen.removeIf(word -> expected.stream().anyMatch(outcome -> outcome.contains(word)));
    for (long tenant = 1; tenant <= TENANTS; tenant++) {
      assertThat(HeldFates.pending(calm.kept(), tenant))
          .as("held alerts of tenant %d with -Dbelfry.seed=%d", tenant, seed)
          .isEqualTo(held(calm, tenant));
    }
    traceSome(journal, disturbed, seed);
  }

  private static long held(RememberedStore store, long tenant) {
    Snapshot end = store.snapshot(tenant, new Checkpoint(Long.MAX_VALUE, Long.MAX_VALUE));
    return end == null
        ? 0
        : end.holds().stream()
            .flatMap(hold -> hold.all().stream())
            .mapToLong(HeldAlerts::count)
            .sum();
  }

  /** Faulty rules, activations and snapshots included: a trace tells what was decided. */
  private static void traceSome(ListedJournal journal, RememberedStore store, long seed)
      throws Exception {
    Trace trace = new Trace(journal, releases(), store, Long.MAX_VALUE);
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      Outcome decided = pick(random, store.kept().toArray(Outcome[]::new));
      for (int index = 0; index < decided.judged().size(); index++) {
        Trace.Answer answer = trace.of(decided.tenant(), decided.position(), index);
        assertThat(answer)
            .as("alert %d-%d with -Dbelfry.seed=%d", decided.position(), index, seed)
            .isInstanceOf(Trace.Replayed.class);
        assertThat(((Trace.Replayed) answer).judged()).isEqualTo(decided.judged().get(index));
        assertThat(((Trace.Replayed) answer).release()).isEqualTo(decided.release());
      }
    }
  }

  /** Writes a journal while one undisturbed run reads it, so that people can act on its events. */
  private static void write(ListedJournal journal, RememberedStore store, Random random)
      throws Exception {
    EngineSettings settings = new EngineSettings(1, Integer.MAX_VALUE, Duration.ofDays(9));
    Residents engine = residents(journal, store, settings);
    engine.resume();
    Map<Long, Change.Activation> prepared = new TreeMap<>();
    long stamp = START;
    int stories = PAST + ENTRIES;
    for (int position = 1; position <= stories + TENANTS; position++) {
      long before = stamp;
      if (position <= PAST) {
        stamp = START - (PAST - position) * PAST_STEP;
        journal.add(usual(position, stamp, random));
      } else if (position > stories) {
        // Who sleeps at the end hears of an interruption only when it wakes.
        stamp += 1_000;
        List<Alert> last = List.of(alert("Unknown", random));
        journal.add(new Entry.Alerts(position, position - stories, stamp, last));
      } else {
        stamp += random.nextInt(random.nextInt(4) == 0 ? 120_000 : 2_000);
        journal.add(entry(position, before, stamp, random, store, prepared));
      }
      journal.showUntil(position);
      engine.judgeMore();
    }
    engine.lookAtDeadlines();
    engine.retire();
    engine.discard();
  }

  private static RememberedStore disturb(ListedJournal journal, Random random) throws Exception {
    RememberedStore store = new RememberedStore();
    EngineSettings settings =
        new EngineSettings(1, 1 + random.nextInt(40), Duration.ofMillis(random.nextInt(60_000)));
    Residents engine = residents(journal, store, settings);
    journal.restart();
    engine.resume();
    int end = 0;
    while (end < journal.size() || engine.judged() < end) {
      if (random.nextInt(6) == 0) {
        store.failNextTime();
      }
      try {
        if (random.nextInt(3) == 0) {
          journal.passTime(random.nextDouble());
          engine.lookAtDeadlines();
        }
        end = Math.min(journal.size(), end + random.nextInt(20));
        journal.showUntil(end);
        while (engine.judgeMore()) {}
        if (random.nextInt(12) == 0) {
          engine.retire();
          engine.discard();
          engine.resume();
        }
      } catch (IllegalStateException failed) {
        engine.discard();
        engine = residents(journal, store, settings);
        engine.resume();
      }
    }
    store.recover();
    engine.lookAtDeadlines();
    engine.discard();
    return store;
  }

  private static Residents residents(
      ListedJournal journal, RememberedStore store, EngineSettings settings) {
    return new Residents(0, journal, releases(), store, settings, new EngineFigures());
  }

  private static ReleaseSource releases() {
    return SampleReleases.source(SampleRules.FAULTY, SampleRules.OTHER, SampleRules.BEATS);
  }

  /** A past of one tenant's series, from which the story goes on. */
  private static Entry usual(int position, long stamp, Random random) {
    return new Entry.Alerts(
        position,
        1,
        stamp,
        List.of(
            measured("load", "load0", Map.of("load", 48.0 + random.nextInt(6)), random),
            measured(
                "heat",
                "heat0",
                Map.of("heat", 48.0 + random.nextInt(6), "hum", 8.0 + random.nextInt(6)),
                random)));
  }

  private static Entry entry(
      int position,
      long before,
      long stamp,
      Random random,
      RememberedStore store,
      Map<Long, Change.Activation> prepared) {
    long tenant = 1L + random.nextInt(TENANTS);
    if (position == PAST + ENTRIES / 2) {
      return new Entry.Alerts(
          position, 1, stamp, List.of(alert("Throw", random), alert("Known", random)));
    }
    return switch (random.nextInt(24)) {
      case 0, 1, 2, 3 -> new Entry.Changes(position, tenant, stamp, List.of(change(stamp, random)));
      case 4 -> new Entry.Changes(position, tenant, stamp, List.of(close(tenant, random, store)));
      case 5 ->
          new Entry.Changes(
              position,
              tenant,
              stamp,
              List.of(
                  new Change.Activation(
                      random.nextBoolean() ? SampleRules.OTHER.name() : SampleRules.BEATS.name())));
      case 7 ->
          new Entry.Changes(
              position, tenant, stamp, List.of(switchOver(position, tenant, random, prepared)));
      case 6 ->
          new Entry.Interruption(
              position, stamp, before + random.nextInt((int) (stamp - before) + 1), stamp);
      default ->
          new Entry.Alerts(
              position,
              tenant,
              stamp,
              random
                  .ints(1 + random.nextInt(4))
                  .mapToObj(i -> alert(type(random), random))
                  .toList());
    };
  }

  /** A release is prepared, and some time later activated. */
  private static Change switchOver(
      int position, long tenant, Random random, Map<Long, Change.Activation> prepared) {
    Change.Activation ready = prepared.remove(tenant);
    if (ready != null) {
      return ready;
    }
    String release = random.nextBoolean() ? SampleRules.OTHER.name() : SampleRules.BEATS.name();
    prepared.put(tenant, new Change.Activation(release, position));
    return new Change.Preparation(release);
  }

  private static String type(Random random) {
    return switch (random.nextInt(30)) {
      case 22, 23, 24, 25 -> "load";
      case 26, 27, 28, 29 -> "heat";
      case 17, 18, 19 -> "lag";
      case 20, 21 -> "used";
      case 12, 13 -> "Held";
      case 14 -> "Release";
      case 15 -> "End";
      case 0, 1, 2, 3 -> "Heartbeat";
      case 4, 5, 6 -> "Known";
      case 7 -> random.nextInt(5) == 0 ? "Loop" : "AlsoKnown";
      case 8 -> random.nextInt(5) == 0 ? "Throw" : "Unknown";
      default -> "Unknown";
    };
  }

  private static Alert alert(String type, Random random) {
    if (type.equals("load") || type.equals("heat")) {
      return measured(type, type + random.nextInt(2), values(type, random), random);
    }
    boolean called = type.equals("AlsoKnown");
    return new Alert(
        called ? "heartbeat" : "test",
        type,
        type + random.nextInt(5),
        random.nextInt(type.equals("lag") ? 9 : 3) == 0 ? Status.RESOLVED : Status.FIRING,
        type.equals("Heartbeat") ? Severity.INFO : pick(random, Severity.values()),
        "It happened",
        random.nextInt(3) == 0 ? "" : "service-" + random.nextInt(3),
        random.nextBoolean() ? "item-" + random.nextInt(4) : "",
        called && random.nextBoolean()
            ? Map.of("run", random.nextBoolean() ? "fail" : "start")
            : Map.of(),
        random.nextInt(3) == 0 ? START + random.nextInt(3) : 0,
        random.nextInt(3) == 0 ? "key-" + random.nextInt(60) : "",
        values(type, random),
        0);
  }

  /** A point of a series; now and then its sender takes back what it said. */
  private static Alert measured(
      String type, String key, Map<String, Double> values, Random random) {
    return new Alert(
        "test",
        type,
        key,
        random.nextInt(12) == 0 ? Status.RESOLVED : Status.FIRING,
        Severity.MAJOR,
        "",
        "service-" + random.nextInt(3),
        "",
        Map.of(),
        0,
        "",
        values,
        0);
  }

  /** Values about the levels of the runbooks; now and then none, or one that nobody looks at. */
  private static Map<String, Double> values(String type, Random random) {
    return switch (type) {
      case "lag" -> random.nextInt(6) == 0 ? Map.of() : Map.of("lag", 45.0 + 5 * random.nextInt(7));
      case "used" -> Map.of(random.nextInt(6) == 0 ? "free" : "used", 78.0 + random.nextInt(15));
      case "load" -> Map.of("load", series(random));
      case "heat" ->
          switch (random.nextInt(4)) {
            case 0 -> Map.of("heat", series(random));
            case 1 -> Map.of("hum", series(random) - 40);
            default -> Map.of("heat", series(random), "hum", series(random) - 40);
          };
      default -> Map.of();
    };
  }

  /** Mostly usual. */
  private static double series(Random random) {
    return random.nextInt(5) == 0 ? 70 + random.nextInt(40) : 48 + random.nextInt(6);
  }

  private static List<Pattern> patterns(Random random) {
    List<Pattern> patterns = new ArrayList<>();
    for (PatternKind kind : PatternKind.values()) {
      if (random.nextInt(4) > 0) {
        patterns.add(
            new Pattern(
                kind.word(),
                kind,
                "Some",
                List.of(new LabelMatcher("type", true, false, "Known")),
                kind == PatternKind.COUNT
                    ? List.of()
                    : List.of(new LabelMatcher("type", true, false, "Unknown")),
                random.nextBoolean() ? List.of("service") : List.of(),
                60_000 + random.nextInt(600_000),
                kind == PatternKind.COUNT ? 2 : 1,
                Severity.MAJOR));
      }
    }
    return patterns;
  }

  private static Change change(long stamp, Random random) {
    String service = "service-" + random.nextInt(3);
    return switch (random.nextInt(19)) {
      case 13, 14 -> {
        long from = stamp - 50_000 + random.nextInt(200_000);
        yield new Change.WindowPlanned(
            "w" + random.nextInt(4),
            List.of(new LabelMatcher("type", true, random.nextBoolean(), "Unknown")),
            from,
            from + 1_000 + random.nextInt(200_000),
            random.nextBoolean() ? "" : "FREQ=DAILY",
            "UTC",
            "work");
      }
      case 15 ->
          new Change.InhibitionsSet(
              random.nextInt(3) == 0
                  ? List.of()
                  : List.of(
                      new Inhibition(
                          "i" + random.nextInt(2),
                          List.of(new LabelMatcher("severity", true, false, "critical")),
                          List.of(new LabelMatcher("type", true, true, "Known|Unknown")),
                          List.of("service"),
                          "worse is known")));
      case 17, 18 -> new Change.PatternsSet(patterns(random));
      case 16 ->
          new Change.RoutesSet(
              List.of(
                  new RouteRow(
                      "",
                      random.nextBoolean() ? "availability" : "",
                      List.of(new LabelMatcher("service", true, true, "service-[01]")),
                      "team-9")));
      case 9 -> new Change.CiRemoved("item-" + random.nextInt(4));
      case 10 -> new Change.ServiceDependsOn(service, List.of("ci/item-" + random.nextInt(4)));
      case 11 -> new Change.CorrelationSet(60_000, 60_000, random.nextInt(9_000), 30_000);
      case 12 ->
          new Change.CiSet(
              "item-" + random.nextInt(4),
              random.nextBoolean() ? service : "",
              "host",
              Map.of("rack", "r1"),
              List.of("ci/item-" + random.nextInt(4)));
      case 5, 6 -> new Change.ExpectationSet(expectation(random));
      case 7 -> new Change.ExpectationRemoved("e" + random.nextInt(4));
      case 8 ->
          new Change.HolidaysSet(
              List.of(LocalDate.ofEpochDay(START / 86_400_000L + random.nextInt(2))));
      case 0 ->
          new Change.ServiceSet(service, "team-" + random.nextInt(3), pick(random, Level.values()));
      case 1 -> new Change.ServiceRemoved(service);
      case 2 -> new Change.DefaultOwnerSet("team-" + random.nextInt(3));
      case 3 -> new Change.WindowRemoved("w" + random.nextInt(4));
      default -> {
        long from = stamp - 50_000 + random.nextInt(200_000);
        long until = from + 1 + random.nextInt(200_000);
        yield new Change.WindowSet("w" + random.nextInt(4), service, from, until, "work");
      }
    };
  }

  private static Expectation expectation(Random random) {
    String match = random.nextBoolean() ? "Known" : "Unknown";
    Demand demand =
        switch (random.nextInt(5)) {
          case 0 -> new Silence(random.nextInt(3) * 20_000L, random.nextInt(2) * 60_000L);
          case 1 -> new Run(30_000);
          case 2 -> new Volume("rows", 1, 2);
          case 3 ->
              new Count(
                  random.nextInt(30),
                  30 + random.nextInt(200),
                  Window.HOUR,
                  ZoneId.of("UTC"),
                  random.nextInt(60_000));
          default ->
              new Schedule(
                  new Timetable(
                      LocalTime.MIN,
                      LocalTime.ofSecondOfDay(START / 1_000 % 86_400 + random.nextInt(3_000)),
                      List.of(),
                      List.of(),
                      ZoneId.of("UTC"),
                      List.of()),
                  random.nextInt(60_000));
        };
    return new Expectation(
        "e" + random.nextInt(4),
        "Expected",
        "service-" + random.nextInt(3),
        Severity.MINOR,
        By.TYPE,
        match,
        demand,
        false);
  }

  /** People close an event, knowing of its last alert or not, or open one again. */
  private static Change close(long tenant, Random random, RememberedStore store) {
    List<EventState> known =
        store.kept().stream()
            .filter(outcome -> outcome.tenant() == tenant)
            .flatMap(outcome -> outcome.events().stream())
            .toList();
    if (known.isEmpty()) {
      return new Change.EventClosed(new UUID(0, 0), "");
    }
    EventState event = known.get(random.nextInt(known.size()));
    return switch (random.nextInt(3)) {
      case 0 -> reopened(event);
      case 1 ->
          new Change.EventClosed(
              event.id(), event.key(), event.lastAlertAt(), random.nextBoolean());
      default -> new Change.EventClosed(event.id(), event.key());
    };
  }

  private static Change reopened(EventState event) {
    return new Change.EventReopened(
        event.id(),
        event.number(),
        event.key(),
        event.subject(),
        event.type(),
        event.source(),
        event.service(),
        event.ci(),
        event.severity(),
        event.impact(),
        event.urgency(),
        event.priority(),
        event.clearedAt() == 0,
        event.ownerTeam(),
        event.runbook(),
        event.runbookTitle(),
        event.situationClass(),
        event.alerts(),
        event.openedAt(),
        event.lastAlertAt(),
        event.clearedAt(),
        event.rule(),
        event.release());
  }

  private static <T> T pick(Random random, T[] constants) {
    return constants[random.nextInt(constants.length)];
  }

  private static long alertsOf(ListedJournal journal) {
    return journal.read(0, Integer.MAX_VALUE).stream()
        .filter(Entry.Alerts.class::isInstance)
        .mapToLong(entry -> ((Entry.Alerts) entry).alerts().size())
        .sum();
  }
}
