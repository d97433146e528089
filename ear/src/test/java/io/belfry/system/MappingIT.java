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

/** A tool that Belfry has never heard of, from its mapping to its event. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class MappingIT {
  private static final String MAPPINGS = "/api/v1/mappings";
  private static final String MAPPING =
      """
      {"items": "$.checks[*]", "type": {"default": "CheckFailed"}, "key": ["$.site", "@.name"],
       "status": {"path": "@.state", "resolved": ["ok"]}, "severity": {"default": "major"},
       "summary": "@.text"}
      """;
  private static final String PAYLOAD =
      """
      {"site": "mapping-it", "checks": [{"name": "%s", "state": "%s", "text": "it fails"}, {}]}
      """;

  private final RunningServer server = RunningServer.get();
  private final String author = ServerDatabase.token(1, "mappings:read", "mappings:write");

  MappingIT() throws SQLException {}

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

  private static Answer expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer;
  }

  private static String named(String name) {
    return "{\"name\":\"%s\",\"mapping\":%s}".formatted(name, MAPPING);
  }

  @Test
  void aToolSendsItsOwnJsonAndItsEventOpensAndRecovers() throws Exception {
    String door = "/intake/json/checker";
    expect(404, server.post(door, PAYLOAD.formatted("disk", "bad")));
    JsonNode tried =
        expect(
                200,
                send(
                    author,
                    "POST",
                    MAPPINGS + "/try",
                    null,
                    "{\"mapping\":%s,\"payload\":%s}"
                        .formatted(MAPPING, PAYLOAD.formatted("disk", "bad"))))
            .json();
    assertThat(tried.path("alerts").path(0).path("key").asText()).isEqualTo("mapping-it/disk");
    assertThat(tried.path("rejected").path(0).path("index").asInt()).isEqualTo(1);

    Answer added = expect(201, send(author, "POST", MAPPINGS, null, named("checker")));
    assertThat(added.json().path("mapping").path("items").asText()).isEqualTo("$.checks[*]");
    Answer taken = expect(202, server.post(door, PAYLOAD.formatted("disk", "bad")));
    assertThat(taken.json().path("accepted").asInt()).isEqualTo(1);
    assertThat(taken.json().path("rejected").path(0).path("field").asText()).isEqualTo("key");
    JsonNode event = server.event("mapping-it/disk", e -> true);
    assertThat(event.path("severity").asText()).isEqualTo("major");
    assertThat(event.path("source").asText()).isEqualTo("checker");

    Answer inPath =
        server.send(
            server
                .request(door + "/" + server.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(PAYLOAD.formatted("disk", "OK"))));
    expect(202, inPath);
    server.event("mapping-it/disk", e -> e.path("condition").asText().equals("cleared"));
  }

  @Test
  void aChangeNeedsItsVersionAndCountsAtOnce() {
    expect(201, send(author, "POST", MAPPINGS, null, named("changed")));
    expect(409, send(author, "POST", MAPPINGS, null, named("changed")));
    String path = MAPPINGS + "/changed";
    expect(400, server.post("/intake/json/changed", "{\"checks\":[]}"));

    String change = "{\"mapping\":{\"type\":{\"default\":\"Changed\"}}}";
    expect(428, send(author, "PUT", path, null, change));
    expect(412, send(author, "PUT", path, "\"7\"", change));
    expect(200, send(author, "PUT", path, "\"0\"", change));
    expect(202, server.post("/intake/json/changed", "{\"checks\":[]}"));

    Answer refused =
        expect(
            400, send(author, "PUT", path, "*", "{\"mapping\":{\"type\":\"$.x[?length(@)>1]\"}}"));
    assertThat(refused.json().path("errors").path(0).path("field").asText())
        .isEqualTo("mapping.type");
    expect(204, send(author, "DELETE", path, "\"1\"", null));
    expect(404, server.post("/intake/json/changed", "{\"checks\":[]}"));
  }

  @Test
  void permissionsAndTenantsKeepApart() throws Exception {
    expect(201, send(author, "POST", MAPPINGS, null, named("ours")));
    expect(403, server.post(MAPPINGS, named("theirs")));
    String reader = ServerDatabase.token(1, "mappings:read");
    expect(200, send(reader, "GET", MAPPINGS + "/ours", null, null));
    expect(403, send(reader, "DELETE", MAPPINGS + "/ours", null, null));
    expect(403, send(reader, "POST", MAPPINGS + "/try", null, "{\"mapping\":{},\"payload\":1}"));

    ServerDatabase.tenant(2, "other");
    String stranger = ServerDatabase.token(2, "mappings:read", "mappings:write", "alerts:write");
    expect(404, send(stranger, "GET", MAPPINGS + "/ours", null, null));
    expect(404, send(stranger, "POST", "/intake/json/ours", null, "{}"));
    assertThat(send(stranger, "GET", MAPPINGS, null, null).json().path("items")).isEmpty();
  }
}
