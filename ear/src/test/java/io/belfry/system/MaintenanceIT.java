package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.system.RunningServer.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Windows that come again, what they would have hidden, and changes, through the API. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class MaintenanceIT {
  private static final String WINDOWS = "/api/v1/maintenance-windows";

  private final RunningServer server = RunningServer.get();
  private final String keeper =
      ServerDatabase.token(
          1, "events:read", "catalogue:read", "catalogue:write", "maintenance:write");
  private final String viewer = ServerDatabase.token(1, "events:read");
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  MaintenanceIT() throws SQLException {}

  private JsonNode ask(int status, String method, String path, String json) {
    HttpRequest.Builder request =
        server
            .request(path)
            .header("Authorization", "Bearer " + keeper)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    Answer answer = server.send(request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.json();
  }

  /** From an hour ago for two hours, every day. */
  private String daily(String ci) {
    return """
        {"ci": "%s", "startsAt": "%s", "endsAt": "%s", "recurrence": "FREQ=DAILY;UNTIL=%s",
         "reason": "patching"}
        """
        .formatted(
            ci,
            now.minusSeconds(3600),
            now.plusSeconds(3600),
            now.plus(9, ChronoUnit.DAYS).toString().replaceAll("[-:]", ""));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  @Test
  void oneTimeEndsAndTheSeriesGoesOnUntilItIsEnded() throws Exception {
    JsonNode window = ask(201, "POST", WINDOWS, daily("it-series"));
    String path = WINDOWS + "/" + text(window, "id");
    String alert =
        "{\"type\":\"Down\",\"key\":\"it-series\",\"ci\":\"it-series\",\"severity\":\"major\"}";
    assertThat(server.post("/api/v1/alerts", alert).status()).isEqualTo(202);
    RunningServer.until(
        () -> server.get("/api/v1/alerts?fate=suppressed&q=it-series").json().path("items"),
        items -> items.size() == 1);
    JsonNode preview = ask(200, "POST", WINDOWS + "/preview", daily("it-series"));
    assertThat(preview.path("complete").asBoolean()).isTrue();
    assertThat(preview.path("hidden").asInt()).isEqualTo(1);
    assertThat(text(preview.path("keys").get(0), "key")).isEqualTo("it-series");
    assertThat(preview.path("keys").get(0).path("opened").asInt()).isZero();

    JsonNode ended = ask(200, "POST", path + "/end?reason=done", "{}");
    assertThat(text(ended, "state")).isEqualTo("active");
    assertThat(text(ended, "cancelReason")).isEqualTo("done");
    assertThat(text(ended, "cancelledBy")).isNotEmpty();
    assertThat(ended.path("cancelledAt").isNull()).isTrue();
    assertThat(Instant.parse(text(ended.path("next"), "startsAt"))).isAfter(now);
    server.event("it-series", event -> text(event, "condition").equals("firing"));

    assertThat(text(ask(409, "POST", path + "/end", "{}"), "code")).isEqualTo("conflict");
    ask(400, "POST", path + "/end?series=yes", "{}");
    JsonNode over = ask(200, "POST", path + "/end?series=true", "{}");
    assertThat(text(over, "state")).isEqualTo("past");
    assertThat(over.path("next").isNull()).isTrue();
  }

  @Test
  void whatCannotBeReadIsRefusedAndNoFailure() {
    String filter = URLEncoder.encode("host=~\"(\"", StandardCharsets.UTF_8);
    JsonNode problem = ask(400, "GET", "/api/v2/silences?filter=" + filter, "");
    assertThat(text(problem.path("errors").get(0), "field")).isEqualTo("filter");
    String far =
        daily("it-far")
            .replaceFirst("\"endsAt\": \"[^\"]*", "\"endsAt\": \"+300000-01-01T00:00:00Z");
    assertThat(text(ask(400, "POST", WINDOWS, far).path("errors").get(0), "field"))
        .isEqualTo("endsAt");
    JsonNode unknown =
        ask(400, "POST", WINDOWS + "/preview", daily("x").replace("\"ci\"", "\"service\""));
    assertThat(text(unknown.path("errors").get(0), "field")).isEqualTo("service");
    ask(400, "GET", "/api/v1/changes?cursor=-999999999999999-" + new UUID(0, 1), "");
  }

  @Test
  void aToolTellsOfAChangeByItsRoutingKey() {
    String change =
        """
        {"routing_key": "%s", "payload": {"summary": "Deployed it-%s", "source": "ci",
         "timestamp": "%s", "custom_details": {"service": "it-shop", "ci": "it-web-9"}},
         "links": [{"href": "https://ci.example.com/9"}]}
        """;
    String name = UUID.randomUUID().toString();
    Answer taken = enqueue(change.formatted(server.token(), name, now));
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    assertThat(text(taken.json(), "status")).isEqualTo("success");
    JsonNode noted = ask(200, "GET", "/api/v1/changes?ci=it-web-9", "").path("items").get(0);
    assertThat(text(noted, "summary")).isEqualTo("Deployed it-" + name);
    assertThat(text(noted, "service")).isEqualTo("it-shop");
    assertThat(text(noted, "source")).isEqualTo("ci");
    assertThat(text(noted, "link")).isEqualTo("https://ci.example.com/9");
    assertThat(Instant.parse(text(noted, "happenedAt"))).isEqualTo(now);

    for (String time : new String[] {"today", "+300000-01-01T00:00:00Z"}) {
      Answer wrong = enqueue(change.formatted(server.token(), name, time));
      assertThat(wrong.status()).as(wrong.text()).isEqualTo(400);
      assertThat(text(wrong.json().path("errors").get(0), "field")).isEqualTo("payload.timestamp");
    }
    assertThat(enqueue(change.formatted("nobody's", name, now)).status()).isEqualTo(401);
    assertThat(enqueue(change.formatted(viewer, name, now)).status()).isEqualTo(403);
    assertThat(enqueue("{\"payload\": {}}").status()).isEqualTo(401);
    assertThat(enqueue("[]").status()).isEqualTo(400);
  }

  private Answer enqueue(String json) {
    return server.send(
        server
            .request("/v2/change/enqueue")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }
}
