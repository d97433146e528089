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

/** How teams and people are reached, through the API of the server. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ChannelIT {
  private static final String CHANNELS = "/api/v1/teams/backup-team/channels";
  private static final String ROTATION = "/api/v1/teams/backup-team/rotation";

  private final RunningServer server = RunningServer.get();
  private final String keeper =
      ServerDatabase.token(
          1,
          "catalogue:read",
          "catalogue:write",
          "notifications:read",
          "notifications:retry",
          "events:handle",
          "users:manage");
  private final String reader = ServerDatabase.token(1, "catalogue:read");

  ChannelIT() throws SQLException {}

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

  @Test
  void aChannelIsAddedChangedTriedAndRemovedAndGivesNoSecretAway() {
    String secret = "a-signing-key-of-32-characters-..";
    String hook =
        "{\"name\":\"hook\",\"kind\":\"webhook\",\"address\":\"https://127.0.0.1/very-secret\","
            + "\"secret\":\"%s\",\"priorities\":[\"P1\"]}".formatted(secret);
    expect(403, send(reader, "POST", CHANNELS, null, hook));
    Answer added = expect(201, send(keeper, "POST", CHANNELS, null, hook));
    assertThat(added.text()).doesNotContain(secret, "very-secret");
    assertThat(added.json().path("address").asText()).isEqualTo("https://127.0.0.1/…");
    assertThat(added.json().path("sealed").asBoolean()).isTrue();
    assertThat(added.json().path("checkEvery").asText()).isEqualTo("1d");
    expect(409, send(keeper, "POST", CHANNELS, null, hook));
    expect(400, send(keeper, "POST", CHANNELS, null, "{\"name\":\"x\",\"kind\":\"pigeon\"}"));

    String off = "{\"checkEvery\":\"off\"}";
    expect(428, send(keeper, "PUT", CHANNELS + "/hook", null, off));
    expect(412, send(keeper, "PUT", CHANNELS + "/hook", "\"7\"", off));
    Answer changed = expect(200, send(keeper, "PUT", CHANNELS + "/hook", "\"0\"", off));
    assertThat(changed.json().path("checkEvery").asText()).isEqualTo("off");

    expect(403, send(reader, "POST", CHANNELS + "/hook/test", null, null));
    JsonNode trial = expect(200, send(keeper, "POST", CHANNELS + "/hook/test", null, null)).json();
    assertThat(trial.path("reached").asBoolean()).isFalse();
    assertThat(trial.path("answer").asText())
        .contains("private network")
        .doesNotContain("very-secret");

    JsonNode listed = expect(200, send(reader, "GET", CHANNELS, null, null)).json();
    assertThat(listed.path("items").findValuesAsText("name")).containsExactly("hook");
    assertThat(listed.toString()).doesNotContain(secret, "very-secret");
    expect(204, send(keeper, "DELETE", CHANNELS + "/hook", null, null));
    expect(404, send(reader, "GET", CHANNELS + "/hook", null, null));
    expect(404, send(reader, "GET", "/api/v1/teams/nobody/channels", null, null));
  }

  @Test
  void aRotationSaysWhoIsOnCallAndWhereTheyAreReached() {
    String admin = server.username();
    String contacts = "/api/v1/users/" + admin + "/contacts";
    String reached = "{\"mail\":\"admin@example.com\",\"ntfyTopic\":\"admin-rings\"}";
    expect(403, send(server.token(), "PUT", contacts, null, reached));
    expect(200, send(keeper, "PUT", contacts, null, reached));
    assertThat(expect(200, send(keeper, "GET", contacts, null, null)).json().path("mail").asText())
        .isEqualTo("admin@example.com");
    expect(400, send(keeper, "PUT", contacts, null, "{\"mail\":\"nowhere\"}"));

    expect(404, send(keeper, "GET", ROTATION, null, null));
    String weekly =
        "{\"zone\":\"Europe/Berlin\",\"startsOn\":\"2026-03-02\",\"handover\":\"09:00\","
            + "\"members\":[\"%s\"]}".formatted(admin);
    expect(428, send(keeper, "PUT", ROTATION, null, weekly));
    Answer set = expect(200, send(keeper, "PUT", ROTATION, "*", weekly));
    assertThat(set.json().path("handover").asText()).isEqualTo("09:00");
    expect(400, send(keeper, "PUT", ROTATION, "*", weekly.replace("Europe/Berlin", "Mars")));
    expect(400, send(keeper, "PUT", ROTATION, "*", weekly.replace("09:00", "25:00")));

    JsonNode calls =
        expect(200, send(reader, "GET", "/api/v1/on-call?at=2026-03-02T08:00:00Z", null, null))
            .json()
            .path("items");
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).path("team").path("id").asText()).isEqualTo("backup-team");
    assertThat(calls.get(0).path("person").path("username").asText()).isEqualTo(admin);
    assertThat(calls.get(0).path("until").asText()).isEqualTo("2026-03-09T08:00:00Z");
    expect(400, send(reader, "GET", "/api/v1/on-call?at=tomorrow", null, null));

    String overrides = "/api/v1/teams/backup-team/overrides";
    String standIn =
        "{\"username\":\"%s\",\"startsAt\":\"2126-03-02T00:00:00Z\",\"endsAt\":\"2126-03-03T00:00:00Z\"}"
            .formatted(admin);
    Answer added = expect(201, send(keeper, "POST", overrides, null, standIn));
    assertThat(send(reader, "GET", overrides, null, null).json().path("items")).hasSize(1);
    expect(
        204,
        send(keeper, "DELETE", overrides + "/" + added.json().path("id").asText(), null, null));
    expect(204, send(keeper, "DELETE", ROTATION, null, null));
    assertThat(send(reader, "GET", "/api/v1/on-call", null, null).json().path("items")).isEmpty();
  }
}
