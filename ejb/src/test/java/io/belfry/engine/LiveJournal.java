package io.belfry.engine;

import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory that one thread may write while others read. */
final class LiveJournal implements EntrySource {
  private final List<Entry> entries = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long stamp;

  LiveJournal(long start) {
    stamp = start;
  }

  /** Adds alerts of tenant 1, so many milliseconds after the last entry. */
  long alerts(long later, List<Alert> alerts) {
    synchronized (this) {
      stamp += later;
      entries.add(new Entry.Alerts(entries.size() + 1L, 1, stamp, alerts));
    }
    return told();
  }

  /** Adds a change of tenant 1 at the stamp of the last entry. */
  long change(Change change) {
    synchronized (this) {
      entries.add(new Entry.Changes(entries.size() + 1L, 1, stamp, List.of(change)));
    }
    return told();
  }

  private long told() {
    listeners.forEach(Runnable::run);
    return end();
  }

  synchronized List<Entry> all() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized List<Entry> read(long after, int most) {
    int from = (int) Math.min(after, entries.size());
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + most)));
  }

  @Override
  public List<Entry> read(long tenant, long after, long until, int most) {
    return read(after, (int) Math.max(0, Math.min(most, until - after)));
  }

  @Override
  public synchronized long positionBefore(long time) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).stamp() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public synchronized long end() {
    return entries.size();
  }

  @Override
  public synchronized long watermark() {
    return stamp;
  }

  @Override
  public void onProgress(Runnable listener) {
    listeners.add(listener);
  }
}
