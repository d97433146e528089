package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the parser agree. */
class RunbookSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(RunbookSchema.text());
  private static final String REST = "id: a\ntitle: T\nclass: flow\n";

  @Test
  void theyKnowTheSameFields() throws Exception {
    JsonNode schema = JSON.readTree(RunbookSchema.text());
    assertFields(schema, RunbookParser.FIELDS);
    JsonNode top = schema.path("properties");
    assertFields(top.path("match"), MatchParser.FIELDS);
    assertFields(top.path("priority"), ResponseParser.PRIORITY);
    assertFields(top.path("correlate"), ResponseParser.CORRELATE);
    assertFields(top.path("respond"), ResponseParser.RESPOND);
    JsonNode parts = schema.path("$defs");
    assertFields(parts.path("threshold"), ThresholdParser.KINDS);
    assertFields(parts.path("level"), ThresholdParser.LEVEL);
    assertFields(parts.path("compared"), ThresholdParser.DYNAMIC);
    assertFields(parts.path("expectation"), ExpectationParser.FIELDS);
    ExpectationParser.DEMANDS.forEach(
        (demand, fields) ->
            assertFields(parts.path("expectation").path("properties").path(demand), fields));
    assertThat(names(top.path("class").path("enum"))).isEqualTo(RunbookParser.CLASSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "match: { type: A }",
        "match: { type: [A, B], where: 'ci == \"a\"' }",
        "match: { type: A }\n"
            + "threshold: { static: { metric: m, outside: [1, 2], clear-inside: [1.2, 1.8] } }",
        "match: { type: A }\n"
            + "threshold: [{ static: [{ metric: m, below: 1, for: 10m }] }, { dynamic: { metric: n"
            + " } }]",
        "match: { type: A }\nexpectation: { key: k, silence: { longest: 30m } }",
        "match: { type: A }\n"
            + "expectation: { type: k, schedule: { by: '06:30', weekdays: [mon], zone:"
            + " Europe/Berlin } }",
        "match: { type: A }\npriority: { urgency: from-severity, impact: low }",
        "match: { type: A }\ncorrelate: { by: rack, within: 5m, along: depends-on }",
        "match: { type: A }\nrespond: { notify: '#a', escalate: b, incident: 'when P1, P2' }",
        "match: { type: A }\nreview-by: 2027-01-01\nowner: a",
      })
  void whatTheParserTakesTheSchemaTakes(String fields) {
    assertThat(flaws(fields)).isEmpty();
    assertThat(messages(fields)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "match: { }",
        "match: A",
        "match: { type: [] }",
        "match: { type: [A, A] }",
        "match: { type: A, when: b }",
        "match: { type: A }\nthreshold: { }",
        "match: { type: A }\nthreshold: { static: { metric: m } }",
        "match: { type: A }\nthreshold: { static: { metric: m, above: 1, below: 2 } }",
        "match: { type: A }\nthreshold: { static: { metric: m, above: high } }",
        "match: { type: A }\nthreshold: { static: { metric: m, above: 1, for: soon } }",
        "match: { type: A }\nthreshold: { dynamic: { metric: m, sensitivity: very } }",
        "match: { type: A }\nexpectation: { key: k }",
        "match: { type: A }\nexpectation: { silence: { longest: 30m } }",
        "match: { type: A }\npriority: { urgency: very }",
        "match: { type: A }\ncorrelate: { within: 5m }",
        "match: { type: A }\nrespond: { incident: sometimes }",
        "match: { type: A }\nrespond: { automate: { action: a } }",
        "match: { type: A }\nreview-by: soon",
        "match: { type: A }\ncolour: blue",
      })
  void whatTheParserRefusesTheSchemaRefuses(String fields) {
    assertThat(flaws(fields)).isNotEmpty();
    assertThat(messages(fields)).isNotEmpty();
  }

  private static List<Flaw> flaws(String fields) {
    List<Flaw> flaws = new ArrayList<>();
    RunbookParser.read("r.md", "---\n" + REST + fields + "\n---\nText\n", flaws);
    return flaws;
  }

  private static Set<ValidationMessage> messages(String fields) {
    YamlDocument document = YamlReader.read("r.md", REST + fields, 1, new ArrayList<>()).get(0);
    return SCHEMA.validate(JSON.valueToTree(document.value()));
  }

  private static void assertFields(JsonNode object, Set<String> fields) {
    assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
    Set<String> names = new TreeSet<>();
    object.path("properties").properties().stream().map(Map.Entry::getKey).forEach(names::add);
    assertThat(names).isEqualTo(fields);
    object
        .path("required")
        .forEach(
            required ->
                assertThat(required.asText())
                    .isIn(
                        object.path("properties").properties().stream()
                            .map(Map.Entry::getKey)
                            .toList()));
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new TreeSet<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }
}
