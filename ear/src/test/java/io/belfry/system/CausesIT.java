package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.system.RunningServer.Answer;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What hides alerts, what explains events and who gets them, through the API of a real server. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class CausesIT {
  private final RunningServer server = RunningServer.get();
  private final String keeper =
      ServerDatabase.token(
          1,
          "events:read",
          "events:handle",
          "catalogue:read",
          "catalogue:write",
          "maintenance:write",
          "users:manage");
  private final String viewer = ServerDatabase.token(1, "events:read");

  CausesIT() throws SQLException {}

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

  private JsonNode get(String path) {
    return expect(200, send(keeper, "GET", path, null, null));
  }

  private JsonNode post(int status, String path, String json) {
    return expect(status, send(keeper, "POST", path, null, json));
  }

  private void fire(String key, String ci, String severity) {
    expect(
        202,
        server.post(
            "/api/v1/alerts",
            "{\"type\":\"Caused\",\"key\":\"%s\",\"ci\":\"%s\",\"severity\":\"%s\"}"
                .formatted(key, ci, severity)));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  @Test
  void aSymptomPointsToItsCauseAndPeopleTakeItApart() throws Exception {
    post(201, "/api/v1/cis", "{\"name\":\"it-filer\",\"kind\":\"filer\"}");
    post(
        201,
        "/api/v1/cis",
        "{\"name\":\"it-web\",\"kind\":\"host\",\"dependsOn\":[\"ci/it-filer\"]}");
    fire("causes-filer", "it-filer", "critical");
    fire("causes-web", "it-web", "major");
    JsonNode web =
        server.event(
            "causes-web",
            event ->
                !event.path("probableCause").path("confidence").isNull()
                    && event.path("probableCause").isObject());
    assertThat(web.path("probableCause").path("confidence").asInt()).isEqualTo(90);
    JsonNode filer = server.event("causes-filer", event -> event.path("symptoms").asInt() == 1);
    String id = text(web, "id");
    assertThat(get("/api/v1/events?cause=" + text(filer, "id")).path("items"))
        .extracting(each -> text(each, "key"))
        .containsExactly("causes-web");
    JsonNode likely = get("/api/v1/events/" + id + "/cause-classes").path("items").get(0);
    assertThat(text(likely, "causeClass")).isEqualTo("dependency");

    String path = "/api/v1/events/" + id + "/cause";
    String apart = "{\"reason\":\"another cable\"}";
    assertThat(send(viewer, "PUT", path, null, apart).status()).isEqualTo(403);
    assertThat(send(keeper, "PUT", path, null, apart).status()).isEqualTo(428);
    assertThat(send(keeper, "PUT", path, "\"99\"", apart).status()).isEqualTo(412);
    String round = "{\"cause\":\"%s\",\"reason\":\"the other way round\"}".formatted(id);
    String ofFiler = "/api/v1/events/" + text(filer, "id") + "/cause";
    String known = "\"" + filer.path("handlingVersion").asInt() + "\"";
    assertThat(send(keeper, "PUT", ofFiler, known, round).status()).isEqualTo(409);
    String handling = "\"" + web.path("handlingVersion").asInt() + "\"";
    assertThat(send(keeper, "PUT", path, handling, apart).status()).isEqualTo(204);
    assertThat(send(keeper, "PUT", path, handling, apart).status()).isEqualTo(412);
    server.event("causes-web", event -> event.path("probableCause").isNull());
    String change = "{\"summary\":\"new release\",\"ci\":\"it-filer\",\"source\":\"jenkins\"}";
    expect(201, server.post("/api/v1/changes", change));
    assertThat(get("/api/v1/changes/beside/" + id).path("items"))
        .extracting(each -> each.path("change").path("summary").asText(text(each, "summary")))
        .contains("new release");
  }

  @Test
  void aWindowHidesWhatItMatchesUntilItIsEnded() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String window =
        "{\"matchers\":[\"ci=it-hidden\"],\"endsAt\":\"%s\",\"reason\":\"disks\"}"
            .formatted(now.plusSeconds(3600));
    JsonNode planned = post(201, "/api/v1/maintenance-windows", window);
    fire("causes-hidden", "it-hidden", "critical");
    RunningServer.until(
        () -> server.get("/api/v1/alerts?fate=suppressed&q=causes-hidden").json().path("items"),
        items -> items.size() == 1);
    assertThat(server.get("/api/v1/events?q=causes-hidden").json().path("items")).isEmpty();
    post(200, "/api/v1/maintenance-windows/" + text(planned, "id") + "/end", "{}");
    server.event("causes-hidden", event -> text(event, "condition").equals("firing"));
  }

  @Test
  void silencesAreThoseOfAnAlertmanager() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String silence =
        ("{\"matchers\":[{\"name\":\"alertname\",\"value\":\"ItSilent\",\"isRegex\":false,"
                + "\"isEqual\":true}],\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"createdBy\":\"ada\","
                + "\"comment\":\"quiet\"}")
            .formatted(now, now.plusSeconds(600));
    String id = text(post(200, "/api/v2/silences", silence), "silenceID");
    assertThat(get("/api/v2/silence/" + id).path("status").path("state").asText())
        .isIn("active", "pending");
    assertThat(get("/api/v2/silences").findValuesAsText("id")).contains(id);
    assertThat(send(keeper, "DELETE", "/api/v2/silence/" + id, null, null).status()).isEqualTo(200);
    assertThat(get("/api/v2/silence/" + id).path("status").path("state").asText())
        .isEqualTo("expired");
  }

  @Test
  void patternsInhibitionsAndTheMatrixAreEditedWithTheirVersion() throws Exception {
    String pattern =
        "{\"kind\":\"count\",\"title\":\"Too many\",\"first\":[\"type=ItCounted\"],"
            + "\"equal\":[\"service\"],\"within\":\"1h\",\"count\":2,\"severity\":\"minor\"}";
    JsonNode added = post(201, "/api/v1/patterns", pattern);
    String path = "/api/v1/patterns/" + text(added, "id");
    assertThat(send(keeper, "PUT", path, null, pattern).status()).isEqualTo(428);
    assertThat(send(keeper, "PUT", path, "\"99\"", pattern).status()).isEqualTo(412);
    Answer wrong = send(keeper, "POST", "/api/v1/patterns", null, pattern.replace("1h", "never"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("errors").get(0).path("field").asText()).isEqualTo("within");
    for (int i = 0; i < 2; i++) {
      String counted = "{\"type\":\"ItCounted\",\"key\":\"counted-%d\",\"severity\":\"info\"}";
      expect(202, server.post("/api/v1/alerts", counted.formatted(i)));
    }
    server.event("pattern/" + text(added, "id"), event -> text(event, "severity").equals("minor"));
    assertThat(send(keeper, "DELETE", path, null, null).status()).isEqualTo(204);

    JsonNode inhibition =
        post(
            201,
            "/api/v1/inhibitions",
            "{\"source\":[\"type=ItDown\"],\"target\":[\"type=ItSlow\"],\"reason\":\"down\"}");
    assertThat(
            send(keeper, "DELETE", "/api/v1/inhibitions/" + text(inhibition, "id"), null, null)
                .status())
        .isEqualTo(204);

    JsonNode matrix = get("/api/v1/priority-matrix");
    assertThat(matrix.path("decidedBy").asText("")).as("no package has a table").isEmpty();
    String version = "\"" + matrix.path("version").asInt() + "\"";
    String row = "{\"high\":\"%s\",\"medium\":\"P3\",\"low\":\"P4\"}";
    String upside =
        "{\"high\":%s,\"medium\":%s,\"low\":%s}"
            .formatted(row.formatted("P3"), row.formatted("P1"), row.formatted("P3"));
    Answer refused = send(keeper, "PUT", "/api/v1/priority-matrix", version, upside);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").get(0).path("field").asText()).isEqualTo("high.high");
    String same =
        "{\"high\":%s,\"medium\":%s,\"low\":%s}"
            .formatted(matrix.path("high"), matrix.path("medium"), matrix.path("low"));
    assertThat(send(keeper, "PUT", "/api/v1/priority-matrix", version, same).status())
        .isEqualTo(200);
    Answer list = send(keeper, "PUT", "/api/v1/priority-matrix", version, "[]");
    assertThat(list.status()).isEqualTo(400);
    assertThat(list.text()).contains("Send an object with the fields high, medium, low.");
  }

  @Test
  void anotherMatrixRatesWhatIsOpenExceptWhatAPersonRated() throws Exception {
    fire("causes-rated", "", "critical");
    fire("causes-person", "", "critical");
    JsonNode rated = server.event("causes-rated", event -> text(event, "priority").equals("P2"));
    JsonNode person = server.event("causes-person", event -> text(event, "priority").equals("P2"));
    post(
        200,
        "/api/v1/events/" + text(person, "id") + "/prioritise",
        "{\"priority\":\"P3\",\"reason\":\"only a test system\"}");
    JsonNode matrix = get("/api/v1/priority-matrix");
    write(
        "{\"high\":%s,\"medium\":%s,\"low\":%s}"
            .formatted(
                matrix.path("high"),
                "{\"high\":\"P1\",\"medium\":\"P3\",\"low\":\"P4\"}",
                matrix.path("low")));
    server.event("causes-rated", event -> text(event, "priority").equals("P1"));
    assertThat(get("/api/v1/events/" + text(rated, "id") + "/decisions").path("items"))
        .extracting(each -> text(each, "sentence"))
        .anyMatch(sentence -> sentence.contains("the matrix of priorities changed"));
    assertThat(text(server.event("causes-person", event -> true), "priority")).isEqualTo("P3");
    write(
        "{\"high\":%s,\"medium\":%s,\"low\":%s}"
            .formatted(matrix.path("high"), matrix.path("medium"), matrix.path("low")));
    server.event("causes-rated", event -> text(event, "priority").equals("P2"));
  }

  private void write(String matrix) {
    String version = "\"" + get("/api/v1/priority-matrix").path("version").asInt() + "\"";
    expect(200, send(keeper, "PUT", "/api/v1/priority-matrix", version, matrix));
  }

  @Test
  void theTableOfRoutesSaysWhoWouldGetItOnSunday() throws Exception {
    String version = "\"" + get("/api/v1/routing/table").path("version").asInt() + "\"";
    String table =
        "{\"routes\":[{\"matchers\":[\"ci=it-night\"],"
            + "\"hours\":\"Sun 00:00-06:00 Europe/Zurich\",\"team\":\"operations\"}]}";
    JsonNode written = expect(200, send(keeper, "PUT", "/api/v1/routing/table", version, table));
    ServerDatabase.awaitInbox();
    assertThat(text(written.path("routes").get(0), "hours"))
        .isEqualTo("Sun 00:00-06:00 Europe/Zurich");
    ZonedDateTime sunday =
        Instant.now()
            .atZone(ZoneId.of("Europe/Zurich"))
            .with(TemporalAdjusters.next(DayOfWeek.SUNDAY))
            .truncatedTo(ChronoUnit.DAYS)
            .plusHours(3);
    JsonNode answer = whoGetsIt(sunday);
    assertThat(text(answer, "fate")).isEqualTo("opened");
    assertThat(answer.path("team").path("id").asText()).isEqualTo("operations");
    assertThat(answer.path("why").findValuesAsText("rule"))
        .contains("Route to the team of the table");
    assertThat(get("/api/v1/routing/unowned").path("items").isArray()).isTrue();
    whoIsOnCallThenIsNamed(sunday);
    expect(
        200,
        send(
            keeper,
            "PUT",
            "/api/v1/routing/table",
            "\"" + written.path("version").asInt() + "\"",
            "{\"routes\":[]}"));
  }

  private JsonNode whoGetsIt(ZonedDateTime at) {
    return post(
        200,
        "/api/v1/routing/test",
        "{\"type\":\"Strange\",\"ci\":\"it-night\",\"at\":\"%s\"}".formatted(at.toInstant()));
  }

  /** Two people take weeks in turn, so that the instant decides. */
  private void whoIsOnCallThenIsNamed(ZonedDateTime sunday) {
    assertThat(whoGetsIt(sunday).path("onCall").isNull()).isTrue();
    List<String> people = List.of("it-owl", "it-lark");
    for (String person : people) {
      post(
          201, "/api/v1/users", "{\"username\":\"%s\",\"roles\":[\"operator\"]}".formatted(person));
    }
    String rotation = "/api/v1/teams/operations/rotation";
    String weekly =
        "{\"zone\":\"Europe/Zurich\",\"startsOn\":\"2026-03-02\",\"handover\":\"09:00\","
            + "\"members\":[\"it-owl\",\"it-lark\"]}";
    expect(200, send(keeper, "PUT", rotation, "*", weekly));
    ZonedDateTime first = ZonedDateTime.of(2026, 3, 2, 9, 0, 0, 0, ZoneId.of("Europe/Zurich"));
    int week = (int) ChronoUnit.WEEKS.between(first, sunday);
    assertThat(text(whoGetsIt(sunday), "onCall")).isEqualTo(people.get(week % 2));
    assertThat(text(whoGetsIt(sunday.plusWeeks(1)), "onCall"))
        .isEqualTo(people.get((week + 1) % 2));
    assertThat(send(keeper, "DELETE", rotation, null, null).status()).isEqualTo(204);
  }
}
