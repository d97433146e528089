package io.belfry.backtest;

import io.belfry.journal.EntryRow;
import io.belfry.journal.EntrySource;
import io.belfry.platform.Fault;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
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
  private static final int LONGEST_COMPLAINT = 4_000;
  private static final long PATIENCE_SECONDS = 5;

  /** What Java exits with when its heap is full. */
  private static final int NO_MEMORY = 3;

  private final Process process;
  private final Path complaints;
  private final int megabytes;
  private final DataInputStream answers;
  private volatile Answer.@Nullable Failed failedEarly;
  private volatile @Nullable SQLException unreachable;
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
    Path complaints = Files.createTempFile("belfry-backtest", ".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(command(megabytes));
      // The rest is not for it, least of all secrets.
      builder.environment().keySet().retainAll(Set.of("PATH"));
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
    Thread feeder = new Thread(() -> feed(job, journal), "belfry-backtest-feeder");
    feeder.setDaemon(true);
    feeder.start();
  }

  /**
   * Waits until it has read the file that was uploaded. What fails otherwise is told by {@link
   * #report}.
   *
   * @throws Fault naming the lines that are wrong
   * @throws IOException when what it says cannot be read
   */
  void awaitCheck() throws IOException {
    try {
      Answer answer = Answer.read(answers);
      if (answer instanceof Answer.Refused refused) {
        throw refused.fault();
      }
      if (answer instanceof Answer.Failed failed) {
        failedEarly = failed;
      }
    } catch (EOFException ended) {
      log.log(System.Logger.Level.DEBUG, "The process of a backtest ended early", ended);
    }
  }

  /**
   * Waits for what it comes to.
   *
   * @param progress from 0 to 1
   * @return the report as JSON
   * @throws BacktestFailure when it came to nothing, or the process was ended
   * @throws IOException when what it says cannot be read
   * @throws SQLException when the journal cannot be read
   */
  String report(DoubleConsumer progress) throws IOException, SQLException, InterruptedException {
    try {
      for (Answer answer = next(); ; answer = next()) {
        if (answer instanceof Answer.Progress made) {
          progress.accept(made.done());
        } else if (answer instanceof Answer.Done done) {
          return done.report();
        } else if (answer instanceof Answer.Failed failed) {
          throw new BacktestFailure(failed.reason());
        } else if (answer instanceof Answer.Refused refused) {
          throw new BacktestFailure(refused.fault().detail());
        }
      }
    } catch (EOFException ended) {
      SQLException cause = unreachable;
      if (cause != null) {
        throw cause;
      }
      throw new BacktestFailure(end());
    }
  }

  private Answer next() throws IOException {
    Answer.Failed early = failedEarly;
    return early == null ? Answer.read(answers) : early;
  }

  private void feed(Job job, EntrySource journal) {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER))) {
      byte[] bytes = job.encode();
      out.writeInt(bytes.length);
      out.write(bytes);
      if (job.source() instanceof Job.Stretch stretch) {
        feed(job.beginning().tenant(), stretch, journal, out);
      }
    } catch (IOException ended) {
      log.log(System.Logger.Level.DEBUG, "The process of a backtest takes no more", ended);
    } catch (SQLException failure) {
      unreachable = failure;
      process.destroyForcibly();
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
      return "The backtest needs more than %d MB of memory. Choose a shorter stretch, or give it more with BELFRY_BACKTEST_MEMORY."
          .formatted(megabytes);
    }
    String said = new String(Files.readAllBytes(complaints), StandardCharsets.UTF_8);
    log.log(
        System.Logger.Level.WARNING,
        "The process of a backtest ended with {0}: {1}",
        status,
        said.substring(Math.max(0, said.length() - LONGEST_COMPLAINT)));
    return "The process of the backtest ended with status %d. Maybe the machine has too little memory; the server's log says more."
        .formatted(status);
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
