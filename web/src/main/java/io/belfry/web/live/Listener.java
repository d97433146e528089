package io.belfry.web.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;

/**
 * One browser that listens.
 *
 * @param gone completes when its request has ended, whoever ended it
 */
record Listener(long tenant, SseEventSink sink, Sse sse, CompletableFuture<Void> gone) {

  static Listener of(long tenant, SseEventSink sink, Sse sse, AsyncContext request) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    request.addListener(
        new AsyncListener() {
          @Override
          public void onComplete(AsyncEvent event) {
            gone.complete(null);
          }

          @Override
          public void onTimeout(AsyncEvent event) {}

          @Override
          public void onError(AsyncEvent event) {}

          @Override
          public void onStartAsync(AsyncEvent event) {}
        });
    return new Listener(tenant, sink, sse, gone);
  }

  void comment(String text) {
    send(sse.newEventBuilder().comment(text).build());
  }

  void tell(String name, Object data) {
    send(
        sse.newEventBuilder()
            .name(name)
            .mediaType(MediaType.APPLICATION_JSON_TYPE)
            .data(data)
            .build());
  }

  void close() {
    sink.close();
  }

  private void send(OutboundSseEvent event) {
    if (!sink.isClosed()) {
      sink.send(event)
          .exceptionally(
              broken -> {
                close();
                return null;
              });
    }
  }
}
