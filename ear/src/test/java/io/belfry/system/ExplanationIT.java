package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.system.RunningServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The questions of somebody who was woken, put to the running server. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ExplanationIT {
  private static final String ALERT =
      "{\"type\":\"HostDown\",\"key\":\"explain-1\",\"severity\":\"critical\",\"summary\":\"Host gone\"}";

  private final RunningServer server = RunningServer.get();

  @Test
  void anEventSaysWhyItCalledAndAnAlertWhereItWent() throws Exception {
    server.post("/api/v1/alerts", ALERT);
    server.post("/api/v1/alerts", ALERT);
    JsonNode event = server.event("explain-1", e -> e.path("alertCount").asInt() == 2);

    Answer explained = server.get("/api/v1/events/" + event.path("id").asText() + "/explanation");
    assertThat(explained.status()).isEqualTo(200);
    JsonNode why = explained.json();
    assertThat(why.path("event").path("id")).isEqualTo(event.path("id"));
    assertThat(why.path("summary").asText())
        .contains("\"Host gone\"")
        .contains("by the rule \"Open an event\"")
        .contains("impact medium")
        .contains("because the runbook names it")
        .contains("2 alerts stand behind it");
    assertThat(why.path("steps").findValuesAsText("kind"))
        .containsExactly("rated", "routed", "opened");
    assertThat(why.path("steps").get(0).path("facts").findValuesAsText("name"))
        .contains("priority matrix");
    assertThat(why.path("notified").get(0).path("key").asText()).startsWith("opened/");

    JsonNode alerts =
        RunningServer.until(
            () ->
                server
                    .get("/api/v1/events/" + event.path("id").asText() + "/alerts")
                    .json()
                    .path("items"),
            items -> items.size() == 2);
    String joined = alerts.get(0).path("id").asText();
    JsonNode trace = server.get("/api/v1/alerts/" + joined + "/trace").json();
    assertThat(trace.path("judged").path("fate").asText()).isEqualTo("joined");
    assertThat(trace.path("judged").path("rule").asText())
        .isEqualTo("Join an alert to the event of its key");
    assertThat(trace.path("judged").path("facts").findValuesAsText("name"))
        .contains("alert", "event");
    assertThat(trace.path("replay").path("done").asBoolean()).isTrue();
    assertThat(trace.path("replay").path("agrees").asBoolean()).isTrue();
    assertThat(trace.path("event").path("number")).isEqualTo(event.path("number"));
    assertThat(trace.path("sentences")).isNotEmpty();
    original(joined);
  }

  /** The body as it was sent, as a file that no browser interprets. */
  private void original(String alert) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(server.url() + "/api/v1/alerts/" + alert + "/original"))
                    .header("Authorization", "Bearer " + server.token())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ALERT);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"alert-%s.json\"".formatted(alert));
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
  }

  @Test
  void whatIsNotThereIsAProblemAndNoFailure() {
    assertThat(server.get("/api/v1/alerts/999999999-0/trace").status()).isEqualTo(404);
    assertThat(server.get("/api/v1/alerts/999999999-0/original").status()).isEqualTo(404);
    assertThat(server.get("/api/v1/alerts/x/trace").status()).isEqualTo(404);
    assertThat(server.get("/api/v1/alerts/1-999999999/trace").status()).isEqualTo(404);
    assertThat(server.get("/api/v1/alerts/1-0/trace?replay=maybe").status()).isLessThan(500);
    assertThat(
            server.get("/api/v1/events/00000000-0000-0000-0000-000000000000/explanation").status())
        .isEqualTo(404);
    assertThat(server.send(server.request("/api/v1/alerts/1-0/original").GET()).status())
        .isEqualTo(401);
  }
}
