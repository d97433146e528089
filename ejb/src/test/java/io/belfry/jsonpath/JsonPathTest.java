package io.belfry.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The document of RFC 9535, 1.5. */
  private static final String STORE =
      """
      {"store": {"book": [
         {"category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century",
          "price": 8.95},
         {"category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour",
          "price": 12.99},
         {"category": "fiction", "author": "Herman Melville", "title": "Moby Dick",
          "isbn": "0-553-21311-3", "price": 8.99},
         {"category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings",
          "isbn": "0-395-19395-8", "price": 22.99}],
        "bicycle": {"color": "red", "price": 399}}}
      """;

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(text, malformed);
    }
  }

  private static List<JsonNode> all(String path, JsonNode document) {
    return JsonPath.of(path).all(document, document, 1000, new Steps(100_000));
  }

  private static String found(String path, String document) {
    return all(path, json(document)).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.store.book[*].author|[\"Nigel Rees\", \"Evelyn Waugh\", \"Herman Melville\", \"J. R. R. Tolkien\"]",
        "$..author|[\"Nigel Rees\", \"Evelyn Waugh\", \"Herman Melville\", \"J. R. R. Tolkien\"]",
        "$.store..price|[8.95, 12.99, 8.99, 22.99, 399]",
        "$..book[2].author|[\"Herman Melville\"]",
        "$..book[2].publisher|[]",
        "$..book[-1].title|[\"The Lord of the Rings\"]",
        "$..book[0,1].price|[8.95, 12.99]",
        "$..book[:2].price|[8.95, 12.99]",
        "$..book[?@.isbn].price|[8.99, 22.99]",
        "$..book[?@.price<10].title|[\"Sayings of the Century\", \"Moby Dick\"]",
        "$.store.bicycle.*|[\"red\", 399]",
      })
  void theExamplesOfTheStandardFindWhatItSays(String path, String values) {
    assertThat(found(path, STORE)).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "$#{\"a\":1}#[{\"a\":1}]",
        "$['a b'].c#{\"a b\":{\"c\":1}}#[1]",
        "$[\"it's\"]#{\"it's\":1}#[1]",
        "$['it\\'s','\\u0061']#{\"it's\":1,\"a\":2}#[1, 2]",
        "$.ü_1#{\"ü_1\":1}#[1]",
        "$[ 'a' , 'b' ]#{\"a\":1,\"b\":2}#[1, 2]",
        "$ .a [0]#{\"a\":[1]}#[1]",
        "$[1:5:2]#[0,1,2,3,4,5,6]#[1, 3]",
        "$[5:1:-2]#[0,1,2,3,4,5,6]#[5, 3]",
        "$[::-1]#[0,1,2]#[2, 1, 0]",
        "$[-2:]#[0,1,2]#[1, 2]",
        "$[::0]#[0,1,2]#[]",
        "$[-9]#[0,1,2]#[]",
        "$[0]#{\"0\":1}#[]",
        "$.a#[{\"a\":1}]#[]",
        "$.a#{\"a\":null}#[null]",
        "$..[0]#[[1],[2]]#[[1], 1, 2]",
        "$[?@.t=='a'&&@.n!=2].n#[{\"t\":\"a\",\"n\":1},{\"t\":\"a\",\"n\":2},{\"t\":\"b\"}]#[1]",
        "$[?@.n>=2||!@.n].t#[{\"t\":\"a\",\"n\":1},{\"t\":\"b\",\"n\":2},{\"t\":\"c\"}]#[\"b\", \"c\"]",
        "$[?(@.n == 1 || @.n == 2) && @.t].t#[{\"n\":1},{\"n\":2,\"t\":\"x\"},{\"n\":3,\"t\":\"y\"}]#[\"x\"]",
        "$.l[?@.id==$.main].v#{\"main\":7,\"l\":[{\"id\":7,\"v\":1},{\"id\":8,\"v\":2}]}#[1]",
        "$[?@==1.0]#[1,1.5,\"1\",true]#[1]",
        "$[?@==null]#[null,0]#[null]",
        "$[?@==true]#[true,\"true\"]#[true]",
        "$[?@.a==@.b]#[{\"a\":1},{\"c\":1},{\"a\":2,\"b\":2}]#[{\"c\":1}, {\"a\":2,\"b\":2}]",
        "$[?@<'b']#[\"a\",\"b\",1]#[\"a\"]",
        "$[?@==@]#[[1],{},1]#[1]",
        "$.*[?@.x[0]['y']>-1e1]#{\"k\":[{\"x\":[{\"y\":0}]}]}#[{\"x\":[{\"y\":0}]}]",
      })
  void selectorsAndFiltersFindWhatTheyName(String path, String document, String values) {
    assertThat(found(path, document)).isEqualTo(values);
  }

  @Test
  void theItemIsToldApartFromTheDocument() {
    JsonNode document = json("{\"host\":\"h\",\"l\":[{\"n\":1}]}");
    JsonNode item = document.path("l").path(0);
    Steps steps = new Steps(100);

    assertThat(JsonPath.of("@.n").first(document, item, steps)).contains(json("1"));
    assertThat(JsonPath.of("$.host").first(document, item, steps)).contains(json("\"h\""));
    assertThat(JsonPath.of("@.host").first(document, item, steps)).isEmpty();
  }

  @Test
  void theFirstThatIsNotNullCounts() {
    JsonNode document = json("[{\"a\":null},{\"a\":2},{\"a\":3}]");

    assertThat(JsonPath.of("$[*].a").first(document, document, new Steps(100))).contains(json("2"));
    assertThat(JsonPath.of("$..*").all(document, document, 2, new Steps(100))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|1|does not start",
        "a|1|does not start",
        "$a|2|something else",
        "$.|3|no name",
        "$.a.|5|no name",
        "$.my-name|5|something else",
        "$.1a|3|no name",
        "$..|4|no name",
        "$...a|4|no name",
        "$[|3|no selector",
        "$[]|3|no selector",
        "$[01]|4|nothing closes",
        "$[1|4|nothing closes",
        "$['a|5|quote",
        "$['\\x']|6|escape",
        "$['\\u12']|6|escape",
        "$[(@.length-1)]|3|no selector",
        "$[99999999999999999999]|18|nothing closes",
        "$[?]|4|nothing to compare",
        "$[?'a']|7|compared with nothing",
        "$[?@.a=='b'|12|nothing closes",
        "$[?(@.a|8|nothing closes",
        "$[?@.a =~ 'x']|8|nothing closes",
        "$[?length(@.a)>1]|4|nothing to compare",
        "$[?match(@.a,'(a+)+')]|4|nothing to compare",
        "$[?@..a]|6|no name",
        "$[?@[*]]|6|more than one value",
        "$[?@.a==1]x|11|something else",
      })
  void whatIsNoPathIsRefusedWithThePlaceAndTheNextStep(String path, int at, String reason) {
    assertThatExceptionOfType(PathException.class)
        .isThrownBy(() -> JsonPath.of(path))
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).contains(reason).endsWith("at character " + at);
              assertThat(refusal.remedy()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 17})
  void longOrDeepPathsAreRefused(int times) {
    String path =
        times > 500
            ? "$" + ".a".repeat(times)
            : "$[?" + "(".repeat(times) + "@" + ")".repeat(times);

    assertThatExceptionOfType(PathException.class).isThrownBy(() -> JsonPath.of(path + "]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$..*..*..*..x",
        "$..*..*..*..*",
        "$..[?@[0]]..[?@]..[::-1]..x",
        "$..['x',*,*]..*"
      })
  void aQueryThatWouldNeverEndIsEnded(String path) {
    JsonNode nest = json("[".repeat(990) + "]".repeat(990));

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatExceptionOfType(Fault.class)
                .isThrownBy(
                    () ->
                        JsonPath.of(path).all(nest, nest, Integer.MAX_VALUE, new Steps(1_000_000)))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.INVALID_VALUE))
                .withMessageContaining("1000000"));
  }

  @Test
  void everyValueOfADeepOrWideDocumentIsFound() {
    assertThat(all("$..*", json("[".repeat(990) + "]".repeat(990)))).hasSize(989);
    assertThat(all("$..*", json("[" + "0,".repeat(899) + "0]"))).hasSize(900);
  }
}
