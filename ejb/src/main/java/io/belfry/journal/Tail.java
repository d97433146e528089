package io.belfry.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries, in memory: who keeps up need not read and decode them again. It is bounded,
 * and whoever falls behind it reads the tables. What everybody has read goes at once: the collector
 * would copy whatever came since it last ran, and the whole server waits for that.
 */
final class Tail {
  private final long mostBytes;
  private final Deque<Sized> entries = new ArrayDeque<>();
  private long bytes;

  private record Sized(Entry entry, int bytes) {}

  Tail(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  synchronized void add(Entry entry, int size) {
    entries.addLast(new Sized(entry, size));
    bytes += size;
    while (bytes > mostBytes) {
      bytes -= entries.removeFirst().bytes();
    }
  }

  /** Everybody has read so far. The newest stays, for it tells where the next begins. */
  synchronized void release(long upTo) {
    while (entries.size() > 1 && entries.peekFirst().entry().position() <= upTo) {
      bytes -= entries.removeFirst().bytes();
    }
  }

  /** After an uncertain commit nobody knows what belongs here. */
  synchronized void clear() {
    entries.clear();
    bytes = 0;
  }

  /** The entries after a position; null when some of them are gone. */
  synchronized @Nullable List<Entry> read(long after, int most) {
    if (entries.isEmpty() || entries.peekFirst().entry().position() > after + 1) {
      return null;
    }
    long first = entries.peekFirst().entry().position();
    List<Entry> found = new ArrayList<>();
    if (after - first > entries.size() / 2) {
      // Who keeps up wants the last few: look from that end.
      var newestFirst = entries.descendingIterator();
      while (newestFirst.hasNext()) {
        Entry entry = newestFirst.next().entry();
        if (entry.position() <= after) {
          break;
        }
        found.add(entry);
      }
      Collections.reverse(found);
      return found.size() > most ? new ArrayList<>(found.subList(0, most)) : found;
    }
    for (Sized each : entries) {
      if (each.entry().position() > after && found.size() < most) {
        found.add(each.entry());
      }
    }
    return found;
  }
}
