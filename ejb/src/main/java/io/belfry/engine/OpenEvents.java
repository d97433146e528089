package io.belfry.engine;

import io.belfry.correlation.Troubles;
import io.belfry.facts.EventFact;
import io.belfry.facts.respond.ResponseFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events that alerts can still join: one per key. */
final class OpenEvents implements Troubles.Events {
  private final Map<String, TrackedEvent> byKey = new HashMap<>();
  private final Shared<Origin> origins = new Shared<>(1 << 10);
  private final Shared<String> keys = new Shared<>(1 << 14);
  private long numbers;

  /** The number for the tenant's next event. */
  long nextNumber() {
    return ++numbers;
  }

  /** How many events the tenant ever had. */
  long numbers() {
    return numbers;
  }

  void restoreNumbers(long last) {
    numbers = last;
  }

  Shared<Origin> origins() {
    return origins;
  }

  void add(TrackedEvent event) {
    byKey.put(event.fact().getKey(), event);
  }

  /** People are done with it: the next alert of its key opens another. Null when it is not open. */
  @Nullable TrackedEvent remove(UUID id, String key) {
    TrackedEvent event = byKey.get(key);
    if (event == null || !event.id().equals(id)) {
      return null;
    }
    keys.same(event.key());
    return byKey.remove(key);
  }

  /** An equal key, as facts have it already: each alert brings its own copy. */
  String same(String key) {
    TrackedEvent event = byKey.get(key);
    return event == null ? keys.same(key) : event.key();
  }

  TrackedEvent of(EventFact fact) {
    return Objects.requireNonNull(byKey.get(fact.getKey()), fact.getKey());
  }

  @Override
  public @Nullable TrackedEvent find(String key) {
    return byKey.get(key);
  }

  @Override
  public Collection<TrackedEvent> all() {
    return Collections.unmodifiableCollection(byKey.values());
  }

  /** In the order of their keys. */
  Collection<TrackedEvent> inOrder() {
    return new TreeMap<>(byKey).values();
  }

  /** What follows their opening, in the order of their keys. */
  List<Responding> responding(Map<String, ResponseFact> responses) {
    List<Responding> responding = new ArrayList<>();
    responses.forEach(
        (key, response) -> {
          TrackedEvent event = find(key);
          if (event != null) {
            responding.add(
                new Responding(
                    event.id(),
                    response.getTold(),
                    response.getEscalation(),
                    response.getIncident()));
          }
        });
    return responding;
  }
}
