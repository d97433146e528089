package io.belfry.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The keys of the last day's notifications, so that one sent twice is judged once. Where they were
 * stored, senders' own keys were told apart by source and key of the alert.
 */
final class IdempotencyKeys {
  static final long REMEMBERED_MILLIS = 24 * 60 * 60 * 1000L;

  /** Beyond this many the oldest is forgotten: one tenant cannot fill the memory of all. */
  static final int MOST = 250_000;

  private final Map<String, Long> seen = new LinkedHashMap<>();

  /** Remembers the key; false when it was there already. */
  boolean add(String key, long now) {
    forgetBefore(now - REMEMBERED_MILLIS);
    if (seen.putIfAbsent(key, now) != null) {
      return false;
    }
    if (seen.size() > MOST) {
      removeOldest();
    }
    return true;
  }

  int size() {
    return seen.size();
  }

  /** Oldest first. */
  void forEach(BiConsumer<String, Long> visitor) {
    seen.forEach(visitor);
  }

  private void forgetBefore(long time) {
    while (!seen.isEmpty() && seen.values().iterator().next() <= time) {
      removeOldest();
    }
  }

  private void removeOldest() {
    var first = seen.keySet().iterator();
    first.next();
    first.remove();
  }
}
