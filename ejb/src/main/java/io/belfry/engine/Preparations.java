package io.belfry.engine;

import io.belfry.journal.Entry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Releases that are made ready beside those that judge, one at most for each tenant. It loses
 * nothing that matters: what is not ready here is made again from the snapshot of its entry. One
 * that nobody waits for any more, or that cannot judge, is not kept.
 */
public final class Preparations {
  private final Factory factory;
  private final Map<Long, Preparation> running = new ConcurrentHashMap<>();

  /** Makes one, which is started then. */
  @FunctionalInterface
  interface Factory {
    @Nullable Preparation begin(String release, MutedReplay.Basis basis);
  }

  /** Hears of preparations, each on a thread of its own. */
  public interface Listener {
    /**
     * The release has judged all up to now; it may be activated.
     *
     * @return whether it is going to be; one that is not is dropped
     */
    boolean ready(long tenant, String release, long position);

    /** Whether somebody still waits for it, asked about once a second until it is ready. */
    default boolean isWanted(long tenant, String release, long position) {
      return true;
    }

    /**
     * The release cannot judge.
     *
     * @param reason for people
     */
    void failed(long tenant, String release, long position, String reason);
  }

  /** None; each activation replays the horizon itself. */
  static Preparations none() {
    return new Preparations((release, basis) -> null);
  }

  Preparations(Factory factory) {
    this.factory = factory;
  }

  /** Called in the thread of the session, at the entry. */
  void begin(Entry entry, String release, Snapshot truth) {
    stop(entry.tenant());
    Preparation begun = factory.begin(release, MutedReplay.Basis.of(truth, entry));
    if (begun != null) {
      long tenant = entry.tenant();
      running.put(tenant, begun);
      begun.start(() -> running.remove(tenant, begun));
    }
  }

  /** How many are held in memory, ready or not. */
  int count() {
    return running.size();
  }

  /** What was made ready for an activation; null where it was not. */
  MutedReplay.@Nullable Replayed take(Entry entry, long prepared) throws InterruptedException {
    Preparation found = running.remove(entry.tenant());
    if (found == null || found.position() != prepared) {
      if (found != null) {
        found.stop();
      }
      return null;
    }
    return found.result();
  }

  private void stop(long tenant) {
    Preparation before = running.remove(tenant);
    if (before != null) {
      before.stop();
    }
  }

  void stopAll() {
    running.values().forEach(Preparation::stop);
    running.clear();
  }
}
