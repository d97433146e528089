package io.belfry.engine;

import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which sessions come to be: a snapshot, and the journal after it. Recovery,
 * quarantine, traces and backtests differ only in where it ends and who listens.
 */
final class Rebuild {
  private static final int ROWS_A_READ = 2_000;

  private final EntrySource journal;
  private final ReleaseSource releases;
  private final EngineStore store;
  private final Preparations preparations;

  Rebuild(EntrySource journal, ReleaseSource releases, EngineStore store) {
    this(journal, releases, store, Preparations.none());
  }

  Rebuild(
      EntrySource journal, ReleaseSource releases, EngineStore store, Preparations preparations) {
    this.preparations = preparations;
    this.journal = journal;
    this.releases = releases;
    this.store = store;
  }

  /** The tenant's session as it was at the checkpoint. */
  TenantSession session(long tenant, Checkpoint until, List<Quarantine> quarantines)
      throws Exception {
    return session(tenant, until, quarantines, outcome -> {});
  }

  /** The same, and tells what each step after the snapshot came to. */
  TenantSession session(
      long tenant, Checkpoint until, List<Quarantine> quarantines, Consumer<Outcome> listener)
      throws Exception {
    Snapshot from = until.position() == 0 ? null : store.snapshot(tenant, until);
    TenantSession session = begin(tenant, from, quarantines);
    boolean known = from != null;
    try {
      long after = session.session().position();
      while (after < until.position()) {
        List<Entry> entries = journal.read(tenant, after, until.position(), ROWS_A_READ);
        if (entries.isEmpty()) {
          break;
        }
        for (Entry entry : entries) {
          // A tenant begins with its first entry, and not with what concerned the others before.
          known = known || entry.tenant() == tenant;
          if (known) {
            session.apply(entry).forEach(listener);
          }
          after = entry.position();
        }
      }
      session.advanceTo(until.clock()).forEach(listener);
      return session;
    } catch (Exception | Error failure) {
      session.close();
      throw failure;
    }
  }

  private TenantSession begin(long tenant, @Nullable Snapshot from, List<Quarantine> quarantines) {
    Release release = releases.get(from == null ? releases.initial() : from.release());
    Set<String> quarantined = from == null ? Set.of() : new LinkedHashSet<>(from.quarantined());
    if (!quarantined.isEmpty()) {
      release = release.variants().without(quarantined);
    }
    Session session = from == null ? new Session(tenant, release) : new Session(release, from);
    List<Quarantine> ahead = new ArrayList<>(quarantines);
    ahead.removeIf(each -> !each.isAfter(session.position(), session.clock()));
    return new TenantSession(
        session, ahead, new Activation(journal, releases, store, preparations));
  }
}
