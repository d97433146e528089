package io.belfry.engine;

import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one release ready on a thread of its own: it judges the past that its conditions rest on,
 * muted, and then keeps up with the journal until the release is activated.
 */
final class Preparation {
  private static final System.Logger log = System.getLogger(Preparation.class.getName());
  private static final int FEW_ENTRIES = 50;
  private static final long PAUSE_MILLIS = 20;
  private static final long NANOS_BETWEEN_LOOKS = 1_000_000_000;

  /** Whoever keeps up is there at once; more would delay alerts. */
  private static final long PATIENCE_MILLIS = 800;

  private final EntrySource journal;
  private final ReleaseSource releases;
  private final String release;
  private final MutedReplay.Basis basis;
  private final Preparations.Listener listener;
  private final CompletableFuture<MutedReplay.Replayed> result = new CompletableFuture<>();
  private volatile boolean running = true;
  private long looked = System.nanoTime();

  Preparation(
      EntrySource journal,
      ReleaseSource releases,
      String release,
      MutedReplay.Basis basis,
      Preparations.Listener listener) {
    this.journal = journal;
    this.releases = releases;
    this.release = release;
    this.basis = basis;
    this.listener = listener;
  }

  /**
   * Begins.
   *
   * @param dropped called when it ends for another reason than that a release is activated, or
   *     another made ready
   */
  void start(Runnable dropped) {
    Thread thread = new Thread(() -> run(dropped), "belfry-prepare-" + basis.tenant());
    thread.setContextClassLoader(Preparation.class.getClassLoader());
    thread.setDaemon(true);
    thread.start();
  }

  /** The entry at which it began. */
  long position() {
    return basis.position();
  }

  void stop() {
    running = false;
  }

  /** What it holds just before its activation; null where it is not there in time. */
  MutedReplay.@Nullable Replayed result() throws InterruptedException {
    try {
      return result.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException late) {
      log.log(System.Logger.Level.WARNING, "Release {0} is not ready; it is made so now", release);
      return null;
    } finally {
      stop();
    }
  }

  private void run(Runnable dropped) {
    try (MutedReplay replay = new MutedReplay(journal, releases.get(release), basis)) {
      if (!judge(replay)) {
        log.log(System.Logger.Level.INFO, "Release {0} is not wanted any more", release);
        dropped.run();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError | StackOverflowError failure) {
      result.completeExceptionally(failure);
      dropped.run();
      log.log(System.Logger.Level.WARNING, "Release " + release + " cannot judge", failure);
      listener.failed(
          basis.tenant(), release, basis.position(), String.valueOf(failure.getMessage()));
    }
  }

  /** Judges until it is stopped; false when nobody waits for it any more. */
  private boolean judge(MutedReplay replay) throws Exception {
    long begin = basis.position();
    for (List<Entry> past = replay.read(begin); !past.isEmpty(); past = replay.read(begin)) {
      past.forEach(replay::judge);
      if (!running) {
        return true;
      } else if (!isWanted()) {
        return false;
      }
    }
    Told told = Told.NOT_YET;
    while (running) {
      List<Entry> entries = replay.read(Long.MAX_VALUE);
      if (!follow(replay, entries)) {
        return true;
      }
      if (entries.size() < FEW_ENTRIES) {
        told = told == Told.NOT_YET ? tell() : told;
        Thread.sleep(PAUSE_MILLIS);
      }
      if (told == Told.IN_VAIN || (told == Told.NOT_YET && !isWanted())) {
        return false;
      }
    }
    return true;
  }

  /** What became of saying that it is ready. */
  private enum Told {
    NOT_YET,
    HEARD,
    IN_VAIN
  }

  /** Tells that it is ready; what cannot be kept now is told again a moment later. */
  private Told tell() {
    try {
      return listener.ready(basis.tenant(), release, basis.position()) ? Told.HEARD : Told.IN_VAIN;
    } catch (IllegalStateException away) {
      log.log(System.Logger.Level.WARNING, "That a release is ready cannot be kept now", away);
      return Told.NOT_YET;
    }
  }

  /** Whether somebody waits for it, as far as is known. */
  private boolean isWanted() {
    if (System.nanoTime() - looked < NANOS_BETWEEN_LOOKS) {
      return true;
    }
    looked = System.nanoTime();
    try {
      return listener.isWanted(basis.tenant(), release, basis.position());
    } catch (IllegalStateException away) {
      return true;
    }
  }

  /** Judges on; false when it came to the activation that it is for, or that makes it useless. */
  private boolean follow(MutedReplay replay, List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry instanceof Entry.Changes made && !made.changes().isEmpty()) {
        Change first = made.changes().get(0);
        if (first instanceof Change.Activation activation) {
          if (activation.prepared() == basis.position()) {
            result.complete(replay.end(entry.stamp()));
          }
          return false;
        }
        if (first instanceof Change.Preparation) {
          return false;
        }
      }
      replay.judge(entry);
    }
    return true;
  }
}
