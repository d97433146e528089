package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations at random moments while alerts come, with releases of which some cannot judge. */
class PreparedActivationTest {
  private static final long START = 1_772_000_000_000L;
  private static final int ENTRIES = 2_500;
  private static final int KEYS = 40;

  private static final String COUNTING =
      """

      import io.belfry.engine.HitsFact;
      global io.belfry.facts.Decisions decisions;

      rule "Remember the hits of a key"
        salience 648
      when
        AlertFact( type == "Hit", $key : key )
        not HitsFact( key == $key )
      then
        insert(new HitsFact($key));
      end

      rule "Count a hit"
        salience 646
      when
        AlertFact( type == "Hit", $key : key, $at : arrival )
        $hits : HitsFact( key == $key ) @watch( !* )
      then
        modify($hits) { setHit($at) };
      end

      rule "List fewer than five hits in five minutes"
        salience 644
      when
        $alert : AlertFact( type == "Hit", $key : key )
        HitsFact( key == $key, count < 5 )
      then
        decisions.informational($alert, "fewer than five in five minutes");
        delete($alert);
      end
      """;

  private static final String LOOP =
      """

      rule "Chase for ever"
        salience 642
      when
        AlertFact( type == "Known" )
        $hits : HitsFact( count >= 0 )
      then
        modify($hits) { setHit(1) };
      end
      """;

  private static final String THROW =
      """

      rule "Throw"
        salience 642
      when
        AlertFact( type == "Known" )
      then
        throw new IllegalStateException("as the test wants");
      end
      """;

  private static final String FLOOD =
      """

      rule "Flood"
        salience 642
      when
        $alert : AlertFact( type == "Known" )
      then
        decisions.tell(new AlertFact($alert.getArrival(), "belfry", "Known", "flood",
          $alert.getStatus(), $alert.getSeverity(), "More of it", "", "", java.util.Map.of(), 0));
      end
      """;

  /** What does not compile is no release. */
  private static final String BROKEN = "does not compile";

  private static final Release FIRST = release(COUNTING);
  private static final Release SECOND =
      release(
          COUNTING,
          new Runbook("test/more", "More", "capacity", "more", List.of("Unknown"), "## Do"));
  private static final Release LOOPING = release(COUNTING + LOOP);
  private static final Release THROWING = release(COUNTING + THROW);
  private static final Release FLOODING = release(COUNTING + FLOOD);

