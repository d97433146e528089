package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.system.RunningServer.Answer;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Incidents, subscriptions, rules, figures and what was learnt, through the API of the server. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class IncidentIT {
  private final RunningServer server = RunningServer.get();
  private final String keeper =
      ServerDatabase.token(
          1, "catalogue:read", "catalogue:write", "events:read", "events:handle", "users:manage");
  private final String reader = ServerDatabase.token(1, "catalogue:read", "events:read");

  IncidentIT() throws SQLException {}

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

  private static JsonNode expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.json();
  }

  private JsonNode fired(String key) throws Exception {
    server.post(
        "/api/v1/alerts",
        "{\"type\":\"Gathered\",\"key\":\"%s\",\"severity\":\"warning\"}".formatted(key));
    return server.event(key, event -> event.path("condition").asText().equals("firing"));
  }

  @Test
  void anIncidentIsMadeOfEventsLedAndClosed() throws Exception {
    String first = fired("incident-1").path("id").asText();
    String second = fired("incident-2").path("id").asText();
    String body = "{\"title\":\"All is slow\",\"priority\":\"P2\",\"events\":[\"" + first + "\"]}";
    assertThat(send(reader, "POST", "/api/v1/incidents", null, body).status()).isEqualTo(403);
    JsonNode opened = expect(201, send(keeper, "POST", "/api/v1/incidents", null, body));
    String path = "/api/v1/incidents/" + opened.path("id").asText();
    expect(409, send(keeper, "POST", "/api/v1/incidents", null, body));
    expect(400, send(keeper, "POST", "/api/v1/incidents", null, "{\"events\":[]}"));

    JsonNode added =
        expect(
            200, send(keeper, "POST", path + "/add", "\"1\"", "{\"events\":[\"" + second + "\"]}"));
    assertThat(added.path("eventCount").asInt()).isEqualTo(2);
    expect(412, send(keeper, "POST", path + "/start", "\"1\"", "{}"));
    expect(
        200,
        send(
            keeper,
            "POST",
            path + "/command",
            null,
            "{\"username\":\"" + server.username() + "\"}"));
    expect(200, send(keeper, "POST", path + "/update", null, "{\"text\":\"Half is back\"}"));
    expect(400, send(keeper, "POST", path + "/explode", null, "{}"));
    expect(400, send(keeper, "POST", path + "/close", null, "{}"));
    JsonNode closed =
        expect(200, send(keeper, "POST", path + "/close", null, "{\"solution\":\"More of it\"}"));
    assertThat(closed.path("state").asText()).isEqualTo("closed");
    expect(409, send(keeper, "POST", path + "/start", null, "{}"));

    JsonNode timeline = expect(200, send(reader, "GET", path + "/timeline", null, null));
    assertThat(timeline.path("items").findValuesAsText("action"))
        .containsExactly("close", "update", "command", "add", "add", "open");
    assertThat(expect(200, send(reader, "GET", path + "/events", null, null)).path("items"))
        .hasSize(2);
    JsonNode event = expect(200, send(reader, "GET", "/api/v1/events/" + second, null, null));
    assertThat(event.path("incident").path("number").asInt())
        .isEqualTo(opened.path("number").asInt());
    assertThat(
            expect(200, send(reader, "GET", "/api/v1/incidents?state=closed", null, null))
                .path("items")
                .findValuesAsText("title"))
        .contains("All is slow");
    expect(400, send(reader, "GET", "/api/v1/incidents?state=strange", null, null));
  }

  @Test
  void rulesSayWhatIsAnIncidentAndWhoIsTold() {
    JsonNode usual = expect(200, send(reader, "GET", "/api/v1/incident-rules", null, null));
    assertThat(usual.path("items").findValuesAsText("name")).contains("p1", "service");
    String path = "/api/v1/incident-rules/mine";
    String rule = "{\"priorities\":[\"P1\"],\"events\":3,\"within\":\"15m\",\"enabled\":false}";
    expect(428, send(keeper, "PUT", path, null, rule));
    JsonNode set = expect(200, send(keeper, "PUT", path, "*", rule));
    assertThat(set.path("within").asText()).isEqualTo("15m");
    expect(400, send(keeper, "PUT", path, "*", "{\"events\":0}"));
    assertThat(send(keeper, "DELETE", path, "\"1\"", null).status()).isEqualTo(204);

    String slow = "/api/v1/notification-rules/slow";
    String steps =
        "{\"classes\":[\"performance\"],\"lasts\":\"10m\",\"enabled\":false,\"steps\":["
            + "{\"tell\":[\"team\"]},{\"after\":\"15m\",\"tell\":[\"lead\",\"user:%s\"]}]}"
                .formatted(server.username());
    JsonNode told = expect(200, send(keeper, "PUT", slow, "*", steps));
    assertThat(told.path("steps").path(1).path("tell"))
        .extracting(JsonNode::asText)
        .containsExactly("lead", "user:" + server.username());
    expect(400, send(keeper, "PUT", slow, "*", "{\"steps\":[{\"tell\":[\"everybody\"]}]}"));
    assertThat(send(keeper, "DELETE", slow, null, null).status()).isEqualTo(204);
    expect(404, send(reader, "GET", slow, null, null));
  }

  @Test
  void groupsSubscribeToPartsOfTheOrganisation() {
    String group = "/api/v1/groups/it-ui";
    String members = "{\"title\":\"UI\",\"members\":[\"%s\"]}".formatted(server.username());
    expect(428, send(keeper, "PUT", group, null, members));
    JsonNode set = expect(200, send(keeper, "PUT", group, "*", members));
    assertThat(set.path("members").path(0).path("username").asText()).isEqualTo(server.username());
    String wanted =
        "{\"group\":\"it-ui\",\"role\":\"responder\",\"pattern\":\"shop.frontend.*\","
            + "\"severities\":[\"critical\"]}";
    JsonNode added = expect(201, send(keeper, "POST", "/api/v1/subscriptions", null, wanted));
    String path = "/api/v1/subscriptions/" + added.path("id").asText();
    expect(412, send(keeper, "PUT", path, "\"7\"", wanted));
    expect(200, send(keeper, "PUT", path, "\"1\"", wanted.replace("responder", "interested")));
    expect(400, send(keeper, "POST", "/api/v1/subscriptions", null, wanted.replace("*", "(a+)+")));
    assertThat(
            expect(200, send(reader, "GET", "/api/v1/subscriptions?group=it-ui", null, null))
                .path("items"))
        .hasSize(1);
    for (String interest : new String[] {"responder", "interested", "all"}) {
      assertThat(server.get("/api/v1/events?interest=" + interest).status()).isEqualTo(200);
    }
    assertThat(send(keeper, "DELETE", group, null, null).status()).isEqualTo(204);
    expect(404, send(reader, "GET", path, null, null));
  }

  @Test
  void whatWasClosedIsMeasuredAndTeaches() throws Exception {
    String closed = fired("lesson-1").path("id").asText();
    expect(
        200,
        send(
            keeper,
            "POST",
            "/api/v1/events/" + closed + "/close",
            null,
            "{\"causeClass\":\"code\",\"cause\":\"A bug\",\"solution\":\"A fix\"}"));
    String open = fired("lesson-2").path("id").asText();
    JsonNode similar =
        expect(
            200, send(reader, "GET", "/api/v1/events/" + open + "/similar?limit=20", null, null));
    assertThat(similar.path("lessons").findValuesAsText("solution")).contains("A fix");

    JsonNode measured = expect(200, send(reader, "GET", "/api/v1/measures", null, null));
    assertThat(measured.path("events").asInt()).isPositive();
    assertThat(measured.path("times").findValuesAsText("name"))
        .contains("time-to-detect", "time-to-acknowledge", "time-to-resolve");
    assertThat(measured.path("times").findValuesAsText("definition")).allMatch(s -> !s.isBlank());
    Answer table =
        send(reader, "GET", "/api/v1/measures/csv?from=2026-01-01&to=2026-02-01", null, null);
    assertThat(table.status()).isEqualTo(200);
    assertThat(table.mediaType()).startsWith("text/csv");
    assertThat(table.text()).startsWith("figure,of,unit,").contains("noise-reduction");
    expect(400, send(reader, "GET", "/api/v1/measures?from=yesterday", null, null));
    expect(400, send(reader, "GET", "/api/v1/measures?from=2026-02-02&to=2026-02-01", null, null));
  }

  @Test
  void anAcknowledgementAtPagerDutyComesBackOnce() throws Exception {
    String event = fired("pagerduty-1").path("id").asText();
    String webhook =
        ("{\"event\":{\"id\":\"01\",\"event_type\":\"incident.acknowledged\",\"resource_type\":"
                + "\"incident\",\"agent\":{\"id\":\"P\",\"summary\":\"Ada\"},\"data\":{\"id\":\"Q1\","
                + "\"type\":\"incident\",\"incident_key\":\"%s\"}}}")
            .formatted(event);
    assertThat(send(reader, "POST", "/api/v1/pagerduty", null, webhook).status()).isEqualTo(403);
    assertThat(
            expect(200, send(keeper, "POST", "/api/v1/pagerduty", null, webhook))
                .path("done")
                .asBoolean())
        .isTrue();
    JsonNode shown = expect(200, send(reader, "GET", "/api/v1/events/" + event, null, null));
    assertThat(shown.path("handling").asText()).isEqualTo("acknowledged");
    assertThat(
            expect(200, send(keeper, "POST", "/api/v1/pagerduty", null, webhook))
                .path("done")
                .asBoolean())
        .isFalse();
    assertThat(
            expect(
                    200,
                    send(
                        keeper,
                        "POST",
                        "/api/v1/pagerduty",
                        null,
                        webhook.replace(event, "somebody-elses")))
                .path("done")
                .asBoolean())
        .isFalse();
    expect(400, send(keeper, "POST", "/api/v1/pagerduty", null, "{}"));
  }
}
