package io.belfry.event;

import io.belfry.engine.Checkpoint;
import io.belfry.engine.EngineStore;
import io.belfry.engine.Snapshot;
import io.belfry.engine.StoredSnapshot;
import io.belfry.engine.Touch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A store whose reader waits until the test lets it go on. */
record SlowStore(EngineStore store, CountDownLatch reading, CountDownLatch goOn)
    implements EngineStore {
  @Override
  public Resume resume() throws Exception {
    reading.countDown();
    goOn.await();
    return store.resume();
  }

  @Override
  public void keep(Batch batch) {
    throw new UnsupportedOperationException("a trace keeps nothing");
  }

  @Override
  public long begin(int lane) {
    throw new UnsupportedOperationException("a trace keeps nothing");
  }

  @Override
  public void makeSure(int lane, long batches) {
    throw new UnsupportedOperationException("a trace keeps nothing");
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
  public void keepActivity(int lane, long batches, Map<Long, List<Touch>> activity) {
    throw new UnsupportedOperationException("a trace keeps nothing");
  }

  @Override
  public void keepSnapshot(int lane, long batches, StoredSnapshot snapshot) {
    throw new UnsupportedOperationException("a trace keeps nothing");
  }
}
