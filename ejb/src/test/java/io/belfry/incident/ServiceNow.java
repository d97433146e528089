package io.belfry.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.belfry.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that keeps records as ServiceNow's Table API does, and fails when told to. */
final class ServiceNow implements AutoCloseable {
  final Map<String, Map<String, Object>> records = new LinkedHashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile int refuses;
  volatile boolean dropsAnswers;
  volatile String retryAfter = "";
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server = start(0);
  final int port = server.getAddress().getPort();

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

  void stop() {
    server.stop(0);
  }

  void restart() {
    server = start(port);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method =
          exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override") == null
              ? exchange.getRequestMethod()
              : exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      asked.add(method + " " + path);
      if (refuses != 0) {
        if (!retryAfter.isEmpty()) {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(refuses, -1);
        return;
      }
      // user:pass
      if (!"Basic dXNlcjpwYXNz".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      Object result =
          switch (method) {
            case "GET" -> found(exchange.getRequestURI().getQuery());
            case "POST" -> made(body);
            default -> changed(path.substring(path.lastIndexOf('/') + 1), body);
          };
      if (dropsAnswers && !method.equals("GET")) {
        return;
      }
      byte[] text = Json.write(Map.of("result", result)).getBytes(UTF_8);
      exchange.sendResponseHeaders(method.equals("POST") ? 201 : 200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private List<Object> found(String query) {
    return records.entrySet().stream()
        .filter(entry -> query.contains("correlation_id=" + entry.getValue().get("correlation_id")))
        .map(entry -> shown(entry.getKey()))
        .toList();
  }

  private Object made(String body) {
    String id = "sys%d".formatted(records.size() + 1);
    records.put(id, new LinkedHashMap<>(read(body)));
    return shown(id);
  }

  private Object changed(String id, String body) {
    Objects.requireNonNull(records.get(id)).putAll(read(body));
    return shown(id);
  }

  private static Object shown(String id) {
    return Map.of("sys_id", id, "number", "INC" + id.substring(3));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(String body) {
    return Json.read(body, Map.class);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
