package io.belfry.backtest;

import io.belfry.engine.Checkpoint;
import io.belfry.engine.EngineStore;
import io.belfry.engine.Release;
import io.belfry.engine.ReleaseSource;
import io.belfry.engine.Snapshot;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Json;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.OfTenant;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Backtests of the whole server, one at a time, on a thread of its own that rests the longer the
 * more is sent, and waits while the engine is behind.
 */
public final class Backtests implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Backtests.class.getName());
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 20;

  /** Whoever ends it waits no longer than this; an entry may have thousands of alerts. */
  private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final DataSource database;
  private final EntrySource journal;
  private final EngineStore store;
  private final ReleaseSource releases;
  private final InstantSource clock;
  private final BooleanSupplier behind;
  private final Semaphore turn = new Semaphore(1);
  private volatile @Nullable Running running;

  /** The one that runs. */
  private static final class Running {
    private final long tenant;
    private final UUID id;
    private volatile double progress;
    private volatile boolean cancelled;

    Running(long tenant, UUID id) {
      this.tenant = tenant;
      this.id = id;
    }
  }

  /**
   * What is to run.
   *
   * @param active name of the release to compare with
   * @param candidate made on the backtest's thread
   * @param asked in words
   */
  public record Order(
      long tenant, String actor, String active, Supplier<Release> candidate, String asked) {}

  /**
   * @param behind whether the engine has more than a moment's worth to judge
   */
  public Backtests(
      DataSource database,
      EntrySource journal,
      EngineStore store,
      ReleaseSource releases,
      InstantSource clock,
      BooleanSupplier behind) {
    this.database = database;
    this.journal = journal;
    this.store = store;
    this.releases = releases;
    this.clock = clock;
    this.behind = behind;
  }

  /** Notes what a restart interrupted. */
  public void start() throws SQLException {
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
   * between the two is judged, and not counted.
   *
   * @throws Fault invalid-value when it ends before it begins; busy; not-found when the journal
   *     does not reach back so far
   */
  public BacktestRun overJournal(Order order, Instant from, Instant until) {
    if (!from.isBefore(until)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "until",
          "The time (%s) is not after (%s)".formatted(until, from),
          "Choose a later one");
    }
    return begin(
        order,
        () -> {
          long after = journal.positionBefore(from.toEpochMilli());
          long last = Math.min(journal.end(), journal.positionBefore(until.toEpochMilli()));
          Snapshot snapshot = store.snapshot(order.tenant(), new Checkpoint(after, 0));
          long first = snapshot == null ? 0 : snapshot.position();
          List<Entry> oldest = journal.read(0, 1);
          if (oldest.isEmpty() || oldest.get(0).position() > first + 1) {
            throw new IllegalStateException(
                "The journal is no longer kept back to the last snapshot before %s. Begin later."
                    .formatted(from));
          }
          long end = Math.min(until.toEpochMilli(), journal.watermark());
          return new Task(
              snapshot == null ? Beginning.ofNothing(order.tenant()) : Beginning.of(snapshot),
              new JournalPast(journal, order.tenant(), first, last, from.toEpochMilli(), end));
        });
  }

  /**
   * Judges a file of alerts.
   *
   * @param catalogue what the rules know before the first alert
   * @throws Fault busy; invalid-value naming the lines that are wrong
   */
  public BacktestRun overFile(Order order, byte[] file, List<Change> catalogue) {
    UploadedPast.check(file);
    return begin(
        order,
        () ->
            new Task(
                Beginning.ofNothing(order.tenant()),
                new UploadedPast(order.tenant(), file, catalogue)));
  }

  private record Task(Beginning beginning, Past past) {}

  @FunctionalInterface
  private interface Planned {
    Task plan() throws Exception;
  }

  private BacktestRun begin(Order order, Planned planned) {
    if (!turn.tryAcquire()) {
      throw Fault.passing(
          ErrorCode.BUSY,
          "A backtest runs, and one runs at a time. Wait for its end, or cancel it.",
          WAIT);
    }
    try {
      UUID id = UUID.randomUUID();
      OfTenant.run(
          database,
          order.tenant(),
          connection -> {
            new BacktestTables(connection, order.tenant())
                .insert(id, order.asked(), order.actor(), clock.instant());
            return id;
          });
      Running begun = new Running(order.tenant(), id);
      running = begun;
      Thread thread = new Thread(() -> run(begun, order, planned), "belfry-backtest");
      thread.setContextClassLoader(Backtests.class.getClassLoader());
      thread.setDaemon(true);
      thread.start();
      return get(order.tenant(), id);
    } catch (RuntimeException failure) {
      running = null;
      turn.release();
      throw failure;
    }
  }

  private void run(Running self, Order order, Planned planned) {
    try {
      Task task = planned.plan();
      Paging paging =
          OfTenant.run(
              database, order.tenant(), connection -> Pagings.of(connection, order.tenant()));
      Release active = releases.get(order.active());
      Release candidate = order.candidate().get();
      Giveway giveway = new Giveway(journal.end(), System.nanoTime());
      Optional<Report> report =
          Backtest.run(
              task.beginning(),
              active,
              candidate,
              task.past(),
              paging,
              done -> goesOn(self, giveway, done));
      end(
          self,
          report.isPresent() ? "done" : "cancelled",
          report.map(Json::write).orElse(null),
          null);
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError failure) {
      log.log(System.Logger.Level.WARNING, "A backtest failed", failure);
      end(self, "failed", null, String.valueOf(failure.getMessage()));
    } finally {
      running = null;
      turn.release();
    }
  }

  private boolean goesOn(Running self, Giveway giveway, double done) {
    self.progress = done;
    try {
      long rest = giveway.rest(journal.end(), System.nanoTime());
      TimeUnit.NANOSECONDS.sleep(Math.min(rest, LONGEST_REST_NANOS));
      while (behind.getAsBoolean() && !self.cancelled) {
        Thread.sleep(PAUSE_MILLIS);
      }
      giveway.goesOn(System.nanoTime());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !self.cancelled;
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
    now.cancelled = true;
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
      now.cancelled = true;
    }
  }
}
