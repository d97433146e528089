package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description of the API against the server that it describes. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {
  /** What the server answers besides its REST resources. */
  private static final Set<String> BESIDES =
      Set.of(
          "POST /api/v1/alerts",
          "POST /api/v2/alerts",
          "POST /intake/alertmanager",
          "POST /intake/alertmanager/{token}",
          "POST /intake/json/{mapping}",
          "POST /intake/json/{mapping}/{token}",
          "POST /v2/enqueue",
          "POST /v2/change/enqueue",
          "GET /api/v2/silences",
          "POST /api/v2/silences",
          "GET /api/v2/silence/{id}",
          "DELETE /api/v2/silence/{id}",
          "GET /ping/{key}",
          "HEAD /ping/{key}",
          "POST /ping/{key}",
          "GET /ping/{key}/{ending}",
          "HEAD /ping/{key}/{ending}",
          "POST /ping/{key}/{ending}",
          "GET /ping/{token}/{key}/{ending}",
          "HEAD /ping/{token}/{key}/{ending}",
          "POST /ping/{token}/{key}/{ending}",
          "GET /health/live",
          "GET /health/ready",
          "GET /metrics",
          "GET /openapi");

  private static final Set<String> FOR_ANYBODY =
      Set.of(
          "GET /api/v1/session",
          "POST /api/v1/session",
          "GET /health/live",
          "GET /health/ready",
          "GET /openapi");

  /** Where the credential has a place that OpenAPI has no word for. */
  private static final Map<String, String> TOKEN_ELSEWHERE =
      Map.of(
          "POST /intake/alertmanager/{token}",
          "path",
          "POST /intake/json/{mapping}/{token}",
          "path",
          "POST /v2/enqueue",
          "body",
          "POST /v2/change/enqueue",
          "body",
          "GET /ping/{token}/{key}/{ending}",
          "path",
          "HEAD /ping/{token}/{key}/{ending}",
          "path",
          "POST /ping/{token}/{key}/{ending}",
          "path");

  /** WildFly joins the descriptions of all deployments, and adds these objects empty. */
  private static final Set<String> ADDED_BY_THE_SERVER =
      Set.of(
          "attribute info.license.name is missing",
          "attribute info.license.identifier is missing",
          "attribute externalDocs.url is missing");

  private static final Pattern RESOURCE_METHOD = Pattern.compile("([A-Z]+) (/\\S*) - .*");

  private final RunningServer server = RunningServer.get();

  @Test
  void itIsValid() {
    SwaggerParseResult parsed =
        new OpenAPIV3Parser().readContents(server.get("/openapi?format=JSON").text(), null, null);

    assertThat(parsed.getMessages()).isSubsetOf(ADDED_BY_THE_SERVER);
    assertThat(parsed.isOpenapi31()).isTrue();
    // Each operation says for itself what it asks for.
    assertThat(parsed.getOpenAPI().getSecurity()).isNull();
    assertThat(parsed.getOpenAPI().getComponents().getSecuritySchemes())
        .containsOnlyKeys("token", "session");
  }

  @Test
  void itNamesEveryOperationThatTheServerAnswersAndNoOther() throws Exception {
    Set<String> answered = new TreeSet<>(BESIDES);
    answered.addAll(resourceMethods());

    assertThat(operations().keySet()).containsExactlyElementsOf(answered);
  }

  @Test
  void everyOperationHasASummaryAndSaysHowItRefuses() {
    operations()
        .forEach(
            (name, operation) -> {
              assertThat(operation.getSummary()).as(name).isNotBlank();
              assertThat(operation.getTags()).as(name).isNotEmpty();
              Set<String> statuses = operation.getResponses().keySet();
              assertThat(statuses).as(name).anyMatch(status -> status.startsWith("2"));
              if (!name.equals("GET /openapi")) {
                assertThat(statuses).as(name).anyMatch(status -> status.startsWith("4"));
              }
              if (operation.getRequestBody() != null) {
                assertThat(statuses).as(name).contains("400", "413", "415");
              }
            });
  }

  @Test
  void theDoorsForAlertsSayWhatTheyTakeAndHowTheyAnswer() {
    operations().entrySet().stream()
        .filter(entry -> BESIDES.contains(entry.getKey()) && entry.getKey().startsWith("POST"))
        .forEach(
            entry -> {
              Operation operation = entry.getValue();
              assertThat(operation.getRequestBody()).as(entry.getKey()).isNotNull();
              assertThat(operation.getResponses().keySet())
                  .as(entry.getKey())
                  .contains("400", "401", "403", "413", "415", "503")
                  .containsAnyOf("200", "202");
            });
  }

  @Test
  void whatIsDescribedAsOpenIsOpenAndEverythingElseIsShut() {
    List<String> open = new ArrayList<>();
    Map<String, Operation> operations = operations();
    operations.forEach(
        (name, operation) -> {
          boolean described = operation.getSecurity() == null || operation.getSecurity().isEmpty();
          if (described && !TOKEN_ELSEWHERE.containsKey(name)) {
            open.add(name);
          } else {
            assertThat(asStranger(name)).as(name).isEqualTo(401);
          }
        });

    assertThat(open).containsExactlyInAnyOrderElementsOf(FOR_ANYBODY);
    TOKEN_ELSEWHERE.forEach(
        (name, place) ->
            assertThat(operations.get(name))
                .extracting(operation -> operation.getExtensions().get("x-token-in"))
                .as(name)
                .isEqualTo(place));
    assertThat(asStranger("GET /health/ready")).isEqualTo(200);
    assertThat(asStranger("POST /api/v1/session")).isEqualTo(400);
  }

  private int asStranger(String operation) {
    String[] parts = operation.split(" ");
    HttpRequest.Builder request =
        server
            .request(parts[1].replaceAll("\\{[^}]*}", "bf_wrong"))
            .header("Content-Type", "application/json")
            .method(
                parts[0],
                parts[0].equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("{\"routing_key\":\"bf_wrong\"}"));
    return server.send(request).status();
  }

  private Map<String, Operation> operations() {
    OpenAPI api =
        new OpenAPIV3Parser()
            .readContents(server.get("/openapi?format=JSON").text(), null, null)
            .getOpenAPI();
    Map<String, Operation> operations = new TreeMap<>();
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) -> operations.put(method + " " + path, operation)));
    return operations;
  }

  /** The REST resources as the server registered them. */
  private static Set<String> resourceMethods() throws Exception {
    ModelNode show = new ModelNode();
    show.get("operation").set("show-resources");
    show.get("address")
        .add("deployment", "belfry.ear")
        .add("subdeployment", "belfry-web.war")
        .add("subsystem", "jaxrs");
    Set<String> methods = new TreeSet<>();
    try (ModelControllerClient management =
        ModelControllerClient.Factory.create(
            "127.0.0.1", Integer.getInteger("belfry.it.management", 0))) {
      for (ModelNode resource : management.execute(show).get("result").asList()) {
        for (ModelNode method : resource.get("resource-methods").asList()) {
          Matcher named = RESOURCE_METHOD.matcher(method.asString());
          assertThat(named.matches()).as(method.asString()).isTrue();
          methods.add(named.group(1) + " " + named.group(2));
        }
      }
    }
    assertThat(methods).hasSizeGreaterThan(10);
    return methods;
  }
}
