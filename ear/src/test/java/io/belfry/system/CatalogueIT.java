package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.system.RunningServer.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people say about services, and what the rules make of it. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class CatalogueIT {
  private static final String TEAMS = "/api/v1/teams";
  private static final String SERVICES = "/api/v1/services";
  private static final String WINDOWS = "/api/v1/maintenance-windows";

  private final RunningServer server = RunningServer.get();
  private final String keeper =
      ServerDatabase.token(1, "catalogue:read", "catalogue:write", "maintenance:write");

  CatalogueIT() throws SQLException {}

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

  private Answer get(String path) {
    return send(keeper, "GET", path, null, null);
  }

  private Answer post(String path, String json) {
    return send(keeper, "POST", path, null, json);
  }

  private static Answer expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer;
  }

  private static void problem(int status, String code, Answer answer) {
    expect(status, answer);
    assertThat(answer.mediaType()).startsWith("application/problem+json");
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    assertThat(answer.json().path("detail").asText()).isNotBlank();
  }

  private static String service(String name, String team, String criticality) {
    return "{\"name\":\"%s\",\"ownerTeam\":\"%s\",\"criticality\":\"%s\"}"
        .formatted(name, team, criticality);
  }

  private static String window(String service, Duration from, Duration until, String reason) {
    // The machine's time, which is the server's, too.
    Instant now = Instant.now();
    return "{\"service\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"reason\":\"%s\"}"
        .formatted(service, now.plus(from), now.plus(until), reason);
  }

  private static String path(String name) {
    return SERVICES + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void alert(String key, String service) {
    expect(
        202,
        server.post(
            "/api/v1/alerts",
            "{\"type\":\"CheckoutSlow\",\"severity\":\"critical\",\"key\":\"%s\",\"service\":\"%s\"}"
                .formatted(key, service)));
  }

  @Test
  void plannedWorkIsSilentAndAfterItTheOwnerIsCalled() throws Exception {
    String shop = "shop/checkout é";
    expect(201, post(SERVICES, service(shop, "storage-team", "high")));
    Answer planned =
        expect(
            201,
            post(
                WINDOWS,
                "{\"service\":\"%s\",\"endsAt\":\"%s\",\"reason\":\"new kernel\"}"
                    .formatted(shop, Instant.now().plus(Duration.ofHours(1)))));
    assertThat(planned.json().path("state").asText()).isEqualTo("active");
    assertThat(planned.json().path("createdBy").asText()).startsWith("bf_");
    problem(409, "conflict", send(keeper, "DELETE", path(shop), null, null));
    ServerDatabase.awaitInbox();

    alert("catalogue-1", shop);
    JsonNode silent =
        RunningServer.until(
                () -> server.get("/api/v1/alerts?q=catalogue-1").json().path("items"),
                items -> RunningServer.areJudged(items, 1))
            .get(0);
    assertThat(silent.path("fate").asText()).isEqualTo("suppressed");
    assertThat(silent.path("fateReason").asText()).contains("new kernel");
    assertThat(server.get("/api/v1/events?q=catalogue-1").json().path("items")).isEmpty();

    String window = WINDOWS + "/" + planned.json().path("id").asText();
    Answer ended = expect(200, send(keeper, "POST", window + "/end", null, null));
    assertThat(ended.json().path("state").asText()).isEqualTo("past");
    Answer again = expect(200, send(keeper, "POST", window + "/end", null, null));
    assertThat(again.json()).isEqualTo(ended.json());
    ServerDatabase.awaitInbox();

    alert("catalogue-1", shop);
    JsonNode event = server.event("catalogue-1", e -> true);
    assertThat(event.path("ownerTeam").path("id").asText()).isEqualTo("storage-team");
    assertThat(event.path("ownerTeam").path("name").asText()).isEqualTo("Storage team");
    assertThat(event.path("impact").asText()).isEqualTo("high");
    assertThat(event.path("priority").asText()).isEqualTo("P1");

    String change = "{\"ownerTeam\":\"backup-team\",\"criticality\":\"low\"}";
    expect(200, send(keeper, "PUT", path(shop), "\"0\"", change));
    ServerDatabase.awaitInbox();
    alert("catalogue-2", shop);
    JsonNode next = server.event("catalogue-2", e -> true);
    assertThat(next.path("ownerTeam").path("id").asText()).isEqualTo("backup-team");
    assertThat(next.path("impact").asText()).isEqualTo("low");

    expect(204, send(keeper, "DELETE", path(shop), null, null));
    ServerDatabase.awaitInbox();
    alert("catalogue-3", shop);
    JsonNode last = server.event("catalogue-3", e -> true);
    assertThat(last.path("ownerTeam").path("id").asText()).isEqualTo("operations");
    assertThat(last.path("impact").asText()).isEqualTo("medium");
  }

  @Test
  void aChangeNeedsTheVersionThatItWasDecidedOn() {
    expect(201, post(TEAMS, "{\"id\":\"web\",\"name\":\"Web\"}"));
    String web = TEAMS + "/web";
    String change = "{\"name\":\"Web shop\",\"mail\":\"web@example.com\"}";
    problem(428, "precondition-required", send(keeper, "PUT", web, null, change));
    problem(412, "precondition-failed", send(keeper, "PUT", web, "\"7\"", change));
    problem(412, "precondition-failed", send(keeper, "PUT", web, "W/\"0\"", change));
    Answer changed = expect(200, send(keeper, "PUT", web, "\"0\"", change));
    assertThat(changed.json().path("mail").asText()).isEqualTo("web@example.com");
    problem(412, "precondition-failed", send(keeper, "PUT", web, "\"0\"", change));
    expect(200, send(keeper, "PUT", web, "*", "{\"name\":\"Web\"}"));
    problem(412, "precondition-failed", send(keeper, "DELETE", web, "\"0\"", null));
    expect(204, send(keeper, "DELETE", web, "\"2\"", null));
    problem(404, "not-found", get(web));

    Answer owner = expect(200, get("/api/v1/default-owner"));
    assertThat(owner.json().path("team").path("name").asText()).isEqualTo("Operations");
    String same = "{\"team\":\"operations\"}";
    problem(428, "precondition-required", send(keeper, "PUT", "/api/v1/default-owner", null, same));
    problem(
        400,
        "invalid-value",
        send(keeper, "PUT", "/api/v1/default-owner", "*", "{\"team\":\"nobody\"}"));
    expect(200, send(keeper, "PUT", "/api/v1/default-owner", "\"0\"", same));
  }

  @Test
  void whatContradictsTheCatalogueIsRefused() {
    problem(409, "conflict", post(TEAMS, "{\"id\":\"operations\",\"name\":\"Again\"}"));
    problem(400, "invalid-value", post(TEAMS, "{\"id\":\"Web Team\",\"name\":\"Web\"}"));
    problem(400, "missing-field", post(TEAMS, "{\"id\":\"web\"}"));
    problem(400, "invalid-value", post(TEAMS, "{\"id\":\"web\",\"name\":\"nul\\u0000\"}"));
    problem(400, "invalid-value", post(TEAMS, "{\"id\":\"web\",\"name\":\"half\\ud83d\"}"));
    problem(
        400, "invalid-value", post(TEAMS, "{\"id\":\"w\",\"name\":\"" + "n".repeat(201) + "\"}"));
    problem(400, "invalid-value", get(TEAMS + "?cursor=%00"));

    expect(201, post(SERVICES, service("mail", "operations", "low")));
    problem(409, "conflict", post(SERVICES, service("mail", "operations", "low")));
    problem(400, "invalid-value", post(SERVICES, service("other", "nobody", "low")));
    problem(400, "invalid-value", post(SERVICES, service("other", "operations", "huge")));
    problem(404, "not-found", get(SERVICES + "/none"));
    Answer owning = send(keeper, "DELETE", TEAMS + "/operations", null, null);
    problem(409, "conflict", owning);
    assertThat(owning.json().path("errors").findValuesAsText("field"))
        .contains("services", "default-owner");
  }

  @Test
  void aWindowThatMakesNoSenseIsRefused() {
    expect(201, post(SERVICES, service("print", "operations", "low")));
    Duration hour = Duration.ofHours(1);
    Duration year = Duration.ofDays(367);
    problem(400, "invalid-value", post(WINDOWS, window("print", hour, Duration.ZERO, "r")));
    problem(
        400,
        "invalid-value",
        post(WINDOWS, window("print", hour.negated(), Duration.ofMinutes(-1), "r")));
    problem(400, "invalid-value", post(WINDOWS, window("print", Duration.ZERO, year, "r")));
    problem(400, "invalid-value", post(WINDOWS, window("none", Duration.ZERO, hour, "r")));
    problem(400, "missing-field", post(WINDOWS, window("print", Duration.ZERO, hour, " ")));
    problem(400, "missing-field", post(WINDOWS, "{\"service\":\"print\"}"));
    problem(
        400,
        "invalid-value",
        post(
            WINDOWS,
            "{\"service\":\"print\",\"endsAt\":\"+999999999-01-01T00:00:00Z\",\"reason\":\"r\"}"));
    problem(400, "invalid-value", get(WINDOWS + "?state=soon"));
    problem(400, "invalid-value", get(WINDOWS + "?cursor=x"));
    problem(404, "not-found", get(WINDOWS + "/00000000-0000-0000-0000-000000000000"));

    expect(201, post(WINDOWS, window("print", hour, hour.plus(hour), "toner")));
    JsonNode planned = get(WINDOWS + "?state=planned&service=print").json().path("items");
    assertThat(planned).hasSize(1);
    assertThat(get(WINDOWS + "?state=active&service=print").json().path("items")).isEmpty();
    assertThat(get(WINDOWS + "?state=past&service=print").json().path("items")).isEmpty();
  }

  @Test
  void permissionsAndTenantsKeepApart() throws Exception {
    expect(201, post(SERVICES, service("vault", "operations", "high")));
    Answer planned =
        expect(201, post(WINDOWS, window("vault", Duration.ZERO, Duration.ofHours(1), "r")));
    String window = WINDOWS + "/" + planned.json().path("id").asText();
    String end = window + "/end";

    problem(403, "forbidden", server.get(SERVICES));
    String reader = ServerDatabase.token(1, "catalogue:read");
    expect(200, send(reader, "GET", path("vault"), null, null));
    expect(200, send(reader, "GET", window, null, null));
    problem(
        403, "forbidden", send(reader, "POST", SERVICES, null, service("x", "operations", "low")));
    problem(403, "forbidden", send(reader, "DELETE", path("vault"), null, null));
    problem(403, "forbidden", send(reader, "POST", end, null, null));
    String planner = ServerDatabase.token(1, "catalogue:read", "maintenance:write");
    problem(403, "forbidden", send(planner, "DELETE", TEAMS + "/backup-team", null, null));

    ServerDatabase.tenant(2, "other");
    String stranger =
        ServerDatabase.token(2, "catalogue:read", "catalogue:write", "maintenance:write");
    problem(404, "not-found", send(stranger, "GET", path("vault"), null, null));
    problem(404, "not-found", send(stranger, "DELETE", path("vault"), null, null));
    problem(404, "not-found", send(stranger, "GET", window, null, null));
    problem(404, "not-found", send(stranger, "POST", end, null, null));
    problem(404, "not-found", send(stranger, "GET", TEAMS + "/operations", null, null));
    assertThat(send(stranger, "GET", SERVICES, null, null).json().path("items")).isEmpty();

    expect(200, send(planner, "POST", end, null, null));
  }
}
