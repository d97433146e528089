package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.system.RunningServer.Answer;
import java.net.http.HttpRequest;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An alert's way through the server, as a monitoring tool and a reader of the API see it. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class StraightLineIT {
  private final RunningServer server = RunningServer.get();

  @Test
  void healthAnswersWithoutALogin() {
    assertThat(server.send(server.request("/health/live").GET()).status()).isEqualTo(200);
    Answer ready = server.send(server.request("/health/ready").GET());
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.json().path("checks").path("engine").asText()).isEqualTo("UP");
  }

  @Test
  void anAlertBecomesAnEventASecondJoinsAndARecoveryClears() throws Exception {
    String alert = "{\"type\":\"HostDown\",\"key\":\"line-1\",\"severity\":\"critical\"%s}";
    Answer taken = server.post("/api/v1/alerts", alert.formatted(""));
    assertThat(taken.status()).isEqualTo(202);
    assertThat(taken.json().path("accepted").asInt()).isEqualTo(1);

    JsonNode event = server.event("line-1", e -> e.path("condition").asText().equals("firing"));
    assertThat(event.path("priority").asText()).isEqualTo("P2");
    assertThat(event.path("ownerTeam").path("id").asText()).isEqualTo("platform-team");
    assertThat(event.path("unclassified").asBoolean()).isFalse();
    assertThat(event.path("openedBy").path("rule").asText()).isEqualTo("Open an event");
    String path = "/api/v1/events/" + event.path("id").asText();
    // The list of alerts follows the ledger, a moment later than the event.
    JsonNode alerts =
        RunningServer.until(
            () -> server.get(path + "/alerts").json().path("items"), items -> !items.isEmpty());
    assertThat(alerts.get(0).path("fate").asText()).isEqualTo("opened");
    assertThat(server.get(path + "/decisions").json().path("items").findValuesAsText("rule"))
        .containsExactly(
            "Take the priority from impact and urgency",
            "Route to the team that the runbook names",
            "Open an event");

    server.post("/api/v1/alerts", alert.formatted(""));
    server.event("line-1", e -> e.path("alertCount").asInt() == 2);
    server.post("/api/v1/alerts", alert.formatted(",\"status\":\"resolved\""));
    JsonNode cleared = server.event("line-1", e -> e.path("condition").asText().equals("cleared"));
    assertThat(cleared.path("state").asText()).isEqualTo("recovered");
    assertThat(cleared.path("handling").asText()).isEqualTo("open");
  }

  @Test
  void whatNoRuleKnowsGoesToTheDefaultOwnerUnclassified() throws Exception {
    server.post("/api/v1/alerts", "{\"type\":\"NeverSeen\",\"key\":\"line-2\"}");
    JsonNode event = server.event("line-2", e -> true);
    assertThat(event.path("unclassified").asBoolean()).isTrue();
    assertThat(event.path("ownerTeam").path("id").asText()).isEqualTo("operations");
    assertThat(event.path("runbook").isNull()).isTrue();
  }

  @Test
  void anInformationalAlertIsListedAndOpensNothing() throws Exception {
    server.post("/api/v1/alerts", "{\"type\":\"Note\",\"key\":\"line-3\",\"severity\":\"info\"}");
    JsonNode alerts =
        RunningServer.until(
            () -> server.get("/api/v1/alerts?q=line-3").json().path("items"),
            items -> RunningServer.areJudged(items, 1));
    assertThat(alerts.get(0).path("fate").asText()).isEqualTo("informational");
    assertThat(server.get("/api/v1/events?q=line-3").json().path("items")).isEmpty();
  }

  @Test
  void prometheusAndItsAlertmanagerMeanTheSameAlert() throws Exception {
    String labels = "{\"alertname\":\"InstanceDown\",\"instance\":\"line-4\",\"empty\":\"\"}";
    assertThat(server.post("/api/v2/alerts", "[{\"labels\":%s}]".formatted(labels)).status())
        .isEqualTo(200);
    assertThat(
            server
                .post(
                    "/intake/alertmanager",
                    "{\"version\":\"4\",\"alerts\":[{\"status\":\"resolved\",\"labels\":%s}]}"
                        .formatted(labels))
                .status())
        .isEqualTo(202);
    JsonNode alerts =
        RunningServer.until(
            () -> server.get("/api/v1/alerts?q=InstanceDown").json().path("items"),
            items -> RunningServer.areJudged(items, 2));
    assertThat(alerts.findValuesAsText("fate")).containsExactly("recovered", "opened");
  }

  @Test
  void aTokenMayStandInThePathOrInTheBodyWhereTheFormatHasItThere() {
    Answer inPath =
        server.send(
            server
                .request("/intake/alertmanager/" + server.token())
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"P\"}}]}")));
    assertThat(inPath.status()).isEqualTo(202);
    Answer inBody =
        server.send(
            server
                .request("/v2/enqueue")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"routing_key\":\"%s\",\"event_action\":\"trigger\",\"dedup_key\":\"line-5\",\"payload\":{\"summary\":\"s\",\"source\":\"h\",\"severity\":\"error\"}}"
                            .formatted(server.token()))));
    assertThat(inBody.status()).isEqualTo(202);
    assertThat(inBody.json().path("dedup_key").asText()).isEqualTo("line-5");
  }

  @Test
  void badInputGetsAProblemWithTheReasonAndTheGoodOnesStay() {
    Answer mixed =
        server.post(
            "/api/v1/alerts", "[{\"type\":\"A\",\"key\":\"line-6\"},{\"severity\":\"red\"}]");
    assertThat(mixed.status()).isEqualTo(202);
    assertThat(mixed.json().path("rejected").findValuesAsText("index")).containsOnly("1");

    problem(server.post("/api/v1/alerts", "[{\"type\":"), 400, "malformed-json");
    problem(server.post("/api/v1/alerts", "{\"key\":\"k\"}"), 400, "missing-field");
    problem(
        server.post("/api/v1/alerts", "{\"type\":\"" + "x".repeat(5 << 20) + "\"}"),
        413,
        "body-too-large");
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("{\"type\":\"A\"}");
    problem(
        server.send(
            server
                .request("/api/v1/alerts")
                .header("Authorization", "Bearer " + server.token())
                .header("Content-Type", "text/plain")
                .POST(body)),
        415,
        "unsupported-media-type");
    problem(
        server.send(
            server.request("/api/v1/alerts").header("Content-Type", "application/json").POST(body)),
        401,
        "unauthenticated");
    problem(
        server.send(
            server
                .request("/api/v1/alerts")
                .header("Authorization", "Bearer bf_wrong")
                .header("Content-Type", "application/json")
                .POST(body)),
        401,
        "unauthenticated");
    problem(server.get("/api/v1/users"), 403, "forbidden");
    problem(server.send(server.request("/api/v1/events").GET()), 401, "unauthenticated");
    problem(server.get("/api/v1/events/00000000-0000-0000-0000-000000000000"), 404, "not-found");
  }

  @Test
  void whoWasToldIsNoBusinessOfATool() {
    problem(server.get("/api/v1/notifications"), 403, "forbidden");
    problem(server.post("/api/v1/notifications/1/retry", ""), 403, "forbidden");
  }

  @Test
  void anOrdinaryRefusalIsNoErrorOfTheServer() throws Exception {
    for (String method : new String[] {"GET", "HEAD", "POST", "PUT", "DELETE"}) {
      HttpRequest.BodyPublisher body =
          method.equals("POST") || method.equals("PUT")
              ? HttpRequest.BodyPublishers.ofString("{\"a\":\"" + "x".repeat(50_000) + "\"}")
              : HttpRequest.BodyPublishers.noBody();
      for (String path : new String[] {"/api/v1/users", "/metrics", "/nothing"}) {
        Answer answer =
            server.send(
                server
                    .request(path)
                    .header("Content-Type", "application/json")
                    .header("Cookie", "belfry_session=unknown")
                    .method(method, body));
        assertThat(answer.status()).as(method + path).isEqualTo(401);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
      }
    }
    assertThat(server.log()).noneMatch(line -> line.contains("UT005023"));
  }

  @Test
  void theAccountingAddsUp() throws Exception {
    server.post("/api/v1/alerts", "{\"type\":\"A\",\"key\":\"line-7\"}");
    JsonNode sums =
        RunningServer.until(
            () -> server.get("/api/v1/accounting").json(), a -> a.path("pending").asInt() == 0);
    long fates = 0;
    for (JsonNode count : sums.path("fates")) {
      fates += count.asLong();
    }
    assertThat(fates).isEqualTo(sums.path("journalled").asLong()).isPositive();
    assertThat(server.get("/metrics").text()).contains("belfry_intake_alerts_total");
    assertThat(server.get("/openapi").text()).contains("/events");
  }

  private static void problem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.mediaType()).startsWith("application/problem+json");
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    assertThat(answer.json().path("detail").asText()).isNotBlank();
  }
}
