package io.belfry.engine;

import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges one alert of the past again, in a session of its own, and notes every rule that fired for
 * it with the facts that matched. It runs on its caller's thread and keeps nothing; the sessions of
 * the engine are not touched.
 */
public final class Trace {
  private static final System.Logger log = System.getLogger(Trace.class.getName());

  private final EntrySource journal;
  private final ReleaseSource releases;
  private final EngineStore store;
  private final long mostAlerts;

  /** What came of asking. */
  public sealed interface Answer {}

  /**
   * The alert was judged again.
   *
   * @param release that judged it
   * @param judged its fate, as the replay came to it
   * @param firings in order
   */
  public record Replayed(String release, Judged judged, List<Firing> firings) implements Answer {}

  /**
   * It cannot be judged again.
   *
   * @param reason for people
   */
  public record Lost(String reason) implements Answer {}

  /** A rule that fired for the alert, with the facts as they were when it matched. */
  public record Firing(String rule, List<FactValues> facts) {}

  /** Ends a replay that would take too long. */
  private static final class TooFar extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooFar() {
      super("too far", null, false, false);
    }
  }

  /**
   * @param mostAlerts how many alerts are judged again, at the most, to get to the one that is
   *     asked for
   */
  public Trace(EntrySource journal, ReleaseSource releases, EngineStore store, long mostAlerts) {
    this.journal = journal;
    this.releases = releases;
    this.store = store;
    this.mostAlerts = mostAlerts;
  }

  /**
   * Judges an alert again.
   *
   * @param index of the alert within its entry
   * @throws Exception when journal or store cannot be read now
   */
  public Answer of(long tenant, long position, int index) throws Exception {
    EngineStore.Tenant known = store.resume().tenants().get(tenant);
    if (known == null || known.checkpoint().position() < position) {
      return new Lost("It waits to be judged.");
    }
    if (!(entry(tenant, position) instanceof Entry.Alerts entry)
        || index >= entry.alerts().size()) {
      return new Lost("The journal no longer holds it.");
    }
    if (!reaches(tenant, position)) {
      return new Lost(
          "No longer reconstructible: the journal between the last snapshot before it and the alert"
              + " is no longer kept.");
    }
    try {
      return replay(entry, index, known.quarantines());
    } catch (TooFar tooFar) {
      return new Lost(
          "More than %d alerts would have to be judged again to know, since the last snapshot before it."
              .formatted(mostAlerts));
    } catch (RuleFault | IllegalStateException failure) {
      log.log(System.Logger.Level.WARNING, "An alert cannot be judged again", failure);
      return new Lost("No longer reconstructible: %s".formatted(failure.getMessage()));
    }
  }

  private Answer replay(Entry.Alerts entry, int index, List<Quarantine> quarantines)
      throws Exception {
    List<Firing> firings = new ArrayList<>();
    Checkpoint before = new Checkpoint(entry.position() - 1, 0);
    Rebuild rebuild = new Rebuild(journal, releases, store);
    long[] alerts = new long[1];
    try (TenantSession session =
        rebuild.session(
            entry.tenant(),
            before,
            quarantines,
            outcome -> {
              alerts[0] += outcome.judged().size();
              if (alerts[0] > mostAlerts) {
                throw new TooFar();
              }
            })) {
      session.listen(
          (alert, rule, facts) -> {
            if (alert == index) {
              firings.add(new Firing(rule, facts));
            }
          });
      List<Outcome> outcomes = session.apply(entry);
      Outcome outcome = outcomes.get(outcomes.size() - 1);
      return new Replayed(outcome.release(), outcome.judged().get(index), List.copyOf(firings));
    }
  }

  private @Nullable Entry entry(long tenant, long position) throws Exception {
    return journal.read(tenant, position - 1, position, 1).stream()
        .filter(found -> found.tenant() == tenant)
        .findFirst()
        .orElse(null);
  }

  /** Whether the journal still holds all from the snapshot on; what it drops, it drops in order. */
  private boolean reaches(long tenant, long position) throws Exception {
    Snapshot from = position == 1 ? null : store.snapshot(tenant, new Checkpoint(position - 1, 0));
    List<Entry> oldest = journal.read(0, 1);
    return !oldest.isEmpty()
        && oldest.get(0).position() <= (from == null ? 1 : from.position() + 1);
  }
}
