package io.belfry.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.identity.Caller;
import io.belfry.identity.Permission;
import io.belfry.identity.TokenAuthenticator;
import io.belfry.intake.Intake;
import io.belfry.mapping.MappedFormat;
import io.belfry.mapping.SampleFormats;
import io.belfry.web.JsonMapping;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door for any JSON over HTTP, as far as the journal, which it never reaches here. */
class JsonDoorTest {
  private static final Map<String, Caller> CALLERS =
      Map.of(
          "bf_ours", caller(1, Permission.ALERTS_WRITE),
          "bf_theirs", caller(2, Permission.ALERTS_WRITE),
          "bf_reader", caller(1, Permission.MAPPINGS_READ));

  private static final int LEFT_TO_THE_SERVLETS = 299;

  private final HttpClient client = HttpClient.newHttpClient();
  private final SampleFormats formats = new SampleFormats();
  private final AtomicReference<String> parser = new AtomicReference<>("nobody");
  private Undertow server;

  /** Knows every token at once, as after its first use. */
  private static final class KnownTokens extends TokenAuthenticator {
    @Override
    public Optional<Caller> cached(String token) {
      return Optional.ofNullable(CALLERS.get(token));
    }

    @Override
    public Optional<Caller> authenticate(String token) {
      return cached(token);
    }
  }

  private static Caller caller(long tenant, Permission permission) {
    return new Caller(tenant, "test", Set.of(permission), Caller.Kind.TOKEN);
  }

  @BeforeEach
  @SuppressWarnings("NullAway") // there is no journal
  void start() {
    Doorkeeper keeper =
        new Doorkeeper(
            new KnownTokens(),
            new Intake(
                null,
                () -> {
                  parser.set(Thread.currentThread().getName());
                  return Instant.parse("2026-03-02T12:00:00Z");
                }),
            formats.of("tool", "{\"items\":\"$[*]\",\"type\":\"@.t\"}"));
    ServletContext context =
        (ServletContext)
            Proxy.newProxyInstance(
                JsonDoorTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getAttribute") ? keeper : null);
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            // As belfry.cli sets it; by itself Undertow refuses what is a fifth of it.
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 20L << 20)
            .setHandler(
                new IntakeHandler(
                    exchange -> exchange.setStatusCode(LEFT_TO_THE_SERVLETS), context))
            .build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private HttpResponse<String> post(String path, String token, String type, String body)
      throws Exception {
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode refused(int status, String path, String token, String body) throws Exception {
    HttpResponse<String> answer = post(path, token, "application/json", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    return JsonMapping.mapper().readTree(answer.body());
  }

  @Test
  void aBadItemIsNamedByItsIndexWhicheverWayTheTokenComes() throws Exception {
    for (String path : new String[] {"/intake/json/tool", "/intake/json/tool/bf_ours"}) {
      JsonNode problem =
          refused(400, path, path.endsWith("tool") ? "bf_ours" : "", "[{\"t\":{}},{}]");

      assertThat(problem.path("code").asText()).isEqualTo("invalid-value");
      assertThat(problem.path("errors").findValuesAsText("index")).containsExactly("0", "1");
      assertThat(problem.path("errors").findValuesAsText("field")).containsExactly("type", "type");
    }
  }

  @Test
  void theTableIsNeverAskedOnAnIoThread() throws Exception {
    refused(400, "/intake/json/tool", "bf_ours", "[{}]");
    assertThat(formats.asker.get()).contains("task").doesNotContain("I/O");

    formats.asker.set("nobody");
    refused(400, "/intake/json/tool", "bf_ours", "[{}]");
    assertThat(formats.asker).hasValue("nobody");
  }

  @Test
  void pathsAreNeverFollowedOnAnIoThread() throws Exception {
    for (int times = 0; times < 2; times++) {
      parser.set("nobody");
      refused(400, "/intake/json/tool", "bf_ours", "[{}]");
      assertThat(parser.get()).contains("task").doesNotContain("I/O");
    }
  }

  @Test
  void anUnknownMappingIsNotFoundAndAnothersIsNotEither() throws Exception {
    assertThat(refused(404, "/intake/json/none", "bf_ours", "[{}]").path("detail").asText())
        .contains("(none)");
    refused(404, "/intake/json/tool", "bf_theirs", "[{}]");
    refused(404, "/intake/json//bf_ours", "", "[{}]");
  }

  @Test
  void aStrangerLearnsNothingAndAnotherScopeDoesNotDo() throws Exception {
    refused(401, "/intake/json/tool", "", "[{}]");
    refused(401, "/intake/json/none", "bf_wrong", "[{}]");
    refused(401, "/intake/json/none/bf_wrong", "", "[{}]");
    refused(403, "/intake/json/tool", "bf_reader", "[{}]");
    assertThat(formats.asker).hasValue("nobody");
  }

  @Test
  void whatIsTooLargeIsRefusedAndSoIsWhatIsNoJson() throws Exception {
    refused(413, "/intake/json/tool", "bf_ours", " ".repeat(MappedFormat.LIMIT + 1));
    assertThat(refused(400, "/intake/json/tool", "bf_ours", "[{").path("code").asText())
        .isEqualTo("malformed-json");
    refused(400, "/intake/json/tool", "bf_ours", "");
    assertThat(post("/intake/json/tool", "bf_ours", "text/plain", "[{}]").statusCode())
        .isEqualTo(415);
  }

  @Test
  void everythingElseIsLeftToTheServlets() throws Exception {
    assertThat(post("/intake/json", "bf_ours", "application/json", "[{}]").statusCode())
        .isEqualTo(LEFT_TO_THE_SERVLETS);
  }
}
