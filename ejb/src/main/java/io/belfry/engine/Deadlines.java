package io.belfry.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is due at a time, in the order of (time, key): a heap in the host is several times cheaper
 * than timers in rules, and its order depends on nothing but its content.
 */
final class Deadlines {

  /** One thing that is due, at a time in milliseconds since 1970. */
  record Due(long time, String key) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : key.compareTo(other.key);
    }
  }

  private final TreeSet<Due> queue = new TreeSet<>();
  private final Map<String, Due> byKey = new HashMap<>();

  /** Sets the deadline of a key; an earlier one of that key is forgotten. */
  void set(String key, long time) {
    cancel(key);
    Due due = new Due(time, key);
    byKey.put(key, due);
    queue.add(due);
  }

  void cancel(String key) {
    Due due = byKey.remove(key);
    if (due != null) {
      queue.remove(due);
    }
  }

  /** When the first one is due; {@link Long#MAX_VALUE} when there is none. */
  long first() {
    return queue.isEmpty() ? Long.MAX_VALUE : queue.first().time();
  }

  /** Takes the first one that is due at the time, or null. */
  @Nullable Due next(long time) {
    if (first() > time) {
      return null;
    }
    Due due = queue.first();
    cancel(due.key());
    return due;
  }

  /** Moves those whose key matches, and which are later than the time, by a span. */
  void postpone(long after, long span, Predicate<String> keys) {
    for (Due due : inOrder()) {
      if (due.time() > after && keys.test(due.key())) {
        set(due.key(), due.time() + span);
      }
    }
  }

  /** All of them, the first due first. */
  List<Due> inOrder() {
    return new ArrayList<>(queue);
  }
}
