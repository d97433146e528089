package io.belfry.platform;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Remembers values by key until their time, and never more than a number of them. */
public final class ShortMemory<V> {
  private record Entry<V>(V value, Instant until) {}

  private final ConcurrentMap<String, Entry<V>> entries = new ConcurrentHashMap<>();
  private final int capacity;

  /** Makes one that holds at most so many values. */
  public ShortMemory(int capacity) {
    this.capacity = capacity;
  }

  /** Returns what is remembered, if its time has not come. */
  public Optional<V> get(String key, Instant now) {
    Entry<V> entry = entries.get(key);
    return entry != null && now.isBefore(entry.until) ? Optional.of(entry.value) : Optional.empty();
  }

  /** Remembers a value until a time. */
  public void put(String key, V value, Instant until, Instant now) {
    if (entries.size() >= capacity) {
      makeRoom(now);
    }
    entries.put(key, new Entry<>(value, until));
  }

  /** Drops what is past its time, and if that is not enough, an eighth of whatever comes first. */
  private void makeRoom(Instant now) {
    entries.values().removeIf(entry -> !now.isBefore(entry.until));
    Iterator<String> keys = entries.keySet().iterator();
    while (entries.size() > capacity - capacity / 8 && keys.hasNext()) {
      keys.next();
      keys.remove();
    }
  }

  /** Remembers a value no longer. */
  public void forget(String key) {
    entries.remove(key);
  }

  /** Returns how many values take room. */
  public int size() {
    return entries.size();
  }
}
