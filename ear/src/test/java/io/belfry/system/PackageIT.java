package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.system.RunningServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rule package from its upload until the next alert is judged by it, and back. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class PackageIT {
  private static final String PACKAGES = "/api/v1/packages";
  private static final String SHOP = PACKAGES + "/package-it/1.0.0";

  private final RunningServer server = RunningServer.get();
  private final String author =
      ServerDatabase.token(
          1,
          "rules:read",
          "rules:write",
          "users:manage",
          "events:read",
          "alerts:write",
          "audit:read");
  private final String reader = ServerDatabase.token(1, "rules:read");
  private final String keeper = ServerDatabase.token(1, "catalogue:read");

  PackageIT() throws SQLException {}

  private Answer send(String token, String method, String path, @Nullable String json) {
    return send(token, method, path, "application/json", json == null ? null : bytes(json), null);
  }

  private Answer send(
      String token,
      String method,
      String path,
      String type,
      byte @Nullable [] body,
      @Nullable String ifMatch) {
    HttpRequest.Builder request =
        server
            .request(path)
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (body != null) {
      request.header("Content-Type", type);
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String runbook(String type) {
    return """
        ---
        id: package-it/down
        title: The shop is down
        owner: platform-team
        class: availability
        match: { type: %s }
        ---
        ## First minutes

        1. Look.
        """
        .formatted(type);
  }

  private static byte[] zip(String type) throws IOException {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "package.yaml",
        "name: package-it\nowner: platform-team\nversion: 1.0.0\nfacts: 1\nchangelog: First.\n");
    files.put("runbooks/package-it/down.md", runbook(type));
    files.put(
        "scenarios/package-it-down.yaml",
        """
        scenario: The shop is down
        steps:
          - { at: 5s, alert: { type: %s, key: k, severity: critical }, fate: opened }
        events:
          - { key: k, runbook: package-it/down, owner: platform-team }
        """
            .formatted(type));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(bytes(file.getValue()));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** A second person, who signs in and approves. */
  private Answer approve(String path) throws Exception {
    JsonNode user =
        expect(
                201,
                send(
                    author,
                    "POST",
                    "/api/v1/users",
                    "{\"username\":\"approver\",\"roles\":[\"rule-approver\"]}"))
            .json();
    String once = user.path("oneTimePassword").asText();
    String mine = "a long password of the approver";
    HttpClient browser = HttpClient.newHttpClient();
    HttpResponse<String> session =
        browser.send(
            server
                .request("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"approver\",\"password\":\"%s\"}".formatted(once)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
    String cookie =
        session.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    String csrf = new ObjectMapper().readTree(session.body()).path("csrfToken").asText();
    HttpRequest.Builder change =
        server
            .request("/api/v1/session/password")
            .header("Cookie", cookie)
            .header("X-CSRF-Token", csrf)
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(once, mine)));
    expect(204, server.send(change));
    return server.send(
        server
            .request(path)
            .header("Cookie", cookie)
            .header("X-CSRF-Token", csrf)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"It is right\"}")));
  }

  private void settled(JsonNode asked) throws Exception {
    RunningServer.until(
        () -> send(reader, "GET", "/api/v1/releases/active", null).json(),
        active -> active.path("id").asLong() == asked.path("id").asLong());
    ServerDatabase.awaitInbox();
  }

  private String runbookOf(String key) throws Exception {
    server.post(
        "/api/v1/alerts",
        "{\"type\":\"PackageItDown\",\"key\":\"%s\",\"severity\":\"minor\"}".formatted(key));
    return server
        .event(key, event -> event.path("condition").asText().equals("firing"))
        .path("runbook")
        .path("id")
        .asText();
  }

  @Test
  void aPackageIsPulledFromARepositoryThatBelfryMayCall() {
    String path = PACKAGES + "/package-pulled/source";
    byte[] source =
        bytes("{\"address\":\"https://127.0.0.1:1/runbooks.git\",\"token\":\"very-secret\"}");
    String json = "application/json";
    expect(404, send(reader, "GET", path, null));
    expect(403, send(reader, "PUT", path, json, source, "*"));
    expect(428, send(author, "PUT", path, json, source, null));
    expect(412, send(author, "PUT", path, json, source, "\"3\""));
    Answer set = expect(200, send(author, "PUT", path, json, source, "*"));
    assertThat(set.json().path("signsIn").asBoolean()).isTrue();
    assertThat(set.json().path("branch").asText()).isEqualTo("main");
    byte[] file = bytes("{\"address\":\"file:///etc\"}");
    Answer refused = expect(400, send(author, "PUT", path, json, file, "*"));
    assertThat(refused.json().path("errors").get(0).path("field").asText()).isEqualTo("address");
    expect(403, send(reader, "POST", path + "/pull", null));
    Answer pulled = expect(200, send(author, "POST", path + "/pull", null));
    assertThat(pulled.json().path("failure").asText()).contains("private network");
    assertThat(pulled.text()).doesNotContain("very-secret");
    String version = "\"" + pulled.json().path("version").asInt() + "\"";
    expect(204, send(author, "DELETE", path, json, null, version));
    expect(404, send(reader, "GET", path, null));
  }

  @Test
  void aChangedRunbookGoesItsWayAndTheNextAlertIsJudgedByIt() throws Exception {
    byte[] zip = zip("PackageItDown");
    assertThat(runbookOf("package-it-before")).isEmpty();
    expect(403, send(reader, "POST", PACKAGES, "application/zip", zip, null));
    expect(400, send(author, "POST", PACKAGES, "application/zip", bytes("no zip"), null));
    Answer draft = expect(201, send(author, "POST", PACKAGES, "application/zip", zip, null));
    assertThat(draft.json().path("state").asText()).isEqualTo("draft");
    expect(409, send(author, "POST", SHOP + "/activate", "{}"));
    expect(200, send(author, "POST", SHOP + "/verify", null));
    Answer tested = expect(200, send(author, "POST", SHOP + "/test", null));
    assertThat(tested.json().path("scenarios").path("runs").asInt()).isEqualTo(1);
    expect(403, send(author, "POST", SHOP + "/approve", "{}"));
    expect(200, approve(SHOP + "/approve"));
    settled(expect(202, send(author, "POST", SHOP + "/activate", "{}")).json());
    assertThat(runbookOf("package-it-after")).isEqualTo("package-it/down");

    exportedAs(zip);
    JsonNode sealed =
        expect(200, send(author, "GET", "/api/v1/audit?what=package.", null)).json().path("items");
    assertThat(sealed.findValuesAsText("what"))
        .containsSubsequence(
            "package.activate",
            "package.approve",
            "package.test",
            "package.verify",
            "package.upload");
    assertThat(
            expect(200, send(author, "GET", "/api/v1/audit/verify", null))
                .json()
                .path("valid")
                .asBoolean())
        .isTrue();
    JsonNode uses =
        expect(200, send(reader, "GET", "/api/v1/releases/active/runbooks", null)).json();
    assertThat(uses.path("items").findValuesAsText("runbook")).contains("package-it/down");
    assertThat(uses.path("items").get(0).path("proposals").isArray()).isTrue();
    JsonNode history =
        expect(200, send(reader, "GET", PACKAGES + "/package-it/history", null)).json();
    assertThat(history.path("items").findValuesAsText("to"))
        .containsExactly("active", "approved", "tested", "verified", "draft");
    assertThat(expect(200, send(reader, "GET", SHOP + "/drl", null)).text())
        .contains("Runbook package-it/down knows the alert");
    JsonNode files = expect(200, send(reader, "GET", SHOP + "/files", null)).json();
    assertThat(files.path("items")).hasSize(3);

    String file = SHOP + "/file?path=runbooks/package-it/down.md";
    byte[] other = bytes(runbook("[PackageItDown, PackageItGone]"));
    expect(428, send(author, "PUT", file, "text/markdown", other, null));
    expect(412, send(author, "PUT", file, "text/markdown", other, "\"99\""));
    Answer next = expect(201, send(author, "PUT", file, "text/markdown", other, "*"));
    assertThat(next.json().path("version").asText()).isEqualTo("1.1.0");
    JsonNode difference =
        expect(200, send(reader, "GET", PACKAGES + "/package-it/1.1.0/diff?against=1.0.0", null))
            .json();
    assertThat(difference.path("files").toString()).contains("+match: { type: [PackageItDown");
    assertThat(difference.path("behaviour").path("failures")).isEmpty();
    backtests();
    writes();
    order();

    settled(
        expect(202, send(author, "POST", "/api/v1/releases/rollback", "{\"reason\":\"back\"}"))
            .json());
    assertThat(runbookOf("package-it-rolled-back")).isEmpty();
    expect(404, send(reader, "GET", PACKAGES + "/nothing", null));
    expect(404, send(reader, "GET", PACKAGES + "/package-it/9.9.9", null));
  }

  private void exportedAs(byte[] zip) throws Exception {
    HttpResponse<byte[]> exported =
        HttpClient.newHttpClient()
            .send(
                server.request(SHOP + "/zip").header("Authorization", "Bearer " + reader).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(exported.statusCode()).isEqualTo(200);
    assertThat(exported.body()).isEqualTo(zip);
  }

  /** Another order is proposed, and nobody approves it. */
  private void order() throws Exception {
    expect(400, send(reader, "GET", "/api/v1/releases/reviews?ended=yes", null));
    assertThat(
            expect(200, send(reader, "GET", "/api/v1/releases/reviews?ended=true", null))
                .json()
                .path("items")
                .isArray())
        .isTrue();
    String path = "/api/v1/releases/active/order";
    Answer shown = expect(200, send(reader, "GET", path, null));
    List<String> packages = new ArrayList<>();
    shown.json().path("names").forEach(name -> packages.add(name.asText()));
    assertThat(packages).contains("package-it", "belfry-default");
    String version = "\"" + shown.json().path("release").asInt() + "\"";
    Collections.reverse(packages);
    byte[] other =
        new ObjectMapper().writeValueAsBytes(Map.of("packages", packages, "reason", "a trial"));
    String json = "application/json";
    expect(403, send(reader, "PUT", path, json, other, version));
    expect(428, send(author, "PUT", path, json, other, null));
    expect(412, send(author, "PUT", path, json, other, "\"1\""));
    expect(400, send(author, "PUT", path, json, bytes("{\"packages\":[\"nothing\"]}"), version));
    expect(400, send(author, "PUT", path, json, bytes("{}"), version));
    JsonNode proposed = expect(200, send(author, "PUT", path, json, other, version)).json();
    assertThat(proposed.path("names").get(0).asText()).isNotEqualTo(packages.get(0));
    String id = proposed.path("proposed").path("id").asText();
    expect(403, send(author, "POST", path + "/" + id + "/approve", null));
    expect(204, send(author, "DELETE", path + "/" + id, null));
    expect(404, send(author, "DELETE", path + "/" + id, null));
    expect(404, send(author, "DELETE", "/api/v1/releases/999999999", null));
    expect(409, send(author, "DELETE", "/api/v1/releases/" + shown.json().path("release"), null));
  }

  /** What an editor asks for while somebody writes. */
  private void writes() throws Exception {
    JsonNode schema = expect(200, send(reader, "GET", "/api/v1/runbooks/schema", null)).json();
    assertThat(schema.path("properties").path("match").path("required").get(0).asText())
        .isEqualTo("type");
    String draft =
        new ObjectMapper()
            .writeValueAsString(
                Map.of(
                    "packageName", "package-it",
                    "version", "1.1.0",
                    "path", "runbooks/package-it/down.md",
                    "content", runbook("PackageItOther").replace("availability", "nonsense")));
    expect(403, send(reader, "POST", "/api/v1/runbooks/check", draft));
    JsonNode flaws = expect(200, send(author, "POST", "/api/v1/runbooks/check", draft)).json();
    assertThat(flaws.path("items").get(0).path("line").asInt()).as(flaws.toString()).isEqualTo(5);
    expect(400, send(author, "POST", "/api/v1/runbooks/try", draft));
    String alert =
        "{\"packageName\":\"package-it\",\"version\":\"1.1.0\",\"alert\":{\"type\":\"PackageItGone\",\"severity\":\"critical\"}}";
    JsonNode tried = expect(200, send(author, "POST", "/api/v1/runbooks/try", alert)).json();
    assertThat(tried.path("items").get(0).path("event").path("runbook").asText())
        .as(tried.toString())
        .isEqualTo("package-it/down");
    expect(404, send(author, "POST", "/api/v1/runbooks/try", alert.replace("1.1.0", "9.9.9")));
    JsonNode actors =
        expect(200, send(reader, "GET", "/api/v1/actors?code=belfry,user:1", null)).json();
    assertThat(actors.path("items").get(0).path("displayName").asText()).isEqualTo("Belfry");
    expect(400, send(reader, "GET", "/api/v1/actors?code=nobody", null));
  }

  /** The file again, with a catalogue in which another team has what nobody owns. */
  private void givenCatalogue(String address, String alert) throws Exception {
    String export = expect(200, send(keeper, "GET", "/api/v1/catalogue", null)).text();
    assertThat(export).doesNotContain("elsewhere");
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    String type = "multipart/form-data; boundary=b";
    String wrong =
        part.formatted("alerts", alert)
            + part.formatted(
                "catalogue", "services:\n  - { name: s, owner: nobody, criticality: low }\n")
            + "--b--\r\n";
    JsonNode errors =
        expect(400, send(author, "POST", address, type, bytes(wrong), null)).json().path("errors");
    assertThat(errors.get(0).path("field").asText())
        .isEqualTo("catalogue.yaml:2 services[0].owner");
    assertThat(errors.get(0).path("remedy").asText()).isNotEmpty();
    expect(400, send(author, "POST", address, type, bytes("no form"), null));
    String catalogue =
        "teams:\n  - { id: elsewhere, name: Elsewhere }\ndefault-owner: elsewhere\nservices: []\n";
    String form =
        part.formatted("alerts", alert) + part.formatted("catalogue", catalogue) + "--b--\r\n";
    expect(403, send(reader, "POST", address, type, bytes(form), null));
    JsonNode done = ended(expect(202, send(author, "POST", address, type, bytes(form), null)));
    assertThat(done.path("asked").asText()).endsWith("from a given catalogue");
    assertThat(done.path("report").path("differences").get(0).path("fields").toString())
        .as(done.toString())
        .contains("\"elsewhere\"");
    assertThat(expect(200, send(keeper, "GET", "/api/v1/catalogue", null)).text())
        .isEqualTo(export);
  }

  private JsonNode ended(Answer begun) throws Exception {
    String id = begun.json().path("id").asText();
    return RunningServer.until(
        () -> send(reader, "GET", "/api/v1/backtests/" + id, null).json(),
        run -> !run.path("state").asText().equals("running"));
  }

  private void backtests() throws Exception {
    String alert =
        "{\"at\":\"2026-03-02T08:00:00Z\",\"type\":\"PackageItGone\",\"key\":\"g\",\"severity\":\"major\"}\n";
    String address = "/api/v1/backtests/files?package=package-it&version=1.1.0";
    expect(400, send(author, "POST", address, "application/x-ndjson", bytes("{}\n"), null));
    Answer begun =
        expect(202, send(author, "POST", address, "application/x-ndjson", bytes(alert), null));
    JsonNode done = ended(begun);
    assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
    assertThat(done.path("report").path("changed").asInt()).as(done.toString()).isEqualTo(1);
    assertThat(done.path("report").path("differences").get(0).path("fields").toString())
        .contains("platform-team");
    givenCatalogue(address, alert);
    String stretch =
        "{\"packageName\":\"package-it\",\"version\":\"1.0.0\",\"from\":\"2020-01-01T00:00:00Z\",\"until\":\"2100-01-01T00:00:00Z\"}";
    Answer second = expect(202, send(author, "POST", "/api/v1/backtests", stretch));
    String over = second.json().path("id").asText();
    JsonNode journal = ended(second);
    assertThat(journal.path("state").asText()).as(journal.toString()).isEqualTo("done");
    assertThat(journal.path("report").path("created").asInt()).isZero();
    expect(409, send(author, "POST", "/api/v1/backtests/" + over + "/cancel", null));
  }
}
