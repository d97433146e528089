package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to the engine, the same journal gives the same decisions: random alerts,
 * people's actions, catalogue changes, activations, interruptions, deadlines and faulty rules;
 * disturbed by restarts, failing ledgers, snapshots and dropped sessions at random places, and by
 * what is kept late. {@code -Dbelfry.seeds=1000} tries that many, {@code -Dbelfry.seed=n} begins at
 * one.
 */
class ReplayPropertyTest {
  /** What no story has had so far. */
  private static final Set<String> unseen =
      new HashSet<>(
          Set.of(
              "another release",
              "a loss",
              "a loss of deadlines",
              "SEPARATED",
              "REFUSED",
              "the matrix of priorities changed",
              "how much hangs on a service changed",
              "it has been milder for long enough",
              "Released",
              "Standing[",
              "usual is",
              "WAITING",
              "CORRELATED",
              "SUPPRESSED",
              "their runbooks put that together",
              "RESPONDING",
              "pattern/count/",
              "pattern/without/"));

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + Integer.getInteger("belfry.seeds", 12));
  }

  /** More stories than this that lack the same thing are no chance. */
  private static final int MOST_MORE = 100;

  /** A single story may lack one of these, and so may a few; then more are told. */
  @AfterAll
  static void theStoriesHaveEverything() throws Exception {
    long seed = System.nanoTime();
    for (int more = 0; more < MOST_MORE && !unseen.isEmpty(); more++) {
      new ReplayPropertyTest().aDisturbedRunDecidesTheSame(seed + more);
    }
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
    Map<String, Touch> heardOf = heardOf(calm);
    assertThat(calm.activity()).as("-Dbelfry.seed=%d", seed).isEqualTo(heardOf);
    assertThat(disturbed.activity()).as("-Dbelfry.seed=%d", seed).isEqualTo(heardOf);
    assertThat(calm.kept().stream().mapToLong(outcome -> outcome.judged().size()).sum())
        .isEqualTo(alertsOf(journal));
    if (calm.kept().stream().map(Outcome::release).distinct().count() > 1) {
      unseen.remove("another release");
    }
    unseen.removeIf(word -> expected.stream().anyMatch(outcome -> outcome.contains(word)));
    for (long tenant = 1; tenant <= Story.TENANTS; tenant++) {
      assertThat(HeldFates.pending(calm.kept(), tenant))
          .as("held alerts of tenant %d with -Dbelfry.seed=%d", tenant, seed)
          .isEqualTo(held(calm, tenant));
    }
    traceSome(journal, disturbed, seed);
  }

  /** How often each event was heard of in the end. */
  private static Map<String, Touch> heardOf(RememberedStore store) {
    Map<String, Touch> last = new TreeMap<>();
    for (Outcome outcome : store.kept()) {
      for (EventState event : outcome.events()) {
        last.put(
            outcome.tenant() + " " + event.id(),
            new Touch(event.id(), event.alerts(), event.lastAlertAt()));
      }
      outcome.touched().forEach(touch -> last.put(outcome.tenant() + " " + touch.event(), touch));
    }
    return last;
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
      Outcome decided = Story.pick(random, store.kept().toArray(Outcome[]::new));
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
    Residents engine = residents(journal, store, settings, Runnable::run);
    engine.resume();
    Map<Long, Change.Activation> prepared = new TreeMap<>();
    long stamp = Story.START;
    int stories = Story.PAST + Story.ENTRIES;
    for (int position = 1; position <= stories + Story.TENANTS; position++) {
      long before = stamp;
      if (position <= Story.PAST) {
        stamp = Story.START - (Story.PAST - position) * Story.PAST_STEP;
        journal.add(Story.usual(position, stamp, random));
      } else if (position > stories) {
        // Who sleeps at the end hears of an interruption only when it wakes.
        stamp += 1_000;
        List<Alert> last = List.of(Story.alert("Unknown", random));
        journal.add(new Entry.Alerts(position, position - stories, stamp, last));
      } else {
        stamp += random.nextInt(random.nextInt(4) == 0 ? 120_000 : 2_000);
        journal.add(Story.entry(position, before, stamp, random, store, prepared));
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
    Deque<Runnable> late = new ArrayDeque<>();
    Residents engine = residents(journal, store, settings, late::add);
    journal.restart();
    engine.resume();
    int end = 0;
    boolean sure = false;
    while (!sure) {
      if (random.nextInt(6) == 0) {
        store.failNextTime();
      }
      if (random.nextInt(6) == 0 && store.lose(random)) {
        unseen.remove("a loss");
      }
      try {
        if (random.nextInt(3) == 0) {
          journal.passTime(random.nextDouble());
          engine.lookAtDeadlines();
          if (random.nextInt(4) == 0 && store.lose(random)) {
            unseen.remove("a loss of deadlines");
          }
        }
        end = Math.min(journal.size(), end + random.nextInt(20));
        journal.showUntil(end);
        while (engine.judgeMore()) {
          if (!late.isEmpty() && random.nextInt(3) == 0) {
            late.remove().run();
          }
        }
        if (random.nextInt(12) == 0) {
          engine.retire();
          engine.discard();
          engine.resume();
        }
        if (end == journal.size()) {
          engine.makeSure();
          sure = engine.judged() == end;
        }
      } catch (IllegalStateException failed) {
        engine.discard();
        engine = residents(journal, store, settings, late::add);
        engine.resume();
      }
    }
    store.recover();
    engine.lookAtDeadlines();
    engine.retire();
    engine.discard();
    return store;
  }

  private static Residents residents(
      ListedJournal journal, RememberedStore store, EngineSettings settings, Executor beside) {
    return new Residents(
        0, journal, releases(), store, settings, new EngineFigures(), Preparations.none(), beside);
  }

  private static ReleaseSource releases() {
    return SampleReleases.source(SampleRules.FAULTY, SampleRules.OTHER, SampleRules.BEATS);
  }

  private static long alertsOf(ListedJournal journal) {
    return journal.read(0, Integer.MAX_VALUE).stream()
        .filter(Entry.Alerts.class::isInstance)
        .mapToLong(entry -> ((Entry.Alerts) entry).alerts().size())
        .sum();
  }
}
