package io.belfry.web.live;

import io.belfry.event.LiveStream;
import io.belfry.tenancy.CurrentTenant;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Says what changed; the listener reads it again through the API. A listener that falls behind
 * loses nothing but time, for it reads everything again when it reconnects.
 */
@Path("stream")
@ApplicationScoped
@RolesAllowed("events:read")
@Tag(name = "Live stream")
public class StreamResource {
  private static final int HEARTBEAT_SECONDS = 15;

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final LiveStream live;
  private final CurrentTenant tenant;

  @SuppressWarnings("NullAway.Init") // the container fills it
  @Resource
  private ManagedScheduledExecutorService executor;

  @SuppressWarnings("NullAway.Init") // set by start(), which the container calls
  private Runnable stopListening;

  @SuppressWarnings("NullAway.Init") // set by start(), which the container calls
  private Future<?> heartbeat;

  private record Listener(long tenant, SseEventSink sink, Sse sse) {}

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public StreamResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public StreamResource(LiveStream live, CurrentTenant tenant) {
    this.live = live;
    this.tenant = tenant;
  }

  @PostConstruct
  void start() {
    stopListening = live.listen(change -> executor.execute(() -> tell(change)));
    heartbeat =
        executor.scheduleAtFixedRate(
            this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    stopListening.run();
    heartbeat.cancel(true);
    listeners.forEach(listener -> listener.sink().close());
  }

  /** Listens. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Listen to what changes")
  public void listen(@Context SseEventSink sink, @Context Sse sse) {
    Listener listener = new Listener(tenant.id(), sink, sse);
    listeners.add(listener);
    // Something at once, so that the other side knows that it is through.
    send(listener, sse.newEventBuilder().comment("listening").build());
  }

  private void tell(LiveStream.Change change) {
    for (Listener listener : listeners) {
      if (listener.tenant() != change.tenant()) {
        continue;
      }
      for (LiveStream.ChangedEvent event : change.events()) {
        send(
            listener,
            json(
                listener,
                "event",
                Map.of("id", event.id(), "number", event.number(), "change", event.change())));
      }
      send(listener, json(listener, "alert", Map.of("count", change.alerts())));
    }
  }

  private void beat() {
    for (Listener listener : listeners) {
      send(listener, listener.sse().newEventBuilder().comment("still here").build());
    }
  }

  private static OutboundSseEvent json(Listener listener, String name, Object data) {
    return listener
        .sse()
        .newEventBuilder()
        .name(name)
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(data)
        .build();
  }

  private void send(Listener listener, OutboundSseEvent event) {
    if (listener.sink().isClosed()) {
      listeners.remove(listener);
      return;
    }
    listener
        .sink()
        .send(event)
        .exceptionally(
            gone -> {
              listeners.remove(listener);
              listener.sink().close();
              return null;
            });
  }
}
