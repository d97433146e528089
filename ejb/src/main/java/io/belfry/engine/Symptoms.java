package io.belfry.engine;

import io.belfry.facts.Priority;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each cause explains, the oldest first, and the services that this is about. */
final class Symptoms {
  private final Map<String, Of> byCause = new HashMap<>();

  private static final class Of {
    private final TreeMap<Long, TrackedEvent> events = new TreeMap<>();
    private final Map<String, Integer> services = new HashMap<>();
  }

  /** The keys of all causes, in no order. */
  Set<String> causes() {
    return byCause.keySet();
  }

  /** Whether an event explains any other. */
  boolean has(String cause) {
    return byCause.containsKey(cause);
  }

  /** What an event explains. */
  Collection<TrackedEvent> of(String cause) {
    Of of = byCause.get(cause);
    return of == null ? List.of() : List.copyOf(of.events.values());
  }

  /** How many services that is about. */
  int services(String cause) {
    Of of = byCause.get(cause);
    return of == null ? 0 : of.services.size();
  }

  /** The most urgent of what fires because of an event, and of a priority. */
  Priority mostUrgent(String cause, Priority other) {
    Of of = byCause.get(cause);
    Priority most = other;
    if (of != null) {
      for (TrackedEvent symptom : of.events.values()) {
        if (symptom.fact().isFiring() && symptom.priority().compareTo(most) < 0) {
          most = symptom.priority();
        }
      }
    }
    return most;
  }

  /** What an event explained is explained by another from here on. */
  Collection<TrackedEvent> take(String cause) {
    Of of = byCause.remove(cause);
    return of == null ? List.of() : of.events.values();
  }

  void remember(TrackedEvent symptom) {
    Cause cause = symptom.cause();
    if (cause != null) {
      Of of = byCause.computeIfAbsent(cause.key(), key -> new Of());
      boolean isNew = of.events.put(symptom.number(), symptom) == null;
      if (isNew && !symptom.service().isEmpty()) {
        of.services.merge(symptom.service(), 1, Integer::sum);
      }
    }
  }

  void forget(TrackedEvent symptom) {
    Cause cause = symptom.cause();
    @Nullable Of of = cause == null ? null : byCause.get(cause.key());
    if (cause != null && of != null && of.events.remove(symptom.number()) != null) {
      of.services.computeIfPresent(
          symptom.service(), (service, count) -> count == 1 ? null : count - 1);
      if (of.events.isEmpty()) {
        byCause.remove(cause.key());
      }
    }
  }
}
