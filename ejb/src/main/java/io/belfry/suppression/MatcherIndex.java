package io.belfry.suppression;

import io.belfry.facts.AlertFact;
import io.belfry.journal.LabelMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Things with matchers, found by one value that they ask for; only those that ask for none are
 * tried on every alert.
 */
public final class MatcherIndex<T> {
  private final SortedMap<String, Entry<T>> byId = new TreeMap<>();
  private final SortedMap<String, Map<String, SortedMap<String, Entry<T>>>> byValue =
      new TreeMap<>();
  private final SortedMap<String, Entry<T>> others = new TreeMap<>();

  private record Entry<T>(Matching matching, T thing) {}

  /** Adds a thing; one of the same id is replaced. */
  public void put(String id, Matching matching, T thing) {
    remove(id);
    Entry<T> entry = new Entry<>(matching, thing);
    byId.put(id, entry);
    LabelMatcher exact = matching.exact();
    if (exact == null) {
      others.put(id, entry);
    } else {
      byValue
          .computeIfAbsent(exact.name(), name -> new HashMap<>())
          .computeIfAbsent(exact.value(), value -> new TreeMap<>())
          .put(id, entry);
    }
  }

  /** Removes a thing; tells whether it was there. */
  public boolean remove(String id) {
    Entry<T> gone = byId.remove(id);
    if (gone == null) {
      return false;
    }
    LabelMatcher exact = gone.matching().exact();
    if (exact == null) {
      others.remove(id);
    } else {
      byValue.computeIfPresent(
          exact.name(),
          (name, values) -> {
            values.computeIfPresent(
                exact.value(),
                (value, entries) -> {
                  entries.remove(id);
                  return entries.isEmpty() ? null : entries;
                });
            return values.isEmpty() ? null : values;
          });
    }
    return true;
  }

  public boolean isEmpty() {
    return byId.isEmpty();
  }

  boolean has(String id) {
    return byId.containsKey(id);
  }

  /** All whose matchers match, in the order of their ids. */
  public List<T> matching(AlertFact alert) {
    if (byId.isEmpty()) {
      return List.of();
    }
    SortedMap<String, T> found = new TreeMap<>();
    byValue.forEach(
        (name, values) -> {
          SortedMap<String, Entry<T>> entries = values.get(Matching.valueOf(alert, name));
          if (entries != null) {
            collect(entries, alert, found);
          }
        });
    collect(others, alert, found);
    return found.isEmpty() ? List.of() : new ArrayList<>(found.values());
  }

  private static <T> void collect(
      SortedMap<String, Entry<T>> entries, AlertFact alert, SortedMap<String, T> found) {
    entries.forEach(
        (id, entry) -> {
          if (entry.matching().matches(alert)) {
            found.put(id, entry.thing());
          }
        });
  }
}
