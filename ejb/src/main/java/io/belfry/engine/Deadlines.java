package io.belfry.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is due at a time, in the order of (time, name): a heap in the host is several times cheaper
 * than timers in rules, and its order depends on nothing but its content.
 */
final class Deadlines<K extends Comparable<K>> {
  private static final int FEW = 64;

  /** One thing that is due, at a time in milliseconds since 1970. */
  record Due<K extends Comparable<K>>(long time, K name) implements Comparable<Due<K>> {
    @Override
    public int compareTo(Due<K> other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : name.compareTo(other.name);
    }
  }

  /**
   * A name's place in the heap. Most deadlines are put off again and again before they come, so one
   * that moves to a later time keeps its place until that comes up.
   */
  private static final class Waiting<K extends Comparable<K>> implements Comparable<Waiting<K>> {
    private final K name;
    private final long place;
    private long time;

    Waiting(K name, long time) {
      this.name = name;
      this.place = time;
      this.time = time;
    }

    @Override
    public int compareTo(Waiting<K> other) {
      int byPlace = Long.compare(place, other.place);
      return byPlace != 0 ? byPlace : name.compareTo(other.name);
    }
  }

  private final Map<K, Waiting<K>> byName = new HashMap<>();
  // Holds what was cancelled, too, until it comes up or there is too much of it: a heap does not
  // find what is in its middle.
  private final PriorityQueue<Waiting<K>> heap = new PriorityQueue<>();

  /** Sets the deadline of a name; an earlier one of that name is forgotten. */
  void set(K name, long time) {
    Waiting<K> waiting = byName.get(name);
    if (waiting != null && waiting.place <= time) {
      waiting.time = time;
    } else {
      place(name, time);
    }
  }

  private void place(K name, long time) {
    Waiting<K> waiting = new Waiting<>(name, time);
    byName.put(name, waiting);
    heap.add(waiting);
    if (heap.size() > 2 * byName.size() + FEW) {
      heap.clear();
      heap.addAll(byName.values());
    }
  }

  boolean has(K name) {
    return byName.containsKey(name);
  }

  void cancel(K name) {
    byName.remove(name);
  }

  /** When the first one is due; {@link Long#MAX_VALUE} when there is none. */
  long first() {
    Waiting<K> first = heap.peek();
    while (first != null) {
      boolean stands = byName.get(first.name) == first;
      if (stands && first.time == first.place) {
        return first.time;
      }
      heap.remove();
      if (stands) {
        place(first.name, first.time);
      }
      first = heap.peek();
    }
    return Long.MAX_VALUE;
  }

  /** Takes the first one that is due at the time, or null. */
  @Nullable Due<K> next(long time) {
    if (first() > time) {
      return null;
    }
    Waiting<K> due = heap.remove();
    byName.remove(due.name);
    return new Due<>(due.time, due.name);
  }

  /** Moves those that are later than the time by a span. */
  void postpone(long after, long span) {
    for (Due<K> due : inOrder()) {
      if (due.time() > after) {
        set(due.name(), due.time() + span);
      }
    }
  }

  /** All of them, the first due first. */
  List<Due<K>> inOrder() {
    List<Due<K>> all = inNoOrder();
    Collections.sort(all);
    return all;
  }

  /** All of them. */
  List<Due<K>> inNoOrder() {
    List<Due<K>> all = new ArrayList<>(byName.size());
    byName.values().forEach(each -> all.add(new Due<>(each.time, each.name)));
    return all;
  }
}
