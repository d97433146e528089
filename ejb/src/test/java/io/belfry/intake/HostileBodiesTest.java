package io.belfry.intake;

import static io.belfry.intake.SamplePayloads.NOW;
import static io.belfry.intake.SamplePayloads.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no tool sends by intention, at every format. */
class HostileBodiesTest {
  private static final String NEST = "[".repeat(990) + "]".repeat(990);

  static Iterable<AlertFormat> formats() {
    return SamplePayloads.ALL.keySet();
  }

  @Test
  void nulAndHalvesOfPairsNeitherStayNorCostTheAlert() {
    Parsed parsed =
        new BelfryFormat()
            .parse(
                bytes(
                    """
                    {"type":"A\\u0000","summary":"x\\ud83dy","service":"\\udd14",
                     "labels":{"n\\u0000ame":"\\ud83d\\udd14","\\ud83d":"\\u0000"}}
                    """),
                NOW);

    assertThat(parsed.rejected()).isEmpty();
    Alert alert = parsed.alerts().get(0);
    assertThat(alert.type()).isEqualTo("A");
    assertThat(alert.summary()).isEqualTo("x\uFFFDy");
    assertThat(alert.service()).isEqualTo("\uFFFD");
    assertThat(alert.labels()).isEqualTo(Map.of("name", "🔔"));
  }

  /** Longer and shorter ways to write U+0000 and halves of pairs, that UTF-8 does not have. */
  @Test
  void bytesThatAreNoUtf8DoNotSmuggleThemIn() {
    byte[] body = bytes("{\"type\":\"A\",\"summary\":\"x__y___z\"}");
    int at = new String(body, StandardCharsets.ISO_8859_1).indexOf("__");
    System.arraycopy(new byte[] {(byte) 0xC0, (byte) 0x80}, 0, body, at, 2);
    System.arraycopy(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, 0, body, at + 3, 3);

    Throwable thrown =
        catchThrowable(
            () ->
                assertThat(new BelfryFormat().parse(body, NOW).alerts().get(0).summary())
                    .doesNotContain("\0")
                    .doesNotContain("\uD800"));

    if (thrown != null) {
      assertThat(thrown).isInstanceOf(Fault.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"A\",\"severity\":\"\\ud83d\"}",
        "{\"type\":\"A\",\"status\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\ud83d\\udd14\"}",
        "{\"type\":\"A\",\"startsAt\":\"\\udd14\\u0000\"}",
      })
  void aRefusalShowsNothingThatCannotBeSent(String body) {
    ItemError error = new BelfryFormat().parse(bytes(body), NOW).rejected().get(0);

    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(error.reason())).isTrue();
  }

  @Test
  void norDoesOneThatTheParserWorded() {
    Throwable thrown =
        catchThrowable(() -> new BelfryFormat().parse(bytes("{\"\\ud83d\":1,\"\\ud83d\":2}"), NOW));

    assertThat(thrown).isInstanceOf(Fault.class).hasMessageContaining("Duplicate");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(String.valueOf(thrown.getMessage())))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatIsNestedBeyondReasonIsRefused(AlertFormat format) {
    for (String body :
        new String[] {
          "[".repeat(100_000),
          "{\"a\":".repeat(100_000),
          "[{\"labels\":{\"a\":" + "[".repeat(1001) + "]".repeat(1001) + "}}]"
        }) {
      refused(format, bytes(body), ErrorCode.INVALID_VALUE);
    }
  }

  @Test
  void whatIsNestedDeeplyButReadIsKeptAsItsText() {
    String nested = "{\"type\":\"A\",\"labels\":{\"deep\":%s}}".formatted(NEST);

    assertThat(new BelfryFormat().parse(bytes(nested), NOW).alerts().get(0).labels())
        .containsEntry("deep", NEST);
    assertThat(
            new PagerDutyFormat()
                .parse(
                    bytes(
                        "{\"event_action\":\"resolve\",\"dedup_key\":\"k\",\"x\":%s}"
                            .formatted(NEST)),
                    NOW)
                .alerts())
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void numbersWithoutEndAreRefused(AlertFormat format) {
    refused(format, bytes("[{\"a\":" + "9".repeat(100_000) + "}]"), ErrorCode.INVALID_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e-400", "-0", "9999999999999999999999999999999"})
  void hugeNumbersAreTexts(String number) {
    Parsed parsed =
        new BelfryFormat()
            .parse(bytes("{\"type\":%s,\"labels\":{\"n\":%s}}".formatted(number, number)), NOW);

    assertThat(parsed.rejected()).isEmpty();
    assertThat(parsed.alerts().get(0).labels().get("n"))
        .isEqualTo(parsed.alerts().get(0).type())
        .isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void anotherEncodingOrNoneIsRefused(AlertFormat format) {
    refused(format, new byte[] {0, 0, 0, '[', (byte) 0xFF, 1, 2, 3}, ErrorCode.MALFORMED_JSON);
    refused(format, new byte[] {'[', '"', (byte) 0xFF, '"', ']'}, ErrorCode.MALFORMED_JSON);
    refused(format, new byte[] {0, 1, 2, 3}, ErrorCode.MALFORMED_JSON);
    refused(format, bytes("NaN"), ErrorCode.MALFORMED_JSON);
    refused(format, bytes("// comment\n[]"), ErrorCode.MALFORMED_JSON);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aFieldThatStandsTwiceIsRefusedForOneOfThemIsWrong(AlertFormat format) {
    for (String body : SamplePayloads.ALL.getOrDefault(format, List.of())) {
      int brace = body.indexOf('{') + 1;
      String twice = body.substring(0, brace) + "\"z\":1,\"z\":2," + body.substring(brace);
      refused(format, bytes(twice), ErrorCode.MALFORMED_JSON);
    }
  }

  private static void refused(AlertFormat format, byte[] body, ErrorCode code) {
    Throwable thrown = catchThrowable(() -> format.parse(body, NOW));

    assertThat(thrown).isInstanceOf(Fault.class);
    assertThat(((Fault) thrown).code()).isEqualTo(code);
    assertThat(((Fault) thrown).detail()).isNotBlank().hasSizeLessThan(2000);
  }

  @Test
  void aNameThatStandsTwiceIsSaidInWordsOfTheSender() {
    assertThatThrownBy(
            () -> Fields.json("{\"type\":\"a\",\"type\":\"b\"}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("Duplicate field 'type'. Maybe")
        .hasMessageNotContaining("Feature");
  }
}
