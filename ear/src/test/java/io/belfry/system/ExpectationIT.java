package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.system.RunningServer.Answer;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must arrive: described by people, by jobs that call, and missed. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ExpectationIT {
  private static final String EXPECTATIONS = "/api/v1/expectations";

  private final RunningServer server = RunningServer.get();
  private final String keeper = ServerDatabase.token(1, "catalogue:read", "catalogue:write");
  private final String job = ServerDatabase.token(1, "alerts:write");

  ExpectationIT() throws SQLException {}

  private Answer send(
      @Nullable String token,
      String method,
      String path,
      @Nullable String ifMatch,
      @Nullable String body) {
    HttpRequest.Builder request =
        server
            .request(path)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.header("Content-Type", path.startsWith("/ping") ? "text/plain" : "application/json");
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return server.send(request);
  }

  private static Answer expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer;
  }

  private JsonNode named(String name) {
    JsonNode items =
        expect(200, send(keeper, "GET", EXPECTATIONS + "?limit=200", null, null))
            .json()
            .path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.path("name").asText().equals(name))
        .findFirst()
        .orElseGet(() -> new ObjectMapper().createObjectNode());
  }

  @Test
  void aSourceThatFallsSilentIsAnEventUntilItIsHeardAgainOrRetired() throws Exception {
    String body =
        "{\"name\":\"IT silence\",\"severity\":\"critical\",\"source\":\"it-silent\","
            + "\"silence\":{\"longest\":\"10s\"}}";
    JsonNode made = expect(201, send(keeper, "POST", EXPECTATIONS, null, body)).json();
    String id = made.path("id").asText();
    String key = "expectation/" + id + "/missed";
    server.event(key, event -> event.path("condition").asText().equals("firing"));
    JsonNode missed =
        RunningServer.until(
            () -> named("IT silence"), item -> item.path("open").toString().contains("missed"));
    assertThat(missed.path("lastArrival").isNull()).isTrue();

    expect(
        202,
        server.post(
            "/api/v1/alerts",
            "{\"type\":\"Alive\",\"key\":\"it-silent-1\",\"source\":\"it-silent\",\"severity\":\"info\"}"));
    server.event(key, event -> event.path("condition").asText().equals("cleared"));
    JsonNode heard =
        RunningServer.until(() -> named("IT silence"), item -> !item.path("lastArrival").isNull());
    assertThat(heard.path("open")).isEmpty();
    assertThat(heard.path("nextDue").asText()).isNotBlank();

    String days = EXPECTATIONS + "/" + id + "/arrivals?days=2&zone=Europe/Berlin";
    JsonNode calendar = expect(200, send(keeper, "GET", days, null, null)).json();
    assertThat(calendar.path("days")).hasSize(2);
    assertThat(calendar.path("days").findValuesAsText("way")).contains("missed");
    assertThat(calendar.path("days").findValuesAsText("arrivals")).contains("1");
    expect(400, send(keeper, "GET", EXPECTATIONS + "/" + id + "/arrivals?days=99", null, null));
    expect(400, send(keeper, "GET", EXPECTATIONS + "/" + id + "/arrivals?zone=Mars", null, null));
    expect(428, send(keeper, "PUT", EXPECTATIONS + "/" + id, null, body));
    expect(412, send(keeper, "PUT", EXPECTATIONS + "/" + id, "\"7\"", body));
    expect(400, send(keeper, "POST", EXPECTATIONS, null, "{\"name\":\"x\",\"key\":\"k\"}"));
    expect(403, send(job, "GET", EXPECTATIONS, null, null));
    expect(204, send(keeper, "DELETE", EXPECTATIONS + "/" + id, "\"0\"", null));
    expect(404, send(keeper, "GET", EXPECTATIONS + "/" + id, null, null));
  }

  @Test
  void aJobMakesItselfExpectedByCalling() throws Exception {
    assertThat(expect(200, send(job, "GET", "/ping/it-job?every=1h&grace=5m", null, null)).text())
        .isEqualTo("OK\n");
    expect(200, send(job, "HEAD", "/ping/it-job?every=1h&grace=5m", null, null));
    expect(200, send(null, "POST", "/ping/" + job + "/it-job/start", null, "begins"));
    expect(200, send(null, "GET", "/ping/" + job + "/it-job", null, null));
    expect(401, send(null, "GET", "/ping/it-job", null, null));
    expect(401, send(null, "GET", "/ping/nobody/it-job", null, null));
    expect(403, send(keeper, "GET", "/ping/it-job", null, null));
    expect(400, send(job, "GET", "/ping/it-job/stop", null, null));

    JsonNode interval =
        RunningServer.until(() -> named("Heartbeat it-job"), item -> item.has("id"));
    assertThat(interval.path("byUse").asBoolean()).isTrue();
    assertThat(interval.path("silence").path("longest").asText()).isEqualTo("1h5m");
    expect(200, send(job, "POST", "/ping/it-job/3", null, "disk full"));
    JsonNode run = RunningServer.until(() -> named("Run of it-job"), item -> item.has("id"));
    String key = "expectation/" + run.path("id").asText() + "/unfinished";
    server.event(key, event -> event.path("condition").asText().equals("firing"));
    expect(200, send(job, "POST", "/ping/it-job/0", null, null));
    server.event(key, event -> event.path("condition").asText().equals("cleared"));
    JsonNode told =
        RunningServer.until(
            () -> server.get("/api/v1/alerts?q=heartbeat/it-job").json().path("items"),
            items -> RunningServer.areJudged(items, 6));
    assertThat(told).allMatch(alert -> alert.path("fate").asText().equals("expected-arrival"));
  }

  @Test
  void holidaysAreReadAndDeclaredWithTheirVersion() {
    Answer before = expect(200, send(keeper, "GET", "/api/v1/holidays", null, null));
    String tag = "\"" + before.json().path("version").asText() + "\"";
    String days = "{\"days\":[\"2026-12-26\",\"2026-12-25\"]}";
    Answer declared = expect(200, send(keeper, "PUT", "/api/v1/holidays", tag, days));
    assertThat(declared.json().path("days").toString())
        .isEqualTo("[\"2026-12-25\",\"2026-12-26\"]");
    expect(412, send(keeper, "PUT", "/api/v1/holidays", "\"99\"", days));
    expect(428, send(keeper, "PUT", "/api/v1/holidays", null, days));
  }
}
