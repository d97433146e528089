package io.belfry.web.live;

import io.belfry.event.LiveStream;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everybody who listens, and what they are told: what changed, and that the server is there. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container fills it, and calls start()
public class Audience {
  private static final System.Logger log = System.getLogger(Audience.class.getName());
  private static final int HEARTBEAT_SECONDS = 15;
  private static final int FAREWELL_SECONDS = 3;

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  @Inject private LiveStream live;
  @Resource private ManagedScheduledExecutorService executor;

  private Runnable stopListening;
  private Future<?> heartbeat;
  private volatile boolean over;

  @PostConstruct
  void start() {
    stopListening = live.listen(change -> executor.execute(() -> tell(change)));
    heartbeat =
        executor.scheduleAtFixedRate(
            () -> listeners.forEach(listener -> listener.comment("still here")),
            HEARTBEAT_SECONDS,
            HEARTBEAT_SECONDS,
            TimeUnit.SECONDS);
  }

  void join(Listener listener) {
    listeners.add(listener);
    CompletableFuture<?> unused = listener.gone().thenRun(() -> listeners.remove(listener));
    // Something at once, so that the other side knows that it is through.
    listener.comment("listening");
    if (over) {
      listener.close();
    }
  }

  /**
   * Ends every stream and waits until their requests have ended too: a request that outlives the
   * application ends in a server that has already been taken apart.
   */
  void dismiss() {
    over = true;
    stopListening.run();
    heartbeat.cancel(true);
    CompletableFuture<?>[] gone =
        listeners.stream().map(Listener::gone).toArray(CompletableFuture<?>[]::new);
    listeners.forEach(Listener::close);
    try {
      CompletableFuture.allOf(gone).get(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stubborn) {
      log.log(System.Logger.Level.INFO, "Not every live stream ended in time");
    }
  }

  private void tell(LiveStream.Change change) {
    for (Listener listener : listeners) {
      if (listener.tenant() == change.tenant()) {
        for (LiveStream.ChangedEvent event : change.events()) {
          listener.tell(
              "event",
              Map.of("id", event.id(), "number", event.number(), "change", event.change()));
        }
        listener.tell("alert", Map.of("count", change.alerts()));
      }
    }
  }
}
