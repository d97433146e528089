package io.belfry.backtest;

import io.belfry.platform.Fault;
import io.belfry.platform.Json;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The process of a backtest. Standard input is a {@link Job} and, where that is over the journal,
 * its rows; standard output is {@link Answer}s. It ends with the server that started it.
 */
public final class Worker {
  /** Which process Linux ends when memory runs short: this one, before any other. */
  private static final Path EXPENDABLE = Path.of("/proc/self/oom_score_adj");

  private static final String MOST = "1000";
  private static final int BUFFER = 1 << 16;
  private static final long TELLS_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final DataInputStream in;
  private final DataOutputStream out;
  private long told = System.nanoTime();

  private Worker(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Runs one backtest. */
  public static void main(String... none) throws IOException {
    // Standard output is for answers; whatever else prints must not get between them.
    System.setOut(System.err);
    ProcessHandle.current().parent().ifPresent(Worker::endWith);
    beExpendable();
    try (DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER));
        DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out))) {
      new Worker(in, out).answer();
    } finally {
      System.exit(0);
    }
  }

  private static void beExpendable() {
    try {
      Files.writeString(EXPENDABLE, MOST);
    } catch (IOException noLinux) {
      // Whoever runs short of memory chooses by size then.
    }
  }

  private static void endWith(ProcessHandle server) {
    Thread watch =
        new Thread(
            () -> {
              server.onExit().join();
              Runtime.getRuntime().halt(1);
            },
            "server-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private void answer() throws IOException {
    Answer end;
    try {
      end = new Answer.Done(Json.write(run(job())));
    } catch (Fault wrong) {
      end = new Answer.Refused(wrong);
    } catch (Exception | LinkageError | StackOverflowError failure) {
      failure.printStackTrace();
      String reason = failure.getMessage();
      end = new Answer.Failed(reason == null ? failure.toString() : reason);
    }
    end.write(out);
  }

  private Job job() throws IOException {
    byte[] job = new byte[in.readInt()];
    in.readFully(job);
    return Job.decode(job);
  }

  private Report run(Job job) throws Exception {
    if (job.source() instanceof Job.Uploaded uploaded) {
      return run(job, uploaded);
    }
    return run(job, new JournalPast(in, (Job.Stretch) job.source()));
  }

  /** Reads it once before, so that what is wrong is known before anything runs. */
  private Report run(Job job, Job.Uploaded uploaded) throws Exception {
    try (InputStream file = Files.newInputStream(uploaded.file())) {
      UploadedPast.check(file);
    }
    new Answer.Checked().write(out);
    try (InputStream file = Files.newInputStream(uploaded.file())) {
      long size = Files.size(uploaded.file());
      return run(job, new UploadedPast(job.beginning().tenant(), file, size, uploaded.catalogue()));
    }
  }

  private Report run(Job job, Past past) throws Exception {
    return Backtest.run(
        job.beginning(),
        job.active().open(),
        job.candidate().open(),
        past,
        job.paging(),
        this::tell);
  }

  private void tell(double done) {
    long now = System.nanoTime();
    if (now - told >= TELLS_EVERY_NANOS) {
      told = now;
      try {
        new Answer.Progress(done).write(out);
      } catch (IOException gone) {
        throw new UncheckedIOException("Nobody listens any more", gone);
      }
    }
  }
}
