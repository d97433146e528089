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

/** The catalogue as a file, and what is missing from it, through the running server. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ExchangeIT {
  private static final String CATALOGUE = "/api/v1/catalogue";
  private static final long OTHER = 71;

  private final RunningServer server = RunningServer.get();
  private final String keeper = ServerDatabase.token(1, "catalogue:read", "catalogue:write");
  private final String reader = ServerDatabase.token(1, "catalogue:read");

  ExchangeIT() throws SQLException {}

  private Answer send(
      String token,
      String method,
      String path,
      @Nullable String type,
      @Nullable String ifMatch,
      @Nullable String body) {
    HttpRequest.Builder request =
        server
            .request(path)
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return server.send(request);
  }

  private Answer put(String query, @Nullable String ifMatch, String yaml) {
    return send(keeper, "PUT", CATALOGUE + query, "application/yaml", ifMatch, yaml);
  }

  private String export() {
    Answer answer = send(keeper, "GET", CATALOGUE, null, null, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.mediaType()).startsWith("application/yaml");
    return answer.text();
  }

  private static JsonNode expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.json();
  }

  @Test
  void aFileIsComparedTakenInAndGivenOutAgain() {
    String file =
        """
        teams:
          - { id: exchange-team, name: "Exchange: é" }
        services:
          - name: exchange-shop
            owner: exchange-team
            criticality: high
            path: exchange.shop
            calendar: { zone: Europe/Berlin, days: [monday], opens: "08:00", closes: "18:00" }
            depends-on: [ci/exchange-filer]
        cis:
          - { name: exchange-filer, kind: filer, service: exchange-shop }
        """;
    String before = export();
    JsonNode would = expect(200, put("?dryRun=true", null, file));
    assertThat(would.path("applied").asBoolean()).isFalse();
    assertThat(would.path("added")).hasSize(3);
    assertThat(export()).as("a dry run does nothing").isEqualTo(before);

    assertThat(expect(428, put("", null, file)).path("code").asText())
        .isEqualTo("precondition-required");
    String tag = would.path("tag").asText();
    assertThat(expect(200, put("", "\"" + tag + "\"", file)).path("applied").asBoolean()).isTrue();
    assertThat(expect(412, put("", "\"" + tag + "\"", file)).path("code").asText())
        .isEqualTo("precondition-failed");
    String exported = export();
    assertThat(exported).contains("name: exchange-shop", "name: \"Exchange: é\"");
    JsonNode same = expect(200, put("?remove=true", "*", exported));
    assertThat(same.path("added")).isEmpty();
    assertThat(same.path("changed")).isEmpty();
    assertThat(same.path("removed")).isEmpty();
    assertThat(export()).isEqualTo(exported);
    assertThat(
            expect(
                    200,
                    send(
                        reader, "GET", "/api/v1/services/exchange-shop/calendar", null, null, null))
                .path("days"))
        .hasSize(1);
  }

  @Test
  void whatIsWrongIsToldAtOnceAndOnlyKeepersWrite() {
    JsonNode refused =
        expect(
            400,
            put(
                "?dryRun=true",
                null,
                "services:\n  - { name: a, owner: nobody, criticality: huge }\nplanets: 1\n"));
    assertThat(refused.path("code").asText()).isEqualTo("invalid-value");
    assertThat(refused.path("errors")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(refused.path("errors").get(0).path("field").asText())
        .startsWith("catalogue.yaml:2 ");
    expect(403, send(reader, "PUT", CATALOGUE, "application/yaml", "*", "teams: []\n"));
    expect(400, put("?dryRun=true", null, "\u0000"));
    for (String misspelt : new String[] {"?dryRun=yes", "?dryRun=true&remove=TRUE", "?dryRun="}) {
      assertThat(expect(400, put(misspelt, "*", "teams: []\n")).path("code").asText())
          .as("not taken for a no, with which the file would take effect")
          .isEqualTo("invalid-value");
    }
    assertThat(export()).doesNotContain("name: a\n");
  }

  @Test
  void anExtractOfACmdbIsTakenIn() {
    String query = CATALOGUE + "/csv?kind=cis&separator=%3B&column=name=CI%20Name&usual=kind=host";
    JsonNode taken =
        expect(
            200,
            send(
                keeper,
                "POST",
                query,
                "text/csv",
                null,
                "CI Name;labels.rack\nexchange-host-1;r1\nexchange-host-2;\n"));
    assertThat(taken.path("added")).hasSize(2);
    JsonNode refused =
        expect(400, send(keeper, "POST", query, "text/csv", null, "Name;Rack\nx;y\n"));
    assertThat(refused.path("errors").get(0).path("field").asText()).startsWith("catalogue.csv:1");
  }

  @Test
  void whatAlertsNameAndNobodyOwnsIsListed() throws Exception {
    assertThat(
            server
                .post(
                    "/api/v1/alerts",
                    "{\"type\":\"Unowned\",\"key\":\"exchange-7\",\"ci\":\"exchange-stray\","
                        + "\"severity\":\"info\"}")
                .status())
        .isEqualTo(202);
    JsonNode found =
        RunningServer.until(
            () ->
                send(reader, "GET", "/api/v1/cis/unowned?cursor=exchange-", null, null, null)
                    .json()
                    .path("items"),
            items -> items.findValuesAsText("name").contains("exchange-stray"));
    for (JsonNode item : found) {
      if (item.path("name").asText().equals("exchange-stray")) {
        assertThat(item.path("alerts").asInt()).isEqualTo(1);
        assertThat(server.get("/api/v1/alerts/" + item.path("example").asText()).status())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void anotherTenantHasACatalogueOfItsOwn() throws SQLException {
    ServerDatabase.tenant(OTHER, "exchange-other");
    String other = ServerDatabase.token(OTHER, "catalogue:read", "catalogue:write");
    assertThat(send(other, "GET", CATALOGUE, null, null, null).text())
        .doesNotContain("operations", "exchange-team");
    String file = "teams:\n  - { id: theirs, name: Theirs }\ndefault-owner: theirs\n";
    JsonNode taken = expect(200, send(other, "PUT", CATALOGUE, "application/yaml", "*", file));
    assertThat(taken.path("applied").asBoolean()).isTrue();
    assertThat(send(other, "GET", CATALOGUE, null, null, null).text())
        .startsWith("teams:\n  - id: theirs\n    name: Theirs\ndefault-owner: theirs\n");
    assertThat(export()).doesNotContain("theirs");
  }
}
