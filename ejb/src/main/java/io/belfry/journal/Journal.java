package io.belfry.journal;

import io.belfry.platform.FailureLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The journal's port: {@link #append}, {@link #read}, {@link #watermark}.
 *
 * <p>One thread writes. It takes whatever queued during the last commit, or in the few milliseconds
 * since that began, writes it in one transaction that also moves the fencing row, and answers after
 * the commit. A server that finds the fencing row taken by a later epoch stops for good.
 */
public final class Journal implements EntrySource, AutoCloseable {
  private static final System.Logger log = System.getLogger(Journal.class.getName());
  private static final long TAIL_BYTES = 32L << 20;
  private static final long NEVER = 0;

  /** So many requests in a commit are thousands a second, or dozens of senders that all wait. */
  private static final int MANY_REQUESTS = 32;

  /** A few full commits may be no more than what is sent at the beginning of each minute. */
  private static final int FLOOD_COMMITS = 3;

  /**
   * While requests come one by one, but many a second, two commits begin so far apart: each costs
   * the database, and the engine that follows, as much as dozens of alerts. Whoever sends only
   * after the answer to what came before is bound by it to some two hundred requests a second.
   */
  private static final long SPACING_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long ONCE_A_SECOND = 1_000;
  private static final long AN_HOUR = 3_600_000;

  private final DataSource database;
  private final InstantSource clock;
  private final JournalSettings settings;
  private final FailureLog failures = new FailureLog(log);
  private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final JournalFigures figures = new JournalFigures();
  private final Tail tail = new Tail(TAIL_BYTES);
  private final AtomicLong refusedSince = new AtomicLong();
  private final BooleanSupplier hasSpace;
  private final Thread thread = new Thread(this::run, "belfry-journal");

  private volatile Head head;
  private volatile boolean full;
  private volatile int fullCommits;
  private long begunAt = System.nanoTime();
  private long spaceAskedAt;
  private long aliveAt;
  private long partitionsUntil;
  private volatile long watermark;
  private volatile boolean running = true;
  private volatile boolean owner = true;
  private @Nullable Connection connection;

  /** Where the present batch was to end, from the moment that it may be stored. */
  private @Nullable Head attempted;

