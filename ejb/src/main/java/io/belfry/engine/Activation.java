package io.belfry.engine;

import io.belfry.facts.Kept;
import io.belfry.facts.expectation.ArrivalsFact;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Exchanges the release that judges a tenant, at an entry of the journal, and loses no state.
 *
 * <p>Events, catalogue, and what rules keep for long go over as they are. What rests on a window of
 * time is made anew by the next release, which replays its horizon muted. Then both are reconciled:
 * what the next release holds to be firing without an event gets one, and an event that it would
 * not have opened is cleared.
 */
final class Activation {
  private static final System.Logger log = System.getLogger(Activation.class.getName());
  private static final String RULE = "activation";

  private final EntrySource journal;
  private final ReleaseSource releases;
  private final EngineStore store;
  private final Preparations preparations;

  /** The session that goes on, and what the change itself came to. */
  record Switched(Session session, List<Outcome> outcomes) {}

  Activation(
      EntrySource journal, ReleaseSource releases, EngineStore store, Preparations preparations) {
    this.journal = journal;
    this.releases = releases;
    this.store = store;
    this.preparations = preparations;
  }

  /** From this entry on a release is made ready, in a thread of its own. */
  void prepare(Session session, Entry entry, String release) {
    preparations.begin(entry, release, session.snapshot());
  }

  Switched apply(Session before, Entry entry, Change.Activation change) throws Exception {
    Release next = releases.get(change.release());
    Snapshot truth = before.snapshot();
    MutedReplay.Replayed replay = replay(next, truth, entry, change.prepared());
    Snapshot replayed = replay.snapshot();
    Reconciled reconciled = new Reconciled(entry, next.name(), truth.numbers());
    List<Snapshot.OpenEvent> events = reconciled.events(truth, replay);
    Session after =
        new Session(
            next,
            new Snapshot(
                truth.tenant(),
                entry.position(),
                entry.stamp(),
                next.name(),
                Set.of(),
                reconciled.decisions.size(),
                reconciled.numbers,
                truth.catalogue(),
                events,
                deadlines(truth, replayed, entry.stamp()),
                truth.holds(),
                truth.idempotencyKeys(),
                kept(truth, replayed)));
    before.close();
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(
        new Outcome(
            entry.position(),
            entry.tenant(),
            entry.stamp(),
            next.name(),
            List.of(),
            List.of(),
            reconciled.decisions,
            reconciled.changed,
            reconciled.changed.stream()
                .map(event -> new Touch(event.id(), event.alerts(), event.lastAlertAt()))
                .toList(),
            List.of()));
    outcomes.addAll(after.takeOver());
    return new Switched(after, outcomes);
  }

  /** What the next release would hold, had it judged since its horizon. */
  private MutedReplay.Replayed replay(Release next, Snapshot truth, Entry entry, long prepared)
      throws Exception {
    MutedReplay.Replayed ready = prepared == 0 ? null : preparations.take(entry, prepared);
    if (ready != null) {
      return ready;
    }
    try (MutedReplay replay = new MutedReplay(journal, next, basis(truth, entry, prepared))) {
      replay.judgeUntil(entry.position() - 1);
      return replay.end(entry.stamp());
    } catch (RuleFault fault) {
      log.log(
          System.Logger.Level.ERROR,
          "Release {0} fails on the past; it begins with what its predecessor held",
          next.name(),
          fault);
      return new MutedReplay.Replayed(truth, new TreeSet<>(), Map.of());
    }
  }

  /** Where it was made ready before a restart, the same is made of the snapshot of that moment. */
  private MutedReplay.Basis basis(Snapshot truth, Entry entry, long prepared) throws Exception {
    Snapshot then = prepared == 0 ? null : store.snapshotAt(truth.tenant(), prepared);
    return then == null ? MutedReplay.Basis.of(truth, entry) : MutedReplay.Basis.of(then);
  }

