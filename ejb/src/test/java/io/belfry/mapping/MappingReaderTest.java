package io.belfry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingReaderTest {
  static JsonNode json(String text) {
    return Json.read(text, JsonNode.class);
  }

  private static Fault refused(String document) {
    return catchThrowableOfType(Fault.class, () -> MappingReader.read("tool", json(document)));
  }

  @Test
  void theLeastIsAType() {
    Mapping mapping = MappingReader.read("tool", json("{\"type\":\"$.t\"}"));

    assertThat(mapping.source()).isEqualTo("tool");
    assertThat(mapping.items()).isNull();
    assertThat(mapping.type().shown()).isEqualTo("$.t");
    assertThat(refused("{}").code()).isEqualTo(ErrorCode.MISSING_FIELD);
    assertThat(refused("[]").code()).isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":7}|type|The field (type) is no path",
        "{\"type\":null}|type|The field (type) is no path",
        "{\"type\":\"t\"}|type|The path (t) does not start with $ or @, at character 1",
        "{\"type\":{}}|type.path|The field (type.path) is missing",
        "{\"type\":{\"path\":1}}|type.path|The field (type.path) is no path",
        "{\"type\":{\"path\":\"$[\"}}|type.path|The path ($[) has no selector here, at character 3",
        "{\"type\":{\"default\":[]}}|type.default|The field (type.default) is not a text",
        "{\"type\":{\"default\":\" \"}}|type.default|The text () is empty, has a line break or more than 256 characters",
        "{\"type\":{\"default\":\"a\\u0000b\"}}|type.default|The text (a\uFFFDb) is empty, has a line break or more than 256 characters",
        "{\"type\":{\"paths\":\"$\",\"default\":\"x\"}}|type.paths|The field (type.paths) is not known",
        "{\"type\":\"$\",\"titel\":\"$\"}|titel|The field (titel) is not known",
        "{\"type\":\"$\",\"items\":{\"path\":\"$\"}}|items|The field (items) is no path",
        "{\"type\":\"$\",\"key\":\"$.k\"}|key|The field (key) is not a list of 1 to 8 paths",
        "{\"type\":\"$\",\"key\":[]}|key|The field (key) is not a list of 1 to 8 paths",
        "{\"type\":\"$\",\"key\":[\"$\",\"\"]}|key[1]|The path () does not start with $ or @, at character 1",
        "{\"type\":\"$\",\"status\":\"$.s\"}|status.resolved|The field (status.resolved) is missing",
        "{\"type\":\"$\",\"status\":{\"path\":\"$.s\",\"resolved\":[]}}|status.resolved|The field (status.resolved) is not a list of 1 to 64 words",
        "{\"type\":\"$\",\"status\":{\"path\":\"$.s\",\"resolved\":[null]}}|status.resolved|The field (status.resolved) is not a text",
        "{\"type\":\"$\",\"status\":{\"default\":\"down\"}}|status.default|The status (down) is not known",
        "{\"type\":\"$\",\"severity\":{\"default\":\"error\"}}|severity.default|The severity (error) is not known",
        "{\"type\":\"$\",\"severity\":{\"path\":\"$\",\"words\":[]}}|severity.words|The field (severity.words) is not an object of at most 64 words",
        "{\"type\":\"$\",\"severity\":{\"path\":\"$\",\"words\":{\"x\":\"bad\"}}}|severity.words.x|The severity (bad) is not known",
        "{\"type\":\"$\",\"startsAt\":{\"default\":\"2026\"}}|startsAt.default|The field (startsAt) cannot have a default",
        "{\"type\":\"$\",\"idempotencyKey\":{\"default\":\"x\"}}|idempotencyKey.default|The field (idempotencyKey) cannot have a default",
        "{\"type\":\"$\",\"labels\":[\"$\"]}|labels|The field (labels) is not an object of at most 64 paths",
        "{\"type\":\"$\",\"labels\":{\"a\":\"b\"}}|labels.a|The path (b) does not start with $ or @, at character 1",
        "{\"type\":\"$\",\"labels\":{\"\":\"$\"}}|labels.|The text () is empty, has a line break or more than 256 characters",
        "{\"type\":\"$\",\"source\":\"\"}|source|The text () is empty, has a line break or more than 256 characters",
      })
  void whatIsWrongIsNamedByField(String document, String field, String reason) {
    assertThat(refused(document).errors())
        .allSatisfy(error -> assertThat(error.remedy()).isNotBlank())
        .extracting(ItemError::field, ItemError::reason)
        .containsExactly(tuple(field, reason));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceUpToTwenty() {
    assertThat(refused("{\"type\":\"t\",\"ci\":3,\"x\":1,\"key\":7}").errors())
        .extracting(ItemError::field)
        .containsExactly("x", "type", "key", "ci");
    assertThat(refused(labels(64, "b")).errors()).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 5000})
  void sizesAreBounded(int size) {
    assertThat(refused(labels(size, "$")).errors()).hasSize(1);
    assertThat(refused("{\"type\":\"$\",\"key\":[" + list(size) + "]}").errors()).hasSize(1);
    assertThat(
            refused(
                    "{\"type\":\"$\",\"status\":{\"path\":\"$\",\"resolved\":["
                        + list(size)
                        + "]}}")
                .errors())
        .hasSize(1);
    assertThat(refused("{\"type\":\"$" + ".a".repeat(size * 10) + "\"}").errors()).hasSize(1);
    assertThat(refused("{\"type\":{\"default\":\"" + "a".repeat(size * 10) + "\"}}").errors())
        .hasSize(1);
  }

  private static String list(int size) {
    return IntStream.range(0, size).mapToObj(i -> "\"$.k\"").collect(Collectors.joining(","));
  }

  private static String labels(int size, String path) {
    return IntStream.range(0, size)
        .mapToObj(i -> "\"l%d\":\"%s\"".formatted(i, path))
        .collect(Collectors.joining(",", "{\"type\":\"$\",\"labels\":{", "}}"));
  }
}
