package io.belfry.engine;

import io.belfry.backtest.DefaultPackage;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long alerts wait while a release is made ready and takes over: 1,000 a second of 10,000 keys,
 * ten an entry, the default package and one runbook more. Journal and store are in memory;
 * snapshots go through their encoding.
 */
public final class ActivationFigures {
  private static final int KEYS = 10_000;
  private static final int ALERTS_AN_ENTRY = 10;
  private static final long MILLIS_BETWEEN = 10;
  private static final int BEFORE = 10_000;
  private static final long MOST_MILLIS = 1_000;

  private ActivationFigures() {}

  /** Notes how long each entry waited until it was kept. */
  private static final class Watched implements EngineStore {
    private final EngineStore store = new RememberedStore();
    private final long[] arrived = new long[1 << 20];
    private volatile long longest;
    private volatile @Nullable String release;

    void arrives(long position) {
      arrived[(int) position] = System.nanoTime();
    }

    @Override
    public Resume resume() throws Exception {
      return store.resume();
    }

    @Override
    public void keep(Batch batch) throws Exception {
      // Not the outcomes themselves: they would fill the heap.
      store.keep(
          new Batch(
              batch.lane(),
              batch.number(),
              batch.judged(),
              List.of(),
              Map.of(),
              batch.quarantines(),
              batch.snapshots()));
      long now = System.nanoTime();
      for (Outcome outcome : batch.outcomes()) {
        long came = arrived[(int) outcome.position()];
        if (came != 0) {
          longest = Math.max(longest, now - came);
        }
        release = outcome.release();
      }
    }

    @Override
    public long begin(int lane) throws Exception {
      return store.begin(lane);
    }

    @Override
    public void makeSure(int lane, long batches) throws Exception {
      store.makeSure(lane, batches);
    }

    @Override
    public @Nullable Snapshot snapshot(long tenant, Checkpoint notAfter) throws Exception {
      return store.snapshot(tenant, notAfter);
    }

    @Override
    public @Nullable Snapshot snapshotAt(long tenant, long position) throws Exception {
      return store.snapshotAt(tenant, position);
    }

    @Override
    public void keepActivity(int lane, long batches, Map<Long, List<Touch>> activity) {}

    @Override
    public void keepSnapshot(int lane, long batches, StoredSnapshot snapshot) throws Exception {
      store.keepSnapshot(lane, batches, snapshot);
    }

    long takeLongest() {
      long millis = TimeUnit.NANOSECONDS.toMillis(longest);
      longest = 0;
      return millis;
    }
  }

  /**
   * Prints the longest wait before, while and after a release takes over.
   *
   * @throws IllegalStateException when an alert waited longer than it must
   */
  public static void print() throws Exception {
    Release first = DefaultPackage.with();
    Release second =
        DefaultPackage.with(
            new Runbook("test/more", "More", "capacity", null, List.of("More"), "## Do"));
    List<Alert> alerts = alerts(DefaultPackage.runbooks());
    LiveJournal journal = new LiveJournal(1_772_000_000_000L);
    Watched store = new Watched();
    CountDownLatch ready = new CountDownLatch(1);
    Preparations.Listener listener =
        new Preparations.Listener() {
          @Override
          public boolean ready(long tenant, String release, long position) {
            journal.change(new Change.Activation(release, position));
            ready.countDown();
            return true;
          }

          @Override
          public void failed(long tenant, String release, long position, String reason) {
            throw new IllegalStateException(reason);
          }
        };
    try (Engine engine =
        new Engine(
            journal,
            SampleReleases.source(first, second),
            store,
            new EngineSettings(1, 100_000, Duration.ofHours(1)),
            listener)) {
      engine.start();
      int next = 0;
      for (int entry = 0; entry < BEFORE; entry++) {
        journal.alerts(MILLIS_BETWEEN, alerts.subList(next, next + ALERTS_AN_ENTRY));
        next = (next + ALERTS_AN_ENTRY) % KEYS;
      }
      while (engine.position() < journal.end()) {
        Thread.sleep(20);
      }
      next = send(journal, store, alerts, next, 500, null);
      long usual = store.takeLongest();
      journal.change(new Change.Preparation(second.name()));
      next = send(journal, store, alerts, next, 60_000, ready);
      send(journal, store, alerts, next, 500, null);
      while (engine.position() < journal.end()) {
        Thread.sleep(20);
      }
      long longest = store.takeLongest();
      System.out.printf(
          "activation: %,d alerts a second, %,d keys, %,d alerts within the horizon; longest wait before %d ms, while another release took over %d ms%n",
          1_000 / MILLIS_BETWEEN * ALERTS_AN_ENTRY, KEYS, BEFORE * ALERTS_AN_ENTRY, usual, longest);
      if (!second.name().equals(store.release) || longest > MOST_MILLIS) {
        throw new IllegalStateException(
            "Judged by %s in the end; an alert waited (%d) ms and must wait %d at most"
                .formatted(store.release, longest, MOST_MILLIS));
      }
    }
  }

  private static int send(
      LiveJournal journal,
      Watched store,
      List<Alert> alerts,
      int from,
      int entries,
      @Nullable CountDownLatch until)
      throws InterruptedException {
    int next = from;
    long began = System.nanoTime();
    for (int i = 0; i < entries && (until == null || until.getCount() > 0); i++) {
      long due = began + TimeUnit.MILLISECONDS.toNanos(i * MILLIS_BETWEEN);
      long early = due - System.nanoTime();
      if (early > 0) {
        TimeUnit.NANOSECONDS.sleep(early);
      }
      store.arrives(journal.end() + 1);
      journal.alerts(MILLIS_BETWEEN, alerts.subList(next, next + ALERTS_AN_ENTRY));
      next = (next + ALERTS_AN_ENTRY) % KEYS;
    }
    return next;
  }

  private static List<Alert> alerts(List<Runbook> runbooks) {
    List<Alert> alerts = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      Runbook runbook = runbooks.get(key % runbooks.size());
      alerts.add(
          new Alert(
              "test",
              runbook.types().get(0),
              "key-" + key,
              Status.FIRING,
              Severity.MAJOR,
              "It happened",
              "service-" + key % 100,
              "host-" + key,
              Map.of("rack", "r" + key % 20),
              0,
              ""));
    }
    return alerts;
  }
}
