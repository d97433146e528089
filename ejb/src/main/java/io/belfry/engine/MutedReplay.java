package io.belfry.engine;

import io.belfry.facts.Kept;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a release would hold, had it judged since its horizon. Nobody hears of what it decides. It
 * begins with the catalogue as it is now. What people closed stays open here, for it has other
 * events; it is noted instead.
 */
final class MutedReplay implements AutoCloseable {
  private static final int ROWS_A_READ = 2_000;

  private final EntrySource journal;
  private final Basis basis;
  private final Session session;
  private final SortedSet<String> heard = new TreeSet<>();
  private final Map<String, Long> closed = new HashMap<>();
  private long after;

  /**
   * With what a replay begins, as of an entry.
   *
   * @param kept copies, for those of a session that judges change
   */
  record Basis(long tenant, long position, long stamp, List<Change> catalogue, List<Kept> kept) {

    /** Taken in the thread of the session. */
    static Basis of(Snapshot truth, Entry entry) {
      return of(truth, entry.position(), entry.stamp());
    }

    /** As it was taken then. */
    static Basis of(Snapshot then) {
      return of(then, then.position(), then.clock());
    }

    private static Basis of(Snapshot truth, long position, long stamp) {
      return new Basis(
          truth.tenant(),
          position,
          stamp,
          truth.catalogue(),
          truth.kept().stream().filter(Kept::isBeforeReplay).map(KeptCodec::copy).toList());
    }
  }

  /**
   * What came of it.
   *
   * @param heard the keys of alerts that came
   * @param closed when people last closed an event of a key, in milliseconds since 1970
   */
  record Replayed(Snapshot snapshot, SortedSet<String> heard, Map<String, Long> closed) {

    /** Whether people closed it after all that holds it: they know that it fires. */
    boolean isSettled(EventState event) {
      return closed.getOrDefault(event.key(), Long.MIN_VALUE) >= event.lastAlertAt();
    }
  }

  MutedReplay(EntrySource journal, Release next, Basis basis) throws SQLException {
    this.journal = journal;
    this.basis = basis;
    long start = Math.max(0, basis.stamp() - next.horizon());
    after = next.horizon() == 0 ? basis.position() - 1 : journal.positionBefore(start);
    session =
        new Session(
            next,
            new Snapshot(
                basis.tenant(),
                after,
                start,
                next.name(),
                Set.of(),
                0,
                0,
                basis.catalogue(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                basis.kept()));
    session.expectNothingNew();
  }

  /**
   * The next entries that it has not judged, as many as one read brings.
   *
   * @param until inclusive
   */
  List<Entry> read(long until) throws SQLException {
    return after >= until ? List.of() : journal.read(basis.tenant(), after, until, ROWS_A_READ);
  }

  /**
   * Judges all up to an entry.
   *
   * @throws RuleFault when the release fails on the past
   */
  void judgeUntil(long until) throws SQLException {
    for (List<Entry> entries = read(until); !entries.isEmpty(); entries = read(until)) {
      entries.forEach(this::judge);
    }
  }

  void judge(Entry past) {
    if (past instanceof Entry.Alerts delivered) {
      delivered.alerts().forEach(alert -> heard.add(alert.key()));
      session.apply(past);
    } else if (past instanceof Entry.Changes made) {
      for (Change change : made.changes()) {
        if (change instanceof Change.EventClosed close) {
          closed.put(close.key(), past.stamp());
        }
      }
      if (past.position() > basis.position()) {
        session.apply(catalogue(made));
      }
    } else {
      session.apply(past);
    }
    after = past.position();
  }

  private static Entry.Changes catalogue(Entry.Changes made) {
    return new Entry.Changes(
        made.position(),
        made.tenant(),
        made.stamp(),
        made.changes().stream()
            .filter(
                change ->
                    !(change instanceof Change.EventClosed)
                        && !(change instanceof Change.EventReopened)
                        && !(change instanceof Change.Activation)
                        && !(change instanceof Change.Preparation))
            .toList());
  }

  /** Lets time pass, and ends. */
  Replayed end(long stamp) {
    session.advanceTo(stamp);
    return new Replayed(session.snapshot(), heard, closed);
  }

  @Override
  public void close() {
    session.close();
  }
}
