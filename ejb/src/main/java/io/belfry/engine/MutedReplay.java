package io.belfry.engine;

import io.belfry.facts.Kept;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a release would hold, had it judged since its horizon. Nobody hears of what it decides. It
 * begins with the catalogue as it is now: of what people changed before, closings alone apply.
 */
final class MutedReplay implements AutoCloseable {
  private static final int ROWS_A_READ = 2_000;

  private final EntrySource journal;
  private final Basis basis;
  private final Session session;
  private final Set<String> heard = new TreeSet<>();
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

  /** What came of it, and of which keys alerts came. */
  record Replayed(Snapshot snapshot, Set<String> heard) {}

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
    return after >= until
        ? List.of()
        : journal.read(basis.tenant(), after, until, ROWS_A_READ);
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
      session.apply(past.position() > basis.position() ? session.asOwn(made) : closings(made));
    } else {
      session.apply(past);
    }
    after = past.position();
  }

  private Entry.Changes closings(Entry.Changes made) {
    Entry.Changes own = session.asOwn(made);
    return new Entry.Changes(
        own.position(),
        own.tenant(),
        own.stamp(),
        own.changes().stream().filter(Change.EventClosed.class::isInstance).toList());
  }

  /** Lets time pass, and ends. */
  Replayed end(long stamp) {
    session.advanceTo(stamp);
    return new Replayed(session.snapshot(), heard);
  }

  @Override
  public void close() {
    session.close();
  }
}
