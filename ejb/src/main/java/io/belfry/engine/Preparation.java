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

  /** Whoever keeps up is there at once; more would delay alerts. */
  private static final long PATIENCE_MILLIS = 800;

  private final EntrySource journal;
  private final ReleaseSource releases;
  private final String release;
  private final MutedReplay.Basis basis;
  private final Preparations.Listener listener;
  private final CompletableFuture<MutedReplay.Replayed> result = new CompletableFuture<>();
  private volatile boolean running = true;

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

  void start() {
    Thread thread = new Thread(this::run, "belfry-prepare-" + basis.tenant());
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

  private void run() {
    try (MutedReplay replay = new MutedReplay(journal, releases.get(release), basis)) {
      replay.judgeUntil(basis.position());
      boolean told = false;
      while (running) {
        List<Entry> entries = replay.read(Long.MAX_VALUE);
        if (!follow(replay, entries)) {
          return;
        }
        if (entries.size() < FEW_ENTRIES) {
          told = told || tell();
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError | StackOverflowError failure) {
      result.completeExceptionally(failure);
      log.log(System.Logger.Level.WARNING, "Release " + release + " cannot judge", failure);
      listener.failed(
          basis.tenant(), release, basis.position(), String.valueOf(failure.getMessage()));
    }
  }

  /** Tells that it is ready; what cannot be kept now is told again a moment later. */
  private boolean tell() {
    try {
      listener.ready(basis.tenant(), release, basis.position());
      return true;
    } catch (IllegalStateException away) {
      log.log(System.Logger.Level.WARNING, "That a release is ready cannot be kept now", away);
      return false;
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
