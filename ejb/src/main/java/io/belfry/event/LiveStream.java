package io.belfry.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells whoever listens what changed, after it is kept. Listeners must not wait. */
@ApplicationScoped
public class LiveStream {

  /**
   * What one commit of the ledger changed for a tenant.
   *
   * @param alerts how many were judged
   */
  public record Change(long tenant, List<ChangedEvent> events, int alerts) {}

  /**
   * An event that changed.
   *
   * @param change opened, joined, recovered, changed, or handled when people did something
   */
  public record ChangedEvent(UUID id, long number, String change) {}

  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

  /** Listens until the returned action is run. */
  public Runnable listen(Consumer<Change> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Passes a change on. */
  public void publish(Change change) {
    listeners.forEach(listener -> listener.accept(change));
  }

  /** How many listen. */
  public int listeners() {
    return listeners.size();
  }
}
