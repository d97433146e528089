package io.belfry.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How often events were heard of since that was last kept, by tenant. It is kept once a second, or
 * less often where that takes long: under load it would be most of the writing, and whatever a
 * crash takes of it the replay after the last snapshot brings again.
 */
final class Activity {
  private static final long EVERY_NANOS = 1_000_000_000L;

  /** Of the time between two times that it is kept, keeping it takes this part at most. */
  private static final int SHARE = 20;

  private final Map<Long, Map<UUID, Touch>> newest = new TreeMap<>();
  private long dueAt = System.nanoTime();

  void count(Outcome outcome) {
    if (!outcome.touched().isEmpty()) {
      Map<UUID, Touch> ofTenant =
          newest.computeIfAbsent(outcome.tenant(), tenant -> new HashMap<>());
      outcome.touched().forEach(touch -> ofTenant.put(touch.event(), touch));
    }
  }

  boolean isEmpty() {
    return newest.isEmpty();
  }

  /**
   * @param now by the clock that counts nanoseconds
   */
  boolean isDue(long now) {
    return !newest.isEmpty() && now - dueAt >= 0;
  }

  /** It was kept between these, by the same clock. */
  void kept(long began, long ended) {
    dueAt = ended + Math.max(EVERY_NANOS, SHARE * (ended - began));
  }

  /** All of it, by tenant and in the order of events; from here on nothing was heard. */
  Map<Long, List<Touch>> take() {
    Map<Long, List<Touch>> taken = new TreeMap<>();
    newest.forEach(
        (tenant, touches) ->
            taken.put(
                tenant,
                touches.values().stream().sorted(Comparator.comparing(Touch::event)).toList()));
    newest.clear();
    return taken;
  }

  void clear() {
    newest.clear();
  }
}
