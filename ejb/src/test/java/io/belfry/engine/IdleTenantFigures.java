package io.belfry.engine;

import io.belfry.facts.Level;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a lane holds for tenants that have events open and get no alerts any more: a session each
 * until they are idle for long enough, and then only where to go on. The journal gives entries once
 * and keeps none; snapshots are written and thrown away, as the database has them.
 */
public final class IdleTenantFigures {
  private static final int TENANTS = 1_000;
  private static final int SERVICES = 100;
  private static final int ALERTS = 30;
  private static final double MOST_MB = 256;
  private static final EngineSettings SETTINGS =
      new EngineSettings(1, 100_000, Duration.ofMinutes(10));

  private IdleTenantFigures() {}

  /**
   * Prints the heap of a thousand tenants while they are in memory and when they are idle.
   *
   * @param used measures the heap in bytes, after a full collection
   * @throws IllegalStateException when idle ones take more than they must
   */
  public static void print(LongSupplier used) throws Exception {
    Once journal = new Once();
    Discarding store = new Discarding();
    Residents residents =
        new Residents(
            0,
            journal,
            SampleReleases.source(SampleReleases.withOneRunbook()),
            store,
            SETTINGS,
            new EngineFigures());
    residents.resume();
    long before = used.getAsLong();
    for (int tenant = 1; tenant <= TENANTS; tenant++) {
      journal.fill(tenant);
      while (residents.judgeMore()) {
        // On to the next entries.
      }
    }
    int live = residents.resident();
    double awake = (used.getAsLong() - before) / 1048576.0;
    journal.stamp += SETTINGS.idle().toMillis() + 1;
    residents.lookAtDeadlines();
    int left = residents.resident();
    double idle = (used.getAsLong() - before) / 1048576.0;
    System.out.printf(
        "%,d tenants, %d services and %d open events each: %.0f MB with %,d in memory, %.1f MB when idle"
            + " (%,d in memory, %,d snapshots of %.1f KB)%n",
        TENANTS,
        SERVICES,
        ALERTS,
        awake,
        live,
        idle,
        left,
        store.snapshots,
        store.bytes / 1024.0 / Math.max(1, store.snapshots));
    if (live != TENANTS || store.snapshots < TENANTS || left != 0 || idle > MOST_MB) {
      throw new IllegalStateException("Idle tenants take more than they must");
    }
    residents.discard();
  }

  /** Has one tenant's entries at a time. */
  private static final class Once implements EntrySource {
    private List<Entry> entries = List.of();
    private long end;
    private long stamp = 1_772_000_000_000L;

    void fill(long tenant) {
      List<Change> services = new ArrayList<>();
      List<Alert> alerts = new ArrayList<>();
      for (int i = 0; i < SERVICES; i++) {
        services.add(new Change.ServiceSet("service-" + i, "team-" + i % 10, Level.MEDIUM));
      }
      for (int i = 0; i < ALERTS; i++) {
        alerts.add(
            new Alert(
                "test",
                "Known",
                "host-" + i + "/disk",
                Status.FIRING,
                Severity.MAJOR,
                "The disk of host " + i + " is full",
                "service-" + i,
                "host-" + i,
                Map.of("mount", "/"),
                0,
                ""));
      }
      stamp++;
      entries =
          List.of(
              new Entry.Changes(end + 1, tenant, stamp, services),
              new Entry.Alerts(end + 2, tenant, stamp, alerts));
      end += entries.size();
    }

    @Override
    public List<Entry> read(long after, int most) {
      return entries.stream().filter(entry -> entry.position() > after).limit(most).toList();
    }

    @Override
    public List<Entry> read(long tenant, long after, long until, int most) {
      return entries.stream()
          .filter(entry -> entry.tenant() == tenant)
          .filter(entry -> entry.position() > after && entry.position() <= until)
          .limit(most)
          .toList();
    }

    @Override
    public long positionBefore(long time) {
      return 0;
    }

    @Override
    public long end() {
      return end;
    }

    @Override
    public long watermark() {
      return stamp;
    }

    @Override
    public void onProgress(Runnable listener) {
      // Nobody waits for it.
    }
  }

  /** Counts what is kept. */
  private static final class Discarding implements EngineStore {
    private int snapshots;
    private long bytes;

    @Override
    public Resume resume() {
      return new Resume(0, Map.of());
    }

    @Override
    public void keep(Batch batch) {
      batch.snapshots().forEach(snapshot -> count(snapshot));
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
    public void keepSnapshot(int lane, long batches, StoredSnapshot snapshot) {
      count(snapshot);
    }

    private void count(StoredSnapshot snapshot) {
      snapshots++;
      bytes += snapshot.body().length;
    }
  }
}
