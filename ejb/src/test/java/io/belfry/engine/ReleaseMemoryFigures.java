package io.belfry.engine;

import io.belfry.backtest.DefaultPackage;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.rulepackage.KeptReleases;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.SampleReleases;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What releases leave behind that judged and were replaced: each is compiled, made ready, activated
 * and judges, as in the server, which keeps some of them in memory. Store and journal are in
 * memory.
 */
public final class ReleaseMemoryFigures {
  private static final int ACTIVATIONS = 200;
  private static final int STEP = 50;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  /**
   * Of {@code -XX:MaxMetaspaceSize=512m}, with which Belfry is shipped; the rest is the server's.
   */
  private static final double MOST_METASPACE = 320;

  /** What may come between the first step, when as many are kept as ever, and the last. */
  private static final double MOST_METASPACE_GROWTH = 8;

  private static final double MOST_HEAP_GROWTH = 32;

  private ReleaseMemoryFigures() {}

  /** In MiB, after collections. */
  private record Used(double metaspace, double heap, int classes) {
    static Used now() throws InterruptedException {
      for (int i = 0; i < 3; i++) {
        System.gc();
        Thread.sleep(200);
      }
      long metaspace = 0;
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        // The compressed class space is part of it.
        metaspace += pool.getName().equals("Metaspace") ? pool.getUsage().getUsed() : 0;
      }
      return new Used(
          metaspace / 1048576.0,
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0,
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }
  }

  /** Knows which release judges, and keeps nothing else. */
  private static final class Indifferent implements EngineStore {
    private volatile @Nullable String release;

    @Override
    public Resume resume() {
      return new Resume(0, Map.of());
    }

    @Override
    public void keep(Batch batch) {
      for (Outcome outcome : batch.outcomes()) {
        release = outcome.release();
      }
    }

    @Override
    public long begin(int lane) {
      return 0;
    }

    @Override
    public void makeSure(int lane, long batches) {}

    @Override
    public @Nullable Snapshot snapshot(long tenant, Checkpoint notAfter) {
      return null;
    }

    @Override
    public @Nullable Snapshot snapshotAt(long tenant, long position) {
      return null;
    }

    @Override
    public void keepActivity(int lane, long batches, Map<Long, List<Touch>> activity) {}

    @Override
    public void keepSnapshot(int lane, long batches, StoredSnapshot snapshot) {}
  }

  /**
   * Prints what 200 activations in turn leave, after each 50.
   *
   * @throws IllegalStateException when metaspace or heap grow on, or a release does not come to
   *     judge
   */
  public static void print() throws Exception {
    KeptReleases releases = new KeptReleases(release(0));
    LiveJournal journal = new LiveJournal(1_772_000_000_000L);
    Indifferent store = new Indifferent();
    Preparations.Listener listener =
        new Preparations.Listener() {
          @Override
          public boolean ready(long tenant, String release, long position) {
            journal.change(new Change.Activation(release, position));
            return true;
          }

          @Override
          public void failed(long tenant, String release, long position, String reason) {
            System.err.println(reason);
          }
        };
    try (Engine engine =
        new Engine(
            journal,
            releases,
            store,
            new EngineSettings(1, Integer.MAX_VALUE, Duration.ofHours(1)),
            listener)) {
      engine.start();
      activate(release(ACTIVATIONS + 1), releases, journal, store);
      Used before = Used.now();
      activate(DefaultPackage.with(), releases, journal, store);
      Used first = Used.now();
      double large = first.metaspace() - before.metaspace();
      print(0, first);
      Used last = first;
      for (int i = 1; i <= ACTIVATIONS; i++) {
        activate(release(i), releases, journal, store);
        if (i % STEP == 0) {
          last = Used.now();
          print(i, last);
          first = i == STEP ? last : first;
        }
      }
      System.out.printf(
          "activation: %d releases in turn, of which %d stay in memory; from %d to %d metaspace grows by %.1f MiB, heap by %.1f MiB; the default package takes %.1f MiB of metaspace, %d of its size %.0f MiB%n",
          ACTIVATIONS,
          KeptReleases.most(),
          STEP,
          ACTIVATIONS,
          last.metaspace() - first.metaspace(),
          last.heap() - first.heap(),
          large,
          KeptReleases.most(),
          KeptReleases.most() * large);
      if (KeptReleases.most() * large > MOST_METASPACE
          || last.metaspace() - first.metaspace() > MOST_METASPACE_GROWTH
          || last.heap() - first.heap() > MOST_HEAP_GROWTH) {
        throw new IllegalStateException(
            "What stays may take (%.0f) MiB of metaspace, which may grow by (%.0f), and heap by (%.0f)"
                .formatted(MOST_METASPACE, MOST_METASPACE_GROWTH, MOST_HEAP_GROWTH));
      }
    }
  }

  private static void print(int activations, Used used) {
    System.out.printf(
        "activation: after %3d releases metaspace %.1f MiB, heap %.1f MiB, %,d classes%n",
        activations, used.metaspace(), used.heap(), used.classes());
  }

  /** The policies and a level that no other release has. */
  private static Release release(int number) {
    return ReleaseCompiler.compile(
        SampleReleases.policies(),
        List.of(
            SampleReleases.measuring(
                "queue", "{ metric: queue, above: %d, severity: major }".formatted(number))));
  }

  private static void activate(
      Release next, KeptReleases releases, LiveJournal journal, Indifferent store)
      throws InterruptedException {
    releases.keep(next);
    journal.change(new Change.Preparation(next.name()));
    long began = System.nanoTime();
    while (!next.name().equals(store.release)) {
      if (System.nanoTime() - began > PATIENCE_NANOS) {
        throw new IllegalStateException("The release (%s) never judged.".formatted(next.name()));
      }
      journal.alerts(1_000, List.of(alert(1_000)));
      Thread.sleep(10);
    }
  }

  private static Alert alert(double value) {
    return new Alert(
        "test",
        "queue",
        "key",
        Status.FIRING,
        Severity.MAJOR,
        "It happened",
        "service",
        "host",
        Map.of(),
        0,
        "",
        Map.of("queue", value),
        0);
  }
}
