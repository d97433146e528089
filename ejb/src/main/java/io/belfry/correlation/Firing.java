package io.belfry.correlation;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What fires at one node or place, in the order in which it began to. */
final class Firing {
  /** Of those that began at the same time, the older event is first. */
  private record Order(long since, long number) implements Comparable<Order> {
    @Override
    public int compareTo(Order other) {
      int bySince = Long.compare(since, other.since);
      return bySince != 0 ? bySince : Long.compare(number, other.number);
    }
  }

  /** Of what has fired for long, no more are asked whether they were heard of lately. */
  private static final int FEW = 8;

  private final NavigableMap<Order, Trouble> troubles = new TreeMap<>();
  private final Map<Node, Integer> nodes = new HashMap<>();

  void add(Trouble trouble, long since, @Nullable Node node) {
    troubles.put(new Order(since, trouble.number()), trouble);
    if (node != null) {
      nodes.merge(node, 1, Integer::sum);
    }
  }

  void remove(Trouble trouble, long since, @Nullable Node node) {
    boolean was = troubles.remove(new Order(since, trouble.number())) != null;
    if (was && node != null) {
      nodes.computeIfPresent(node, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  boolean isEmpty() {
    return troubles.isEmpty();
  }

  /** How many different nodes fail. */
  int failing() {
    return nodes.size();
  }

  /** The first that began, or was heard of, since then; null when there is none. */
  @Nullable Trouble firstSince(long since) {
    int looked = 0;
    for (Trouble old : troubles.values()) {
      if (old.firingSince() >= since || old.heardAt() >= since) {
        return old;
      } else if (++looked == FEW) {
        break;
      }
    }
    return troubles.tailMap(new Order(since, 0)).values().stream().findFirst().orElse(null);
  }

  /** Those that began since then, the first first. */
  Iterable<Trouble> begunSince(long since) {
    return troubles.tailMap(new Order(since, 0)).values();
  }
}