  private Journal(
      DataSource database,
      InstantSource clock,
      JournalSettings settings,
      BooleanSupplier hasSpace,
      JournalTables.TakenOver taken) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
    this.hasSpace = hasSpace;
    this.head = taken.head();
    this.aliveAt = taken.aliveAt();
    this.watermark = Math.max(head.stamp(), aliveAt);
    // Since the last owner was last known to be alive nobody could deliver anything.
    this.refusedSince.set(aliveAt);
  }

  /**
   * Takes the journal over with a new epoch, so that whoever owned it before can write no more, and
   * starts the writer.
   *
   * @param hasSpace asked once a second; while it says no, storing is refused
   * @throws SQLException when the database cannot be reached
   */
  public static Journal open(
      DataSource database, InstantSource clock, JournalSettings settings, BooleanSupplier hasSpace)
      throws SQLException {
    Journal journal =
        new Journal(database, clock, settings, hasSpace, JournalTables.takeOver(database));
    journal.thread.start();
    return journal;
  }

  /** The same, with nobody to ask about space. */
  public static Journal open(DataSource database, InstantSource clock, JournalSettings settings)
      throws SQLException {
    return open(database, clock, settings, () -> true);
  }

  /**
   * Stores what one request delivered.
   *
   * @return its position, after the commit; or a {@link StorageUnavailableException}
   */
  public CompletableFuture<Long> append(Submission submission) {
    byte[] body = EntryCodec.encodeAlerts(submission.alerts());
    Pending pending = new Pending(submission, body, new CompletableFuture<>());
    if (!running || !owner) {
      pending.fail("this server does not own the journal", null);
    } else if (full) {
      noteRefusal();
      figures.refused(1);
      pending.fail("free space is short", null);
    } else if (queuedBytes.addAndGet(pending.size()) > settings.queuedBytes()) {
      queuedBytes.addAndGet(-pending.size());
      noteRefusal();
      figures.refused(1);
      pending.fail("too much is waiting to be stored", null);
    } else {
      queue.add(pending);
      if (!running || !owner) {
        // close() may have emptied the queue just before: nobody may wait for ever.
        failAll(drainAll(), "the server is stopping", null);
      }
    }
    return pending.position();
  }

  @Override
  public List<Entry> read(long after, int most) throws SQLException {
    if (after >= head.position()) {
      return List.of();
    }
    List<Entry> newest = tail.read(after, most);
    if (newest != null) {
      return newest;
    }
    try (Connection reader = database.getConnection()) {
      return JournalTables.read(reader, after, most);
    }
  }

  @Override
  public List<Entry> read(long tenant, long after, long until, int most) throws SQLException {
    return rows(tenant, after, until, most).stream().map(EntryRow::decode).toList();
  }

  @Override
  public List<EntryRow> rows(long tenant, long after, long until, int most) throws SQLException {
    try (Connection reader = database.getConnection()) {
      return JournalTables.rows(reader, tenant, after, until, most);
    }
  }

  @Override
  public long positionBefore(long stamp) throws SQLException {
    try (Connection reader = database.getConnection()) {
      return JournalTables.positionBefore(reader, stamp);
    }
  }

  @Override
  public long end() {
    return head.position();
  }

  /** Where the journal ends, as far as this server knows. */
  public Head head() {
    return head;
  }

  @Override
  public long watermark() {
    return watermark;
  }

  @Override
  public void release(long upTo) {
    tail.release(upTo);
  }

  @Override
  public boolean isFlooded() {
    return fullCommits >= FLOOD_COMMITS;
  }

  /** Whether this server may still write. */
  public boolean isOwner() {
    return owner;
  }

  /** What the journal has done since the server started. */
  public JournalFigures figures() {
    return figures;
  }

  @Override
  public void onProgress(Runnable listener) {
    listeners.add(listener);
  }

  /** Stores what is queued, then stops. */
  @Override
  public void close() {
    running = false;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    failAll(drainAll(), "the server is stopping", null);
  }

  private void run() {
    try {
      writeUntilStopped();
    } finally {
      // Whatever ended the writer, an error of the machine included: nobody may wait for ever.
      owner = false;
      failAll(drainAll(), "the journal's writer has ended", null);
      JournalTables.closeQuietly(connection);
    }
  }

  private void writeUntilStopped() {
    List<Pending> batch = List.of();
    while (owner && (running || !queue.isEmpty())) {
      try {
        batch = nextBatch();
        attempted = null;
        fullCommits = batch.size() < MANY_REQUESTS ? 0 : Math.min(fullCommits + 1, FLOOD_COMMITS);
        write(batch);
      } catch (InterruptedException interrupted) {
        break;
      } catch (SQLException | RuntimeException failure) {
        settle(batch, failure);
      } catch (Error fatal) {
        failAll(batch, "the journal's writer failed", null);
        throw fatal;
      }
      listeners.forEach(Runnable::run);
    }
  }

  private List<Pending> nextBatch() throws InterruptedException {
    Pending first = queue.poll(settings.idle().toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      gather();
    }
    List<Pending> batch = new ArrayList<>();
    long bytes = 0;
    for (Pending next = first; next != null; next = queue.poll()) {
      batch.add(next);
      bytes += next.size();
      if (bytes >= settings.batchBytes()) {
        break;
      }
    }
    queuedBytes.addAndGet(-bytes);
    return batch;
  }

  /** Waits for a few more to store together, when the last commit is no more than a moment ago. */
  private void gather() {
    while (System.nanoTime() - begunAt < SPACING_NANOS && running && queue.size() < MANY_REQUESTS) {
      LockSupport.parkNanos(MOMENT_NANOS);
    }
    begunAt = System.nanoTime();
  }

  private void write(List<Pending> batch) throws SQLException {
    long stamp = Math.max(clock.millis(), watermark);
    askForSpace(stamp);
    Connection writer = writer();
    ensurePartitions(writer, stamp);
    // Never before the watermark: time that was let pass cannot be taken back.
    long from = takeRefusal();
    boolean interrupted = from != NEVER && from < stamp;
    JournalBatch rows =
        new JournalBatch(
            head.position(),
            stamp,
            interrupted ? from : NEVER,
            batch,
            JournalTables.takeInbox(writer));
    if (rows.size() > 0) {
      Head next = new Head(head.epoch(), head.position() + rows.size(), stamp);
      attempted = next;
      try {
        if (!JournalTables.advance(writer, head, next)) {
          writer.rollback();
          stepDown();
          throw new StorageUnavailableException("another server has taken the journal over", null);
        }
        rows.copy(writer);
        writer.commit();
      } catch (SQLException | RuntimeException failure) {
        refusedSince.set(interrupted ? from : watermark);
        throw failure;
      }
      long first = head.position() + 1;
      head = next;
      aliveAt = stamp;
      figures.committed(batch);
      rows.entries().forEach(entry -> tail.add(entry.entry(), entry.bytes()));
      watermark = stamp;
      complete(batch, first + rows.size() - batch.size());
    } else {
      writer.rollback();
      sayThatItIsAlive(writer, stamp);
      watermark = stamp;
    }
  }

  private static void complete(List<Pending> batch, long firstPosition) {
    long position = firstPosition;
    for (Pending pending : batch) {
      pending.position().complete(position++);
    }
  }

  private long takeRefusal() {
    long since = refusedSince.getAndSet(NEVER);
    return since == NEVER ? NEVER : Math.max(since, watermark);
  }

  private void noteRefusal() {
    refusedSince.compareAndSet(NEVER, watermark);
  }

  private void askForSpace(long now) {
    if (now - spaceAskedAt >= ONCE_A_SECOND) {
      spaceAskedAt = now;
      full = !hasSpace.getAsBoolean();
    }
  }

  private void ensurePartitions(Connection writer, long stamp) throws SQLException {
    if (stamp + AN_HOUR >= partitionsUntil) {
      partitionsUntil = JournalTables.ensureDays(writer, stamp);
    }
  }

  /** So that the next owner knows since when nobody could deliver. */
  private void sayThatItIsAlive(Connection writer, long stamp) throws SQLException {
    if (stamp - aliveAt >= ONCE_A_SECOND) {
      if (!JournalTables.alive(writer, head.epoch(), stamp)) {
        stepDown();
        throw new StorageUnavailableException("another server has taken the journal over", null);
      }
      aliveAt = stamp;
    }
  }

  /**
   * After a failure nobody knows whether the commit took place: the fencing row tells. Only this
   * server could have moved it to the position that this batch was to reach. That it moved at all
   * says nothing: an earlier batch, of which nobody heard any more, may have been stored after all.
   */
  private void settle(List<Pending> batch, Exception failure) {
    Head tried = attempted;
    JournalTables.closeQuietly(connection);
    connection = null;
    tail.clear();
    if (!owner) {
      failAll(batch, "this server does not own the journal", failure);
      return;
    }
    failures.warn("Writing to the journal failed; looking what was kept", failure);
    try {
      writer();
      watermark = Math.max(watermark, head.stamp());
      if (tried != null && head.position() == tried.position()) {
        refusedSince.set(NEVER);
        figures.committed(batch);
        complete(batch, tried.position() - batch.size() + 1);
      } else {
        noteRefusal();
        failAll(batch, "the database refused to store it", failure);
      }
    } catch (SQLException | RuntimeException stillAway) {
      JournalTables.closeQuietly(connection);
      connection = null;
      noteRefusal();
      failAll(batch, "the database cannot be reached", stillAway);
      pause();
    }
  }

  private Connection writer() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = database.getConnection();
      open.setAutoCommit(false);
      connection = open;
      JournalTables.waitForTheDisk(open);
      Head found = JournalTables.head(open);
      if (found.epoch() != head.epoch()) {
        stepDown();
        throw new StorageUnavailableException("another server has taken the journal over", null);
      }
      head = found;
    }
    return open;
  }

  private void stepDown() {
    owner = false;
    log.log(
        System.Logger.Level.ERROR,
        "Another server has taken the journal over; this one accepts no more alerts");
  }

  private List<Pending> drainAll() {
    List<Pending> rest = new ArrayList<>();
    queue.drainTo(rest);
    return rest;
  }

  private void failAll(List<Pending> batch, String reason, @Nullable Exception cause) {
    figures.refused(batch.size());
    batch.forEach(pending -> pending.fail(reason, cause));
  }

  private void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
