package io.belfry.backtest;

import io.belfry.journal.EntryRow;
import io.belfry.journal.EntrySource;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The process of a backtest, seen from the server: heap, collector and compiler of its own, and
 * what processors have left. What it costs the server is what it reads of the journal.
 */
final class WorkerProcess implements AutoCloseable {
  private static final System.Logger log = System.getLogger(WorkerProcess.class.getName());
  private static final int ROWS_A_READ = 500;
  private static final int BUFFER = 1 << 16;
  private static final int MOST_COMPLAINTS = 4_000;
  private static final long PATIENCE_SECONDS = 5;

  /** What Java exits with when its heap is full. */
  private static final int NO_MEMORY = 3;

  /** What it exits with when a signal asks it to. */
  private static final Set<Integer> STOPPED = Set.of(128 + 2, 128 + 15);

  private final Process process;
  private final Path complaints;
  private final int megabytes;
  private final DataInputStream answers;
  private volatile Answer.@Nullable Failed failedEarly;
  private volatile @Nullable Exception unfed;
  private volatile boolean closed;

  private WorkerProcess(Process process, Path complaints, int megabytes) {
    this.process = process;
    this.complaints = complaints;
    this.megabytes = megabytes;
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
  }

  /**
   * Starts it.
   *
   * @param megabytes of heap at the most
   * @throws IOException when there is no file for the class path, or no Java
   */
  static WorkerProcess start(int megabytes) throws IOException {
    Path complaints = BacktestFiles.create(".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(command(megabytes));
      // The rest is not for it, least of all secrets.
      builder.environment().keySet().retainAll(Set.of("PATH", "LANG", "LC_ALL", "LC_CTYPE"));
      builder.redirectError(complaints.toFile());
      return new WorkerProcess(builder.start(), complaints, megabytes);
    } catch (IOException | RuntimeException failure) {
      Files.delete(complaints);
      throw failure;
    }
  }

  private static List<String> command(int megabytes) throws IOException {
    List<String> command = new ArrayList<>(Background.prefix());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + megabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=" + TimeZone.getDefault().getID(),
            "-cp",
            Libraries.classPath(),
            Worker.class.getName()));
    return command;
  }

  /** Gives it what it needs, in a thread of its own: it takes entries as it judges them. */
  void send(Job job, EntrySource journal) {
    // The server does not keep what was sent: a snapshot may be large, and a backtest slow.
    AtomicReference<Job> unsent = new AtomicReference<>(job);
    Thread feeder =
        new Thread(() -> feed(unsent.getAndSet(null), journal), "belfry-backtest-feeder");
    feeder.setDaemon(true);
    feeder.start();
  }

  /**
   * Waits until it has read the file that was uploaded. What fails otherwise is told by {@link
   * #report}.
   *
   * @param most how long to wait
   * @throws Fault naming the lines that are wrong; busy when it takes longer
   */
  void awaitCheck(Duration most) {
    CompletableFuture<Boolean> checked = new CompletableFuture<>();
    CompletableFuture<Boolean> late =
        checked
            .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
            .handle(
                (inTime, timeout) -> {
                  if (timeout != null) {
                    close();
                  }
                  return timeout != null;
                });
    try {
      Answer answer = Answer.read(answers);
      if (answer instanceof Answer.Refused refused) {
        throw refused.fault();
      }
      if (answer instanceof Answer.Failed failed) {
        failedEarly = failed;
      }
    } catch (IOException ended) {
      log.log(System.Logger.Level.DEBUG, "The process of a backtest ended early", ended);
    } finally {
      checked.complete(true);
    }
    if (late.join()) {
      throw Fault.passing(
          ErrorCode.BUSY,
          "The server has no time to read the file. Try again when less comes.",
          Duration.ofMinutes(1));
    }
  }

  /**
   * Waits for what it comes to.
   *
   * @param progress from 0 to 1
   * @return the report as JSON
   * @throws BacktestFailure when it came to nothing, or the process was ended
   * @throws Exception when the journal cannot be read
   */
  String report(DoubleConsumer progress) throws Exception {
    try {
      for (Answer answer = next(); ; answer = next()) {
        if (answer instanceof Answer.Progress made) {
          progress.accept(made.done());
        } else if (answer instanceof Answer.Done done) {
          return done.report();
        } else if (answer instanceof Answer.Failed failed) {
          throwUnfed();
          tellComplaints("failed");
          throw new BacktestFailure(failed.reason());
        } else if (answer instanceof Answer.Refused refused) {
          throw new BacktestFailure(refused.fault().detail());
        }
      }
    } catch (IOException ended) {
      throwUnfed();
      throw new BacktestFailure(end(), ended);
    }
  }

  private Answer next() throws IOException {
    Answer.Failed early = failedEarly;
    return early == null ? Answer.read(answers) : early;
  }

  private void throwUnfed() throws Exception {
    Exception cause = unfed;
    if (cause != null) {
      throw cause;
    }
  }

  private void feed(Job job, EntrySource journal) {
    feed(job.encode(), job.beginning().tenant(), job.source(), journal);
  }

  private void feed(byte[] job, long tenant, Job.Source source, EntrySource journal) {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER))) {
      out.writeInt(job.length);
      out.write(job);
      if (source instanceof Job.Stretch stretch) {
        try {
          feed(tenant, stretch, journal, out);
        } catch (SQLException | RuntimeException unreadable) {
          // Known before the process can see the end of what it reads.
          unfed = unreadable;
          process.destroyForcibly();
        }
      }
    } catch (IOException ended) {
      log.log(System.Logger.Level.DEBUG, "The process of a backtest takes no more", ended);
    }
  }

  private static void feed(
      long tenant, Job.Stretch stretch, EntrySource journal, DataOutputStream out)
      throws IOException, SQLException {
    long after = stretch.after();
    while (after < stretch.until()) {
      List<EntryRow> rows = journal.rows(tenant, after, stretch.until(), ROWS_A_READ);
      for (EntryRow row : rows) {
        RowStream.write(out, row);
      }
      after = rows.isEmpty() ? stretch.until() : rows.get(rows.size() - 1).position();
    }
    RowStream.end(out);
  }

  /** Why it ended without a word. */
  private String end() throws IOException, InterruptedException {
    if (closed) {
      return "The backtest was ended.";
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      return "The process of the backtest says nothing more.";
    }
    int status = process.exitValue();
    if (status == NO_MEMORY) {
      return "The backtest needs more than %d MB of memory. Choose a shorter stretch or file, or give it more with BELFRY_BACKTEST_MEMORY."
          .formatted(megabytes);
    }
    if (STOPPED.contains(status)) {
      return "The process of the backtest was stopped, maybe because the server was.";
    }
    tellComplaints("ended with " + status);
    return "The process of the backtest ended with status %d. Maybe the machine has too little memory; the server's log says more."
        .formatted(status);
  }

  private void tellComplaints(String how) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(complaints.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - MOST_COMPLAINTS));
      byte[] last = new byte[MOST_COMPLAINTS];
      int length = Math.max(0, file.read(last));
      log.log(
          System.Logger.Level.WARNING,
          "The process of a backtest {0}: {1}",
          how,
          new String(last, 0, length, StandardCharsets.UTF_8));
    }
  }

  /** Ends it, whatever it does. */
  @Override
  public void close() {
    closed = true;
    process.destroyForcibly();
    try {
      Files.deleteIfExists(complaints);
    } catch (IOException leftBehind) {
      log.log(System.Logger.Level.DEBUG, "Left behind: " + complaints, leftBehind);
    }
  }
}
