package io.belfry.engine;

import io.belfry.journal.EntrySource;
import io.belfry.platform.FailureLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A thread that follows the journal for its share of the tenants. Whatever fails in keeping
 * outcomes, sessions are discarded, and go on from the last snapshot and the journal.
 */
final class Lane {
  private static final System.Logger log = System.getLogger(Lane.class.getName());

  private final Residents residents;
  private final EngineFigures figures;
  private final Runnable judgedMore;
  private final Pace pace;
  private final FailureLog failures = new FailureLog(log);
  private final Questions questions = new Questions();
  private final Semaphore progress = new Semaphore(0);
  private final Thread thread;
  private volatile boolean running = true;
  private volatile long position;
  private volatile long time;
  private volatile boolean ready;

  /**
   * @param beside keeps what no alert should wait for
   * @param judgedMore called when the lane has come further
   */
  Lane(
      int number,
      EntrySource journal,
      ReleaseSource releases,
      EngineStore store,
      EngineSettings settings,
      EngineFigures figures,
      Preparations preparations,
      Executor beside,
      Runnable judgedMore) {
    this.figures = figures;
    this.judgedMore = judgedMore;
    this.pace = new Pace(journal::isFlooded);
    this.residents =
        new Residents(number, journal, releases, store, settings, figures, preparations, beside);
    this.thread = new Thread(this::run, "belfry-engine-" + number);
  }

  void start() {
    thread.start();
  }

  void wake() {
    progress.release();
  }

  void stop() {
    running = false;
    wake();
  }

  void join() {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks a tenant's session; an answer is null where it has none in memory. */
  <T> CompletableFuture<@Nullable T> ask(long tenant, Function<Session, T> about) {
    CompletableFuture<@Nullable T> answer = questions.ask(tenant, about);
    wake();
    return answer;
  }

  long position() {
    return position;
  }

  long time() {
    return time;
  }

  boolean isReady() {
    return ready;
  }

  private void run() {
    while (running) {
      try {
        follow();
        residents.retire();
      } catch (InterruptedException interrupted) {
        break;
      } catch (Exception failure) {
        failures.warn(
            "What was judged could not be kept; sessions are rebuilt from the journal", failure);
        pause();
      } finally {
        ready = false;
        residents.discard();
      }
    }
  }

  /** Follows the journal until something fails or the engine stops. */
  private void follow() throws Exception {
    figures.rebuilt();
    long began = System.nanoTime();
    residents.resume();
    position = residents.judged();
    while (running) {
      rest();
      boolean more = residents.judgeMore();
      pace.judged(more);
      position = residents.judged();
      time = Math.max(time, residents.time());
      if (more) {
        judgedMore.run();
      }
      questions.answer(residents::inMemory);
      if (!more) {
        if (!ready) {
          ready = true;
          tellReady(System.nanoTime() - began);
        }
        residents.lookAtDeadlines();
        if (progress.tryAcquire(100, TimeUnit.MILLISECONDS)) {
          progress.drainPermits();
        }
      }
    }
  }

  /** While senders flood the journal what they send is stored first. */
  private void rest() throws InterruptedException {
    while (running && ready && pace.rests()) {
      questions.answer(residents::inMemory);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private void tellReady(long nanos) {
    log.log(
        System.Logger.Level.INFO,
        "{0} is up to date at position {1} after {2} ms",
        thread.getName(),
        Long.toString(position),
        Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos)));
  }

  private void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
