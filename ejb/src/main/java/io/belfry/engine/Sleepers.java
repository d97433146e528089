package io.belfry.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names of the holds of what is hidden, by its key and by what hides it, so that the end of one
 * window or cause looks at nothing that others hide.
 */
final class Sleepers {
  private static final String ASLEEP = "asleep\n";
  private static final String WINDOW = "window ";
  private static final String EVENT = "event ";

  private final Map<String, String> byKey = new HashMap<>();
  // In the order of what hides, so that a replay wakes in the same order.
  private final NavigableMap<String, SortedSet<String>> byHider = new TreeMap<>();

  static String window(String id) {
    return WINDOW + id;
  }

  static String event(String key) {
    return EVENT + key;
  }

  static boolean isOne(Hold hold) {
    return hold.name().startsWith(ASLEEP);
  }

  /** Returns the name under which the last alert of a key is held. */
  String add(String key, String hider) {
    String name = ASLEEP + hider + "\n" + key;
    remember(key, name);
    return name;
  }

  void restore(Hold hold) {
    remember(hold.last().getKey(), hold.name());
  }

  private void remember(String key, String name) {
    forget(key);
    byKey.put(key, name);
    byHider.computeIfAbsent(hiderOf(name, key), hider -> new TreeSet<>()).add(name);
  }

  /** Returns the name under which its last alert was held; null when none was. */
  @Nullable String forget(String key) {
    String name = byKey.remove(key);
    if (name != null) {
      byHider.computeIfPresent(
          hiderOf(name, key),
          (hider, names) -> {
            names.remove(name);
            return names.isEmpty() ? null : names;
          });
    }
    return name;
  }

  /** A hold was taken: it is no longer what its key is known by. */
  void taken(Hold hold) {
    String key = hold.last().getKey();
    if (hold.name().equals(byKey.get(key))) {
      forget(key);
    }
  }

  /** What one window or event hides, in order. */
  Collection<String> of(String hider) {
    return List.copyOf(byHider.getOrDefault(hider, new TreeSet<>()));
  }

  /** What any event hides, in order. */
  Collection<String> ofEvents() {
    List<String> names = new ArrayList<>();
    byHider.subMap(EVENT, EVENT + Character.MAX_VALUE).values().forEach(names::addAll);
    return names;
  }

  private static String hiderOf(String name, String key) {
    return name.substring(ASLEEP.length(), name.length() - key.length() - 1);
  }
}
