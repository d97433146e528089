package io.belfry.engine;

import io.belfry.facts.AlertFact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The alerts that wait for what becomes of them, by the name of what they wait for. */
final class Holds {
  private final Map<String, Hold> byName = new HashMap<>();

  /**
   * Holds one more.
   *
   * @param at where it stands in the journal; null when a rule made it up
   */
  void add(String name, AlertFact alert, @Nullable HeldAlerts at) {
    Hold before = byName.get(name);
    byName.put(
        name, before == null ? new Hold(name, alert, at, List.of()) : before.next(alert, at));
  }

  /** Has others share the fate of the last one held under a name. */
  void follow(String name, List<HeldAlerts> others) {
    byName.computeIfPresent(name, (same, hold) -> hold.followedBy(others));
  }

  void restore(Hold hold) {
    byName.put(hold.name(), hold);
  }

  /** Ends a hold; null when nothing is held by that name. */
  @Nullable Hold take(String name) {
    return byName.remove(name);
  }

  /** In the order of their names. */
  Collection<Hold> inOrder() {
    return new TreeMap<>(byName).values();
  }
}
