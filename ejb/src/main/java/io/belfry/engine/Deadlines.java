package io.belfry.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is due at a time, in the order of (time, key): a heap in the host is several times cheaper
 * than timers in rules, and its order depends on nothing but its content.
 */
final class Deadlines {

  /** One thing that is due. */
  record Due(long time, String key, Runnable action) {}

  private record Slot(long time, String key) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : key.compareTo(other.key);
    }
  }

  private final TreeMap<Slot, Runnable> queue = new TreeMap<>();
  private final Map<String, Slot> byKey = new HashMap<>();

  /** Sets the deadline of a key; an earlier one of that key is forgotten. */
  void set(String key, long time, Runnable action) {
    cancel(key);
    Slot slot = new Slot(time, key);
    byKey.put(key, slot);
    queue.put(slot, action);
  }

  void cancel(String key) {
    Slot slot = byKey.remove(key);
    if (slot != null) {
      queue.remove(slot);
    }
  }

  /** Takes the first one that is due at the time, or null. */
  @Nullable Due next(long time) {
    Map.Entry<Slot, Runnable> first = queue.firstEntry();
    if (first == null || first.getKey().time() > time) {
      return null;
    }
    cancel(first.getKey().key());
    return new Due(first.getKey().time(), first.getKey().key(), first.getValue());
  }
}
