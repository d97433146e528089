package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.system.RunningServer.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with events, through the API and as everybody else hears of it. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class HandlingIT {
  private final RunningServer server = RunningServer.get();
  private final String operator = ServerDatabase.token(1, "events:read", "events:handle");
  private final String viewer = ServerDatabase.token(1, "events:read");
  private final String auditor = ServerDatabase.token(1, "audit:read");

  HandlingIT() throws SQLException {}

  private Answer send(
      String token, String method, String path, @Nullable String ifMatch, @Nullable String json) {
    HttpRequest.Builder request =
        server
            .request(path)
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return server.send(request);
  }

  private Answer act(String id, String action, String json) {
    return send(operator, "POST", "/api/v1/events/" + id + "/" + action, null, json);
  }

  private static JsonNode expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.json();
  }

  private static void problem(int status, String code, Answer answer) {
    assertThat(expect(status, answer).path("code").asText()).isEqualTo(code);
    assertThat(answer.mediaType()).startsWith("application/problem+json");
  }

  private JsonNode fired(String key, String severity) throws Exception {
    server.post(
        "/api/v1/alerts",
        "{\"type\":\"Handled\",\"key\":\"%s\",\"severity\":\"%s\"}".formatted(key, severity));
    return server.event(key, event -> event.path("condition").asText().equals("firing"));
  }

  @Test
  void anEventIsTakenOnHandedOverResolvedAndClosed() throws Exception {
    JsonNode event = fired("handling-1", "critical");
    String id = event.path("id").asText();
    assertThat(event.path("handlingVersion").asInt()).isEqualTo(1);
    assertThat(event.path("assignee").isNull()).isTrue();

    JsonNode taken = expect(200, act(id, "acknowledge", "{\"note\":\"looking\"}"));
    assertThat(taken.path("state").asText()).isEqualTo("acknowledged");
    assertThat(taken.path("allowed")).extracting(JsonNode::asText).contains("start", "close");
    problem(409, "illegal-transition", act(id, "acknowledge", "{}"));

    problem(
        412,
        "changed-meanwhile",
        send(operator, "POST", "/api/v1/events/" + id + "/start", "\"7-1\"", "{}"));
    String user = server.username();
    JsonNode assigned =
        expect(
            200,
            send(
                operator,
                "POST",
                "/api/v1/events/" + id + "/assign",
                "\"2\"",
                "{\"username\":\"" + user + "\"}"));
    assertThat(assigned.path("assignee").path("username").asText()).isEqualTo(user);
    problem(400, "invalid-value", act(id, "assign", "{\"username\":\"nobody-at-all\"}"));
    problem(400, "missing-field", act(id, "close", "{}"));
    String findings = "{\"causeClass\":\"code\",\"cause\":\"a bug\",\"solution\":\"a fix\"}";
    expect(200, act(id, "resolve", findings));
    JsonNode closed = expect(200, act(id, "close", "{}"));
    assertThat(closed.path("state").asText()).isEqualTo("closed");
    assertThat(closed.path("solution").asText()).isEqualTo("a fix");

    JsonNode timeline =
        expect(200, send(viewer, "GET", "/api/v1/events/" + id + "/timeline", null, null));
    assertThat(timeline.path("items").findValuesAsText("action"))
        .containsSubsequence("opened", "acknowledge", "assign", "resolve", "close");
    assertThat(
            server
                .get("/api/v1/events?key=handling-1&assignee=" + user + "&sort=severity")
                .json()
                .path("items"))
        .hasSize(1);
    assertThat(server.get("/api/v1/events?key=handling-1&assignee=none").json().path("items"))
        .isEmpty();
  }

  @Test
  void closingFreesTheKeyAndWhatIsResolvedComesBack() throws Exception {
    JsonNode event = fired("handling-2", "warning");
    String id = event.path("id").asText();
    expect(200, act(id, "close", "{}"));
    ServerDatabase.awaitInbox();
    fired2("handling-2", 2);
    problem(409, "key-taken", act(id, "reopen", "{\"note\":\"mine\"}"));

    JsonNode other = fired("handling-3", "warning");
    String otherId = other.path("id").asText();
    expect(200, act(otherId, "resolve", "{}"));
    server.post(
        "/api/v1/alerts", "{\"type\":\"Handled\",\"key\":\"handling-3\",\"severity\":\"warning\"}");
    JsonNode back =
        server.event("handling-3", shown -> shown.path("handling").asText().equals("open"));
    assertThat(back.path("reopened").asInt()).isEqualTo(1);
  }

  /** Sends until there are so many events of the key. */
  private void fired2(String key, int events) throws Exception {
    server.post(
        "/api/v1/alerts",
        "{\"type\":\"Handled\",\"key\":\"%s\",\"severity\":\"warning\"}".formatted(key));
    RunningServer.until(
        () -> server.get("/api/v1/events?key=" + key).json().path("items").size(),
        size -> size == events);
  }

  @Test
  void severalAreHandledAtOnceAndEachRefusesForItself() throws Exception {
    String first = fired("handling-4", "warning").path("id").asText();
    String second = fired("handling-5", "critical").path("id").asText();
    String none = "00000000-0000-0000-0000-000000000000";
    JsonNode outcome =
        expect(
            200,
            send(
                operator,
                "POST",
                "/api/v1/events/actions",
                null,
                "{\"action\":\"close\",\"ids\":[\"%s\",\"%s\",\"%s\"]}"
                    .formatted(first, second, none)));
    assertThat(outcome.path("done").findValuesAsText("id")).containsExactly(first);
    assertThat(outcome.path("refused").findValuesAsText("code"))
        .containsExactly("missing-field", "not-found");
    problem(
        400,
        "invalid-value",
        send(
            operator,
            "POST",
            "/api/v1/events/actions",
            null,
            "{\"action\":\"explode\",\"ids\":[\"%s\"]}".formatted(first)));
  }

  @Test
  void whoCalledAPageUselessIsToldSoAndNobodyElse() throws Exception {
    String id = fired("handling-8", "warning").path("id").asText();
    JsonNode called = expect(200, act(id, "useless", "{\"reason\":\"a test\"}"));
    assertThat(called.path("calledUseless").asBoolean()).isTrue();
    assertThat(calledUseless(operator)).containsExactly(true);
    assertThat(calledUseless(viewer)).containsExactly(false);
    JsonNode others = expect(200, send(viewer, "GET", "/api/v1/events/" + id, null, null));
    assertThat(others.path("uselessCount").asInt()).isEqualTo(1);

    expect(200, act(id, "useless", "{\"undo\":true}"));
    assertThat(calledUseless(operator)).containsExactly(false);
  }

  /** What the list says of the mark of whoever asks. */
  private List<Boolean> calledUseless(String token) {
    JsonNode list =
        expect(200, send(token, "GET", "/api/v1/events?key=handling-8", null, null)).path("items");
    List<Boolean> called = new ArrayList<>();
    list.forEach(event -> called.add(event.required("calledUseless").asBoolean()));
    return called;
  }

  @Test
  void whatAPersonReportsBecomesAnEvent() {
    JsonNode event =
        expect(
            201,
            send(
                operator,
                "POST",
                "/api/v1/events",
                null,
                "{\"subject\":\"Printer smokes\",\"severity\":\"major\",\"ownerTeam\":\"storage-team\"}"));
    assertThat(event.path("subject").asText()).isEqualTo("Printer smokes");
    assertThat(event.path("source").asText()).isEqualTo("person");
    assertThat(event.path("ownerTeam").path("id").asText()).isEqualTo("storage-team");
    problem(
        400,
        "invalid-value",
        send(
            operator, "POST", "/api/v1/events", null, "{\"subject\":\"x\",\"severity\":\"info\"}"));
  }

  @Test
  void whoMayNotHandleIsRefusedAndTheAuditLogIsWhole() throws Exception {
    String id = fired("handling-6", "warning").path("id").asText();
    problem(403, "forbidden", send(viewer, "POST", "/api/v1/events/" + id + "/start", null, "{}"));
    JsonNode seen = expect(200, send(viewer, "GET", "/api/v1/events/" + id, null, null));
    assertThat(seen.path("allowed")).isEmpty();
    problem(403, "forbidden", send(operator, "GET", "/api/v1/audit", null, null));

    expect(200, act(id, "comment", "{\"text\":\"hm\"}"));
    JsonNode last =
        expect(200, send(auditor, "GET", "/api/v1/audit?what=event.comment&limit=1", null, null))
            .path("items")
            .get(0);
    assertThat(last.path("object").asText()).isEqualTo("event:" + id);
    assertThat(last.path("hash").asText()).hasSize(64);
    JsonNode check = expect(200, send(auditor, "GET", "/api/v1/audit/verify", null, null));
    assertThat(check.path("valid").asBoolean()).isTrue();
    assertThat(check.path("checkedUpTo").asLong()).isPositive();
  }

  @Test
  void whoListensHearsWhatPeopleDo() throws Exception {
    String id = fired("handling-7", "warning").path("id").asText();
    CompletableFuture<HttpResponse<Stream<String>>> stream =
        HttpClient.newHttpClient()
            .sendAsync(
                server
                    .request("/api/v1/stream")
                    .header("Authorization", "Bearer " + viewer)
                    .GET()
                    .build(),
                HttpResponse.BodyHandlers.ofLines());
    HttpResponse<Stream<String>> listening = stream.get(20, TimeUnit.SECONDS);
    CompletableFuture<Boolean> heard =
        CompletableFuture.supplyAsync(
            () ->
                listening
                    .body()
                    .anyMatch(line -> line.contains(id) && line.contains("\"handled\"")));
    expect(200, act(id, "start", "{}"));
    assertThat(heard.get(20, TimeUnit.SECONDS)).isTrue();
  }
}
