package io.belfry.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is due at a time, in the order of (time, key): a heap in the host is several times cheaper
 * than timers in rules, and its order depends on nothing but its content.
 */
final class Deadlines {
  private static final int FEW = 64;

  /** One thing that is due, at a time in milliseconds since 1970. */
  record Due(long time, String key) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : key.compareTo(other.key);
    }
  }

  private final Map<String, Due> byKey = new HashMap<>();
  // Holds what was cancelled, too, until it comes up or there is too much of it: a heap does not
  // find what is in its middle.
  private final PriorityQueue<Due> heap = new PriorityQueue<>();

  /** Sets the deadline of a key; an earlier one of that key is forgotten. */
  void set(String key, long time) {
    Due due = new Due(time, key);
    byKey.put(key, due);
    heap.add(due);
    if (heap.size() > 2 * byKey.size() + FEW) {
      heap.clear();
      heap.addAll(byKey.values());
    }
  }

  void cancel(String key) {
    byKey.remove(key);
  }

  /** When the first one is due; {@link Long#MAX_VALUE} when there is none. */
  long first() {
    Due first = heap.peek();
    while (first != null && !first.equals(byKey.get(first.key()))) {
      heap.remove();
      first = heap.peek();
    }
    return first == null ? Long.MAX_VALUE : first.time();
  }

  /** Takes the first one that is due at the time, or null. */
  @Nullable Due next(long time) {
    if (first() > time) {
      return null;
    }
    Due due = heap.remove();
    byKey.remove(due.key());
    return due;
  }

  /** Moves those that are later than the time by a span. */
  void postpone(long after, long span) {
    for (Due due : inOrder()) {
      if (due.time() > after) {
        set(due.key(), due.time() + span);
      }
    }
  }

  /** All of them, the first due first. */
  List<Due> inOrder() {
    List<Due> all = new ArrayList<>(byKey.values());
    Collections.sort(all);
    return all;
  }
}