  private static Release release(String rules, Runbook... more) {
    List<Runbook> runbooks = new ArrayList<>(List.of(more));
    runbooks.add(SampleReleases.KNOWN);
    return SampleReleases.with(runbooks, rules);
  }

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + Integer.getInteger("belfry.seeds", 3));
  }

  /** What a run of the engine's own threads came to. */
  private record Run(LiveJournal journal, RememberedStore store, List<String> failed) {}

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("no alert is lost or decided twice, counts go on, and no event is orphaned")
  void nothingIsLostAcrossActivations(long seed) throws Exception {
    Run run = run(seed);
    List<Entry> entries = run.journal().all();
    String as = "-Dbelfry.seed=" + seed;

    Map<String, Fate> fates = new HashMap<>();
    Set<String> opened = new TreeSet<>();
    for (Outcome outcome : run.store().kept()) {
      int index = 0;
      for (Judged judged : outcome.judged()) {
        String id = outcome.position() + "-" + index++;
        assertThat(fates.put(id, judged.fate())).as("%s: alert %s twice", as, id).isNull();
        if (judged.fate() == Fate.OPENED && judged.alert().type().equals("Hit")) {
          opened.add(id + " " + judged.alert().key());
        }
      }
    }
    long sent =
        entries.stream()
            .filter(Entry.Alerts.class::isInstance)
            .mapToLong(entry -> ((Entry.Alerts) entry).alerts().size())
            .sum();
    assertThat(fates).as(as).hasSize((int) sent).doesNotContainValue(Fate.RULE_FAULT);
    assertThat(opened).as(as).isEqualTo(openedWithoutActivations(entries));
    assertThat(run.store().kept().stream().map(Outcome::release).distinct())
        .as(as)
        .contains(FIRST.name(), SECOND.name())
        .doesNotContain(LOOPING.name(), THROWING.name(), FLOODING.name(), BROKEN);
    assertThat(run.failed())
        .as(as)
        .contains(LOOPING.name(), THROWING.name(), FLOODING.name(), BROKEN);
    assertThat(run.store().quarantines()).as(as).isEmpty();
    assertThat(openInTheEnd(run.store())).as(as).isEqualTo(openByOutcomes(run.store(), entries));
  }

  private static Set<String> openedWithoutActivations(List<Entry> entries) {
    Set<String> opened = new TreeSet<>();
    try (Session session = new Session(1, FIRST)) {
      for (Entry entry : entries) {
        for (Outcome outcome : session.apply(entry)) {
          int index = 0;
          for (Judged judged : outcome.judged()) {
            String id = outcome.position() + "-" + index++;
            if (judged.fate() == Fate.OPENED && judged.alert().type().equals("Hit")) {
              opened.add(id + " " + judged.alert().key());
            }
          }
        }
      }
    }
    return opened;
  }

  private static Set<UUID> openInTheEnd(RememberedStore store) {
    Set<UUID> open = new HashSet<>();
    Snapshot end = store.snapshot(1, new Checkpoint(Long.MAX_VALUE, Long.MAX_VALUE));
    assertThat(end).isNotNull();
    if (end != null) {
      end.events().forEach(event -> open.add(event.state().id()));
    }
    return open;
  }

  /** What was told of, less what people closed and the engine let go. */
  private static Set<UUID> openByOutcomes(RememberedStore store, List<Entry> entries) {
    Map<Long, Set<UUID>> closed = new HashMap<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Changes made) {
        for (Change change : made.changes()) {
          if (change instanceof Change.EventClosed close) {
            closed.computeIfAbsent(entry.position(), p -> new HashSet<>()).add(close.event());
          }
        }
      }
    }
    Set<UUID> open = new HashSet<>();
    for (Outcome outcome : store.kept()) {
      outcome.events().forEach(event -> open.add(event.id()));
      Set<UUID> now = closed.getOrDefault(outcome.position(), Set.of());
      boolean kept =
          outcome.decisions().stream().anyMatch(each -> each.kind() == DecisionKind.KEPT_OPEN);
      if (!kept) {
        open.removeAll(now);
      }
    }
    return open;
  }

  private static Run run(long seed) throws Exception {
    Random random = new Random(seed);
    LiveJournal journal = new LiveJournal(START);
    RememberedStore store = new RememberedStore();
    ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    Preparations.Listener listener =
        new Preparations.Listener() {
          @Override
          public boolean ready(long tenant, String release, long position) {
            journal.change(new Change.Activation(release, position));
            return true;
          }

          @Override
          public void failed(long tenant, String release, long position, String reason) {
            failed.add(release);
          }
        };
    try (Engine engine =
        new Engine(
            journal,
            SampleReleases.source(FIRST, SECOND, LOOPING, THROWING, FLOODING),
            store,
            new EngineSettings(1, 500, Duration.ofHours(1)),
            listener)) {
      engine.start();
      List<String> wanted = wanted(random);
      Set<Integer> moments = moments(wanted.size(), random);
      for (int i = 0; i < ENTRIES; i++) {
        journal.alerts(random.nextInt(15_000), alerts(random));
        if (random.nextInt(50) == 0) {
          close(journal, store, random);
        }
        if (moments.contains(i)) {
          int before = failed.size();
          String next = wanted.remove(0);
          journal.change(new Change.Preparation(next));
          // Load goes on; but a story without a switch tells nothing.
          await(journal, next, failed, before, random);
        }
      }
      while (engine.position() < journal.end()) {
        Thread.sleep(5);
      }
    }
    return new Run(journal, store, List.copyOf(failed));
  }

  /** There and back, and between that the broken ones in any order. */
  private static List<String> wanted(Random random) {
    List<String> broken =
        new ArrayList<>(List.of(LOOPING.name(), THROWING.name(), FLOODING.name(), BROKEN));
    Collections.shuffle(broken, random);
    List<String> wanted = new ArrayList<>();
    for (String each : broken) {
      wanted.add(wanted.size() % 4 == 0 ? SECOND.name() : FIRST.name());
      wanted.add(each);
    }
    wanted.add(SECOND.name());
    return wanted;
  }

  /** One in each part of the story, anywhere in it, once there is a past. */
  private static Set<Integer> moments(int count, Random random) {
    Set<Integer> moments = new HashSet<>();
    int part = (ENTRIES - 100) / count;
    for (int i = 0; i < count; i++) {
      moments.add(100 + i * part + random.nextInt(part));
    }
    return moments;
  }

  private static void await(
      LiveJournal journal,
      String next,
      ConcurrentLinkedQueue<String> failed,
      int before,
      Random random)
      throws InterruptedException {
    for (int turn = 0; turn < 2_000; turn++) {
      boolean switched =
          journal.all().stream()
              .skip(Math.max(0, journal.end() - 2_000))
              .filter(Entry.Changes.class::isInstance)
              .map(entry -> ((Entry.Changes) entry).changes().get(0))
              .reduce((one, other) -> other)
              .filter(Change.Activation.class::isInstance)
              .filter(change -> ((Change.Activation) change).release().equals(next))
              .isPresent();
      if (switched || failed.size() > before) {
        return;
      }
      journal.alerts(random.nextInt(1_000), alerts(random));
      Thread.sleep(5);
    }
  }

  private static void close(LiveJournal journal, RememberedStore store, Random random) {
    List<Outcome> kept;
    synchronized (store) {
      kept = List.copyOf(store.kept());
    }
    List<EventState> events = kept.stream().flatMap(each -> each.events().stream()).toList();
    if (!events.isEmpty()) {
      EventState event = events.get(random.nextInt(events.size()));
      journal.change(new Change.EventClosed(event.id(), event.key()));
    }
  }

  private static List<Alert> alerts(Random random) {
    return random.ints(1 + random.nextInt(3)).mapToObj(i -> alert(random)).toList();
  }

  private static Alert alert(Random random) {
    String type =
        switch (random.nextInt(10)) {
          case 0 -> "Known";
          case 1 -> "Unknown";
          default -> "Hit";
        };
    return new Alert(
        "test",
        type,
        type + random.nextInt(KEYS),
        Status.FIRING,
        Severity.MAJOR,
        "It happened",
        "",
        "",
        Map.of(),
        0,
        "");
  }

  @Test
  void whatWasMadeReadyIsWhatIsMadeAgainAfterARestart() throws Exception {
    Run run = run(42);
    RememberedStore again = new RememberedStore();
    ListedJournal journal = new ListedJournal();
    run.journal().all().forEach(journal::add);
    journal.showUntil(journal.size());
    Residents engine =
        new Residents(
            0,
            journal,
            SampleReleases.source(FIRST, SECOND, LOOPING, THROWING, FLOODING),
            again,
            new EngineSettings(1, Integer.MAX_VALUE, Duration.ofHours(1)),
            new EngineFigures());
    engine.resume();
    while (engine.judgeMore()) {}
    engine.discard();

    assertThat(again.canonical()).isEqualTo(run.store().canonical());
  }
}
