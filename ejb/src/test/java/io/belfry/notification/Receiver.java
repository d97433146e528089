package io.belfry.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.belfry.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server at the other end of a channel, which behaves as it is told to. */
final class Receiver implements AutoCloseable {
  /** What it was sent. */
  record Request(String path, Headers headers, String body) {
    @SuppressWarnings("unchecked")
    Map<String, Object> json() {
      return Json.read(body, Map.class);
    }
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  volatile int status = 200;
  volatile String answer = "ok";
  volatile String retryAfter = "";
  volatile long delayMillis;
  volatile boolean dies;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int port;
  private HttpServer server;

  Receiver() {
    server = start(0);
    port = server.getAddress().getPort();
  }

  private HttpServer start(int at) {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
      started.setExecutor(threads);
      started.createContext("/", this::answer);
      started.start();
      return started;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(
          new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
      Thread.sleep(delayMillis);
      if (dies) {
        return;
      }
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      exchange.getResponseHeaders().set("Location", address("/elsewhere"));
      byte[] text = answer.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  String address(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** Is gone from its port. */
  void stop() {
    server.stop(0);
  }

  /** Is back at the same port. */
  void restart() {
    server = start(port);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