  /**
   * Those of the next release, and those that facts of long ago wait for; what is held the next
   * release judges at once, for it may never release it.
   */
  private static Map<Awaited, Long> deadlines(Snapshot truth, Snapshot replayed, long now) {
    Map<Awaited, Long> deadlines = new LinkedHashMap<>(truth.awaited());
    deadlines.putAll(replayed.awaited());
    deadlines.keySet().removeIf(Awaited::isEndOfHold);
    truth.holds().forEach(hold -> deadlines.put(Awaited.endOf(hold.name()), now + 1));
    // What is expected goes over as it was, and so does when it is due.
    for (Kept fact : truth.kept()) {
      if (fact instanceof ArrivalsFact arrivals) {
        Awaited name = new Awaited(FateDecisions.EXPECTATION, arrivals.getExpectation());
        deadlines.remove(name);
        if (arrivals.getDue() != 0) {
          deadlines.put(name, Math.max(arrivals.getDue(), now + 1));
        }
      }
    }
    return deadlines;
  }

  private static List<Kept> kept(Snapshot truth, Snapshot replayed) {
    Map<String, Kept> facts = new TreeMap<>();
    replayed.kept().forEach(fact -> facts.put(nameOf(fact), fact));
    truth.kept().stream()
        .filter(fact -> fact.isLongLived() && !fact.isBeforeReplay())
        .forEach(fact -> facts.put(nameOf(fact), fact));
    return new ArrayList<>(facts.values());
  }

  private static String nameOf(Kept fact) {
    return fact.getClass().getName() + " " + fact.keptKey();
  }

  /** Brings the events that are, and those that should be, together. */
  private static final class Reconciled {
    private final List<Decision> decisions = new ArrayList<>();
    private final List<EventState> changed = new ArrayList<>();
    private final Entry entry;
    private final String release;
    private long numbers;

    Reconciled(Entry entry, String release, long numbers) {
      this.entry = entry;
      this.release = release;
      this.numbers = numbers;
    }

    List<Snapshot.OpenEvent> events(Snapshot truth, MutedReplay.Replayed replay) {
      Map<String, Snapshot.OpenEvent> events = new TreeMap<>();
      truth.events().forEach(event -> events.put(event.state().key(), event));
      Map<String, Snapshot.OpenEvent> wanted = new TreeMap<>();
      replay.snapshot().events().forEach(event -> wanted.put(event.state().key(), event));
      for (String key : replay.heard()) {
        Snapshot.OpenEvent is = events.get(key);
        Snapshot.OpenEvent should = wanted.get(key);
        if (is == null && should != null && isFiring(should) && !replay.isSettled(should.state())) {
          events.put(key, open(should));
        } else if (is != null && isFiring(is) && should == null) {
          events.put(key, clear(is));
        }
      }
      return new ArrayList<>(events.values());
    }

    private Snapshot.OpenEvent open(Snapshot.OpenEvent should) {
      String name =
          "%d/%d/%d/%s".formatted(entry.tenant(), entry.position(), decisions.size(), RULE);
      UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
      EventState state = should.state().opened(id, ++numbers, entry.stamp(), RULE, release);
      decide(
          DecisionKind.OPENED,
          state,
          "Opened by the activation of release %s: by its rules this fires.".formatted(release));
      return should.with(state).told();
    }

    private Snapshot.OpenEvent clear(Snapshot.OpenEvent is) {
      EventState state = is.state().cleared(entry.stamp());
      decide(
          DecisionKind.RECOVERED,
          state,
          "Cleared by the activation of release %s: by its rules nothing holds it."
              .formatted(release));
      return is.with(state);
    }

    private void decide(DecisionKind kind, EventState state, String sentence) {
      FactValues fact = new FactValues("release", Map.of("name", release));
      decisions.add(
          new Decision(
              Judgement.NO_ALERT,
              decisions.size(),
              kind,
              state.id(),
              RULE,
              sentence,
              List.of(fact)));
      changed.add(state);
    }

    private static boolean isFiring(Snapshot.OpenEvent event) {
      return event.state().isFiring();
    }
  }
}
