package io.belfry.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How often events were heard of since that was last kept, by tenant. Under load keeping it with
 * each batch would be most of the writing; whatever a crash takes of it the replay after the last
 * snapshot brings again.
 */
final class Activity {
  private final Map<Long, Map<UUID, Touch>> newest = new TreeMap<>();

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
