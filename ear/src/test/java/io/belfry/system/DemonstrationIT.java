package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.system.RunningServer.Answer;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demonstration, the map of what hangs on what, and what to do about an event. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DemonstrationIT {
  private static final String PATH = "/api/v1/demonstration";

  private final RunningServer server = RunningServer.get();
  private final String administrator =
      ServerDatabase.token(
          1,
          "users:manage",
          "events:read",
          "events:handle",
          "catalogue:read",
          "catalogue:write",
          "notifications:read");
  private final String viewer = ServerDatabase.token(1, "events:read");

  DemonstrationIT() throws SQLException {}

  private Answer send(String token, String method, String path, @Nullable String json) {
    HttpRequest.Builder request =
        server
            .request(path)
            // 201 events are closed one by one.
            .timeout(Duration.ofMinutes(2))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    return server.send(request);
  }

  private static JsonNode expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.json();
  }

  private JsonNode get(String path) {
    return expect(200, send(administrator, "GET", path, null));
  }

  @Test
  void oneCauseWith200SymptomsIsPlayedDrawnAndCleanedUp() throws Exception {
    // Somebody else's test may have left events, or none: one of our own makes it sure.
    server.post(
        "/api/v1/alerts", "{\"type\":\"HostDown\",\"key\":\"demo-real\",\"severity\":\"major\"}");
    String real = server.event("demo-real", event -> true).path("id").asText();

    assertThat(send(viewer, "POST", PATH, "{}").status()).isEqualTo(403);
    JsonNode refused = expect(409, send(administrator, "POST", PATH, "{}"));
    assertThat(refused.path("errors").get(0).path("field").asText()).isEqualTo("confirmed");
    assertThat(get(PATH).path("present").asBoolean()).isFalse();

    JsonNode played = expect(202, send(administrator, "POST", PATH, "{\"confirmed\":true}"));
    assertThat(played.path("alerts").asInt()).isEqualTo(201);
    expect(409, send(administrator, "POST", PATH, "{\"confirmed\":true}"));

    JsonNode cause =
        server.event("demo/demo-san-1", event -> event.path("symptoms").asInt() == 200);
    assertThat(cause.path("probableCause").isNull()).isTrue();
    assertThat(cause.path("ownerTeam").path("name").asText()).isEqualTo("Demonstration: storage");
    assertThat(get("/api/v1/events?root=true&q=demo/demo-&state=open").path("items")).hasSize(1);

    JsonNode map = get("/api/v1/topology");
    assertThat(map.path("nodes").findValuesAsText("id"))
        .contains("service/demo-shop", "ci/demo-shop-01", "ci/demo-san-1");
    JsonNode storage =
        StreamSupport.stream(map.path("nodes").spliterator(), false)
            .filter(node -> node.path("id").asText().equals("ci/demo-san-1"))
            .findFirst()
            .orElseThrow();
    assertThat(storage.path("severity").asText()).isEqualTo("critical");

    String id = cause.path("id").asText();
    JsonNode procedure = get("/api/v1/events/" + id + "/procedure");
    assertThat(procedure.path("runbook").asText()).isEqualTo("storage/node-takeover");
    String step = procedure.path("phases").get(0).path("steps").get(0).path("id").asText();
    JsonNode ticked =
        expect(
            200,
            send(
                administrator,
                "POST",
                "/api/v1/events/" + id + "/tick",
                "{\"step\":\"" + step + "\"}"));
    assertThat(ticked.path("ticks").get(0).path("step").asText()).isEqualTo(step);

    JsonNode cleaned = expect(200, send(administrator, "DELETE", PATH, null));
    assertThat(cleaned.path("events").asInt()).isEqualTo(201);
    JsonNode after = get(PATH);
    assertThat(after.path("present").asBoolean()).isFalse();
    assertThat(after.path("openEvents").asInt()).isZero();
    assertThat(get("/api/v1/services?limit=200").path("items").findValuesAsText("name"))
        .noneMatch(name -> name.startsWith("demo-"));
    // What is real stays as it is.
    assertThat(get("/api/v1/events/" + real).path("state").asText()).isEqualTo("open");
  }
}
