package io.belfry.engine;

import io.belfry.journal.Entry;
import io.belfry.journal.Journal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads the journal in order, has each tenant's session judge, and gives the outcomes to the sink.
 *
 * <p>Sessions live in memory only. They are rebuilt from the journal at the start, and whenever the
 * sink could not keep what they decided: up to the tenant's checkpoint the replay is mute, from
 * there on its outcomes are kept. The same journal and release always give the same outcomes.
 */
public final class Engine implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Engine.class.getName());
  private static final int ROWS_A_READ = 1_000;
  private static final int ALERTS_A_BATCH = 2_000;

  private final Journal journal;
  private final Release release;
  private final OutcomeSink sink;
  private final EngineFigures figures = new EngineFigures();
  private final Semaphore progress = new Semaphore(0);
  private final Thread thread;
  private final Map<Long, Session> sessions = new HashMap<>();
  private volatile boolean running = true;
  private volatile long position;
  private volatile long time;
  private volatile boolean ready;

  public Engine(Journal journal, Release release, OutcomeSink sink) {
    this.journal = journal;
    this.release = release;
    this.sink = sink;
    this.thread = new Thread(this::run, "belfry-engine");
  }

  /** Starts judging; {@link #isReady} tells when the past has been replayed. */
  public void start() {
    journal.onProgress(progress::release);
    thread.start();
  }

  /** The position up to which everything is judged and kept. */
  public long position() {
    return position;
  }

  /** The stamp of the last entry that is judged and kept, in milliseconds since 1970. */
  public long time() {
    return time;
  }

  /** Whether sessions stand where the ledger does. */
  public boolean isReady() {
    return ready;
  }

  /** What the engine has done since the server started. */
  public EngineFigures figures() {
    return figures;
  }

  /** The release that judges. */
  public String release() {
    return release.name();
  }

  @Override
  public void close() {
    running = false;
    progress.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running) {
      try {
        follow();
      } catch (InterruptedException interrupted) {
        break;
      } catch (Exception failure) {
        log.log(
            System.Logger.Level.WARNING,
            "What was judged could not be kept; sessions are rebuilt from the journal",
            failure);
        pause();
      } finally {
        discard();
      }
    }
  }

  /** Rebuilds, then follows the journal until something fails or the engine stops. */
  private void follow() throws Exception {
    Map<Long, Long> checkpoints = sink.checkpoints();
    figures.rebuilt();
    long reached = 0;
    while (running) {
      List<Entry> entries = journal.read(reached, ROWS_A_READ);
      if (entries.isEmpty()) {
        position = reached;
        ready = true;
        idle();
        continue;
      }
      List<Outcome> outcomes = new ArrayList<>();
      int alerts = 0;
      for (Entry entry : entries) {
        Outcome outcome = session(entry.tenant()).apply(entry);
        if (entry.position() > checkpoints.getOrDefault(entry.tenant(), 0L)) {
          outcomes.add(outcome);
          alerts += outcome.judged().size();
        }
        if (alerts >= ALERTS_A_BATCH) {
          keep(outcomes, alerts);
          alerts = 0;
        }
        reached = entry.position();
      }
      keep(outcomes, alerts);
      position = reached;
      time = entries.get(entries.size() - 1).stamp();
    }
  }

  private void keep(List<Outcome> outcomes, int alerts) throws Exception {
    if (!outcomes.isEmpty()) {
      sink.keep(outcomes);
      figures.judged(alerts);
      outcomes.clear();
    }
  }

  private void idle() throws InterruptedException {
    if (progress.tryAcquire(100, TimeUnit.MILLISECONDS)) {
      progress.drainPermits();
    }
    long time = journal.watermark();
    if (journal.head().position() == position) {
      sessions.values().forEach(session -> session.advanceTo(time));
    }
  }

  private Session session(long tenant) {
    return sessions.computeIfAbsent(tenant, id -> new Session(id, release));
  }

  private void discard() {
    ready = false;
    sessions.values().forEach(Session::close);
    sessions.clear();
  }

  private void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
