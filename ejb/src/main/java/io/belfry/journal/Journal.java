package io.belfry.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The journal's port: {@link #append}, {@link #read}, {@link #watermark}.
 *
 * <p>One thread writes. It takes whatever queued during the last commit, writes it in one
 * transaction that also moves the fencing row, and answers after the commit. A server that finds
 * the fencing row taken by a later epoch stops for good.
 */
public final class Journal implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Journal.class.getName());

  private final DataSource database;
  private final InstantSource clock;
  private final JournalSettings settings;
  private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final JournalFigures figures = new JournalFigures();
  private final Thread thread = new Thread(this::run, "belfry-journal");

  private volatile Head head;
  private volatile long watermark;
  private volatile boolean running = true;
  private volatile boolean owner = true;
  private @Nullable Connection connection;

  private Journal(DataSource database, InstantSource clock, JournalSettings settings, Head head) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
    this.head = head;
    this.watermark = head.stamp();
  }

  /**
   * Takes the journal over with a new epoch, so that whoever owned it before can write no more, and
   * starts the writer.
   *
   * @throws SQLException when the database cannot be reached
   */
  public static Journal open(DataSource database, InstantSource clock, JournalSettings settings)
      throws SQLException {
    Journal journal = new Journal(database, clock, settings, JournalTables.takeOver(database));
    journal.thread.start();
    return journal;
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
    } else if (queuedBytes.addAndGet(pending.size()) > settings.queuedBytes()) {
      queuedBytes.addAndGet(-pending.size());
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

  /**
   * The entries after a position, in order.
   *
   * @param most how many rows at the most
   */
  public List<Entry> read(long after, int most) throws SQLException {
    if (after >= head.position()) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    try (Connection reader = database.getConnection();
        PreparedStatement select = reader.prepareStatement(JournalTables.READ)) {
      select.setLong(1, after);
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(
              EntryCodec.decode(
                  row.getLong(1),
                  row.getLong(2),
                  row.getShort(3),
                  row.getLong(4),
                  row.getBytes(5)));
        }
      }
    }
    return entries;
  }

  /** Where the journal ends, as far as this server knows. */
  public Head head() {
    return head;
  }

  /** No later entry will have a stamp before this, in milliseconds since 1970. */
  public long watermark() {
    return watermark;
  }

  /** Whether this server may still write. */
  public boolean isOwner() {
    return owner;
  }

  /** What the journal has done since the server started. */
  public JournalFigures figures() {
    return figures;
  }

  /** Calls back, on the writer's thread, after each commit and each move of the watermark. */
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

  private void write(List<Pending> batch) throws SQLException {
    long stamp = Math.max(clock.millis(), watermark);
    Connection writer = writer();
    List<JournalTables.InboxRow> actions = JournalTables.takeInbox(writer);
    int rows = batch.size() + actions.size();
    if (rows > 0) {
      Head next = new Head(head.epoch(), head.position() + rows, stamp);
      if (!JournalTables.advance(writer, head, next)) {
        writer.rollback();
        stepDown();
        throw new StorageUnavailableException("another server has taken the journal over", null);
      }
      JournalTables.copy(writer, head.position(), stamp, batch, actions);
      writer.commit();
      head = next;
      figures.committed(batch);
    } else {
      writer.rollback();
    }
    watermark = stamp;
    long position = head.position() - rows;
    for (Pending pending : batch) {
      pending.position().complete(++position);
    }
  }

  /**
   * After a failure nobody knows whether the commit took place: the fencing row tells. Only this
   * server could have moved it to the expected position.
   */
  private void settle(List<Pending> batch, Exception failure) {
    long before = head.position();
    JournalTables.closeQuietly(connection);
    connection = null;
    if (!owner) {
      failAll(batch, "this server does not own the journal", failure);
      return;
    }
    log.log(
        System.Logger.Level.WARNING,
        "Writing to the journal failed; looking what was kept",
        failure);
    try {
      writer();
      watermark = Math.max(watermark, head.stamp());
      if (head.position() > before) {
        figures.committed(batch);
        for (Pending pending : batch) {
          pending.position().complete(++before);
        }
      } else {
        failAll(batch, "the database refused to store it", failure);
      }
    } catch (SQLException | RuntimeException stillAway) {
      JournalTables.closeQuietly(connection);
      connection = null;
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
