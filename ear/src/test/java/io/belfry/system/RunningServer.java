package io.belfry.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** The server as its clients see it. */
final class RunningServer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url = System.getProperty("belfry.it.url");
  private final JsonNode firstLogin;

  private RunningServer(JsonNode firstLogin) {
    this.firstLogin = firstLogin;
  }

  /** An answer. */
  record Answer(int status, String mediaType, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException noJson) {
        throw new UncheckedIOException(text, noJson);
      }
    }
  }

  static RunningServer get() {
    try {
      Path file = Path.of(System.getProperty("belfry.it.data")).resolve("first-login.kept.json");
      Path fresh = file.resolveSibling("first-login.json");
      // The server deletes its file when the password is changed; the tests still need the token.
      if (Files.exists(fresh)) {
        Files.copy(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      return new RunningServer(JSON.readTree(file.toFile()));
    } catch (IOException failure) {
      throw new UncheckedIOException("The server wrote no first login", failure);
    }
  }

  String url() {
    return url;
  }

  String username() {
    return firstLogin.path("username").asText();
  }

  String oneTimePassword() {
    return firstLogin.path("password").asText();
  }

  String token() {
    return firstLogin.path("token").asText();
  }

  /** The lines of the server's log. */
  List<String> log() throws IOException {
    return Files.readAllLines(
        Path.of(System.getProperty("belfry.it.server"), "standalone", "log", "server.log"));
  }

  /** Asks with the first token. */
  Answer get(String path) {
    return send(request(path).header("Authorization", "Bearer " + token()).GET());
  }

  /** Sends JSON with the first token. */
  Answer post(String path, String json) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Asks again until the answer is as expected. */
  static <T> T until(Callable<T> question, Predicate<T> expected) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T answer = question.call();
    while (!expected.test(answer)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + PATIENCE + ": " + answer);
      }
      Thread.sleep(20);
      answer = question.call();
    }
    return answer;
  }

  /** The one event of a key, when it is as expected. */
  JsonNode event(String key, Predicate<JsonNode> expected) throws Exception {
    return until(
            () -> get("/api/v1/events?q=" + key).json().path("items"),
            items -> items.size() == 1 && expected.test(items.get(0)))
        .get(0);
  }

  /** Whether so many alerts are there, none of which waits to be judged. */
  static boolean areJudged(JsonNode alerts, int size) {
    return alerts.size() == size && !alerts.findValuesAsText("fate").contains("pending");
  }
}
