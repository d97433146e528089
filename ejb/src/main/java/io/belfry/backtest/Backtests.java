package io.belfry.backtest;

import io.belfry.engine.Checkpoint;
import io.belfry.engine.EngineStore;
import io.belfry.engine.Snapshot;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.rulepackage.PackedRelease;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.OfTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Backtests of the whole server, one at a time, each in a process of its own. */
public final class Backtests implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Backtests.class.getName());
  private static final Duration WAIT = Duration.ofSeconds(30);

  /** The largest file takes some ten seconds, on a server that has little time a minute. */
  private static final Duration LONGEST_CHECK = Duration.ofMinutes(5);

  private final DataSource database;
  private final EntrySource journal;
  private final EngineStore store;
  private final Function<String, PackedRelease> releases;
  private final InstantSource clock;
  private final int megabytes;
  private final Semaphore turn = new Semaphore(1);
  private volatile @Nullable Running running;
  private volatile @Nullable WorkerProcess checking;

  /** The one that runs. */
  private static final class Running {
    private final long tenant;
    private final UUID id;
    private volatile double progress;
    private volatile boolean cancelled;
    private volatile @Nullable WorkerProcess process;

    Running(long tenant, UUID id) {
      this.tenant = tenant;
      this.id = id;
    }

    void begins(WorkerProcess begun) {
      process = begun;
      if (cancelled) {
        begun.close();
      }
    }

    void cancel() {
      cancelled = true;
      WorkerProcess begun = process;
      if (begun != null) {
        begun.close();
      }
    }
  }

  /**
   * What is to run.
   *
   * @param active name of the release to compare with
   * @param asked in words
   */
  public record Order(
      long tenant, String actor, String active, PackedRelease candidate, String asked) {}

  /**
   * @param releases by their names
   * @param megabytes of memory that a backtest has for what it keeps
   */
  public Backtests(
      DataSource database,
      EntrySource journal,
      EngineStore store,
      Function<String, PackedRelease> releases,
      InstantSource clock,
      int megabytes) {
    this.database = database;
    this.journal = journal;
    this.store = store;
    this.releases = releases;
    this.clock = clock;
    this.megabytes = megabytes;
  }

  /** Notes what a restart interrupted, and deletes what is left of it. */
  public void start() throws SQLException {
    try {
      BacktestFiles.sweep();
    } catch (IOException leftBehind) {
      log.log(System.Logger.Level.WARNING, "Files of a backtest stay", leftBehind);
    }
    AcrossTenants.run(
        database,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update backtest set state = 'failed', failure = 'The server was restarted.',"
                      + " ended_at = began_at where state = 'running'")) {
            return update.executeUpdate();
          }
        });
  }

  /**
   * Judges a stretch of the journal again. It begins with the last snapshot before it; what lies
   * between the two is judged, and not counted. It fails when the journal does not reach back so
   * far.
   *
   * @throws Fault invalid-value when it ends before it begins; busy
   */
  public BacktestRun overJournal(Order order, Instant from, Instant until) {
    if (!from.isBefore(until)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "until",
          "The time (%s) is not after (%s)".formatted(until, from),
          "Choose a later one");
    }
    takeTurn();
    boolean handedOver = false;
    try {
      BacktestRun run = begin(order, () -> started(order, from, until), () -> {});
      handedOver = true;
      return run;
    } finally {
      if (!handedOver) {
        turn.release();
      }
    }
  }

  private WorkerProcess started(Order order, Instant from, Instant until) throws Exception {
    long after = journal.positionBefore(from.toEpochMilli());
    long last = Math.min(journal.end(), journal.positionBefore(until.toEpochMilli()));
    Snapshot snapshot = store.snapshot(order.tenant(), new Checkpoint(after, 0));
    long first = snapshot == null ? 0 : snapshot.position();
    List<Entry> oldest = journal.read(0, 1);
    if (oldest.isEmpty() || oldest.get(0).position() > first + 1) {
      throw new BacktestFailure(
          "The journal is no longer kept back to the last snapshot before %s. Begin later."
              .formatted(from));
    }
    long end = Math.min(until.toEpochMilli(), journal.watermark());
    Job job =
        job(
            order,
            snapshot == null ? Beginning.ofNothing(order.tenant()) : Beginning.of(snapshot),
            new Job.Stretch(first, last, from.toEpochMilli(), end));
    WorkerProcess process = WorkerProcess.start(megabytes);
    try {
      process.send(job, journal);
      return process;
    } catch (RuntimeException | Error failure) {
      process.close();
      throw failure;
    }
  }

  private Job job(Order order, Beginning beginning, Job.Source source) {
    Paging paging =
        OfTenant.run(
            database, order.tenant(), connection -> Pagings.of(connection, order.tenant()));
    return new Job(beginning, releases.apply(order.active()), order.candidate(), paging, source);
  }

  /**
   * Judges a file of alerts, and deletes it at the end. It waits until the file was read once.
   *
   * @param file stays where it is when this throws
   * @param catalogue what the rules know before the first alert
   * @throws Fault busy; invalid-value naming the lines that are wrong
   * @throws UncheckedIOException when no process can be started
   */
  public BacktestRun overFile(Order order, Path file, List<Change> catalogue) {
    takeTurn();
    boolean handedOver = false;
    try {
      WorkerProcess process = WorkerProcess.start(megabytes);
      checking = process;
      Beginning nothing = Beginning.ofNothing(order.tenant());
      process.send(job(order, nothing, new Job.Uploaded(file, catalogue)), journal);
      process.awaitCheck(LONGEST_CHECK);
      BacktestRun run = begin(order, () -> process, () -> delete(file));
      handedOver = true;
      return run;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      WorkerProcess process = checking;
      checking = null;
      if (!handedOver) {
        if (process != null) {
          process.close();
        }
        turn.release();
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      log.log(System.Logger.Level.WARNING, "A file of a backtest stays: " + file, leftBehind);
    }
  }

  /** A process that has all that it needs. */
  @FunctionalInterface
  private interface Started {
    WorkerProcess start() throws Exception;
  }

  private void takeTurn() {
    if (!turn.tryAcquire()) {
      throw Fault.passing(
          ErrorCode.BUSY,
          "A backtest runs, and one runs at a time. Wait for its end, or cancel it.",
          WAIT);
    }
  }

  /**
   * Begins one whose turn it is, which it gives back at its end.
   *
   * @param after what is done at its end, whatever came of it
   */
  private BacktestRun begin(Order order, Started started, Runnable after) {
    UUID id = UUID.randomUUID();
    Instant began = clock.instant();
    OfTenant.run(
        database,
        order.tenant(),
        connection -> {
          new BacktestTables(connection, order.tenant())
              .insert(id, order.asked(), order.actor(), began);
          return id;
        });
    Running begun = new Running(order.tenant(), id);
    running = begun;
    Thread thread = new Thread(() -> run(begun, started, after), "belfry-backtest");
    thread.setDaemon(true);
    thread.start();
    return new BacktestRun(id, "running", order.asked(), order.actor(), 0, began, null, null, null);
  }

  private void run(Running self, Started started, Runnable after) {
    String report = null;
    String failure = null;
    try (WorkerProcess process = started.start()) {
      self.begins(process);
      report = process.report(done -> self.progress = done);
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError thrown) {
      failure = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
      if (!self.cancelled) {
        log.log(System.Logger.Level.WARNING, "A backtest failed", thrown);
      }
    } finally {
      after.run();
    }
    if (failure != null && self.cancelled) {
      end(self, "cancelled", null, null);
    } else {
      end(self, failure == null ? "done" : "failed", report, failure);
    }
    running = null;
    turn.release();
  }

  private void end(Running self, String state, @Nullable String report, @Nullable String failure) {
    try {
      OfTenant.run(
          database,
          self.tenant,
          connection -> {
            new BacktestTables(connection, self.tenant)
                .end(self.id, state, report, failure, clock.instant());
            return self;
          });
    } catch (RuntimeException away) {
      log.log(System.Logger.Level.WARNING, "The end of a backtest cannot be kept", away);
    }
  }

  /** A tenant's backtests, the newest first, without their reports. */
  public List<BacktestRun> list(long tenant) {
    return OfTenant.run(
            database, tenant, connection -> new BacktestTables(connection, tenant).all())
        .stream()
        .map(this::withProgress)
        .toList();
  }

  /**
   * One, with its report when it is done.
   *
   * @throws Fault not-found
   */
  public BacktestRun get(long tenant, UUID id) {
    return OfTenant.run(
            database, tenant, connection -> new BacktestTables(connection, tenant).find(id))
        .map(this::withProgress)
        .orElseThrow(
            () -> new Fault(ErrorCode.NOT_FOUND, "There is no backtest (%s).".formatted(id)));
  }

  /**
   * Ends one early.
   *
   * @throws Fault not-found; conflict when it has ended
   */
  public void cancel(long tenant, UUID id) {
    BacktestRun found = get(tenant, id);
    Running now = running;
    if (now == null || !now.id.equals(id) || now.tenant != tenant) {
      throw new Fault(ErrorCode.CONFLICT, "The backtest (%s) is %s.".formatted(id, found.state()));
    }
    now.cancel();
  }

  private BacktestRun withProgress(BacktestRun run) {
    Running now = running;
    return now == null || !now.id.equals(run.id()) || !run.state().equals("running")
        ? run
        : new BacktestRun(
            run.id(),
            run.state(),
            run.asked(),
            run.actor(),
            now.progress,
            run.beganAt(),
            run.endedAt(),
            run.report(),
            run.failure());
  }

  @Override
  public void close() {
    Running now = running;
    if (now != null) {
      now.cancel();
    }
    WorkerProcess process = checking;
    if (process != null) {
      process.close();
    }
  }
}
