package io.belfry.intake;

import static io.belfry.intake.SamplePayloads.NOW;
import static io.belfry.intake.SamplePayloads.PAGERDUTY;
import static io.belfry.intake.SamplePayloads.PAGERDUTY_RESOLVE;
import static io.belfry.intake.SamplePayloads.bytes;
import static io.belfry.intake.SamplePayloads.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyFormatTest {
  private static final String TRIGGER =
      "{\"routing_key\":\"k\",\"event_action\":\"trigger\",%s\"payload\":%s}";
  private static final String PAYLOAD =
      "{\"summary\":\"%s\",\"source\":\"h\",\"severity\":\"error\"}";

  private final PagerDutyFormat format = new PagerDutyFormat();

  @Test
  void theExampleOfTheDocumentationIsRead() {
    Parsed parsed = read(format, PAGERDUTY);

    assertThat(parsed.rejected()).isEmpty();
    assertThat(parsed.alerts())
        .containsExactly(
            new Alert(
                "pagerduty",
                "disk",
                "samplekeyhere",
                Status.FIRING,
                Severity.CRITICAL,
                "DISK at 99% on machine prod-datapipe03.example.com",
                "prod-datapipe",
                "prod-datapipe03.example.com",
                Map.of("free space", "1%", "ping time", "1500ms", "load avg", "0.75"),
                Instant.parse("2015-07-17T08:42:58.315Z").toEpochMilli(),
                ""));
  }

  @Test
  void aRecoveryNeedsOnlyItsKey() {
    assertThat(read(format, PAGERDUTY_RESOLVE).alerts())
        .extracting(Alert::key, Alert::status)
        .containsExactly(tuple("f1a7", Status.RESOLVED));
    assertThat(read(format, "{\"event_action\":\"resolve\",\"dedup_key\":\"f1a7\"}").rejected())
        .isEmpty();
  }

  @Test
  void theRoutingKeyIsAskedForAndNeverStored() {
    assertThat(format.routingKey(bytes(PAGERDUTY))).isEqualTo("samplekeyhere");
    String secret =
        PAGERDUTY.replace("\"routing_key\": \"samplekeyhere\"", "\"routing_key\": \"s3\"");
    String stored = new String(format.parse(bytes(secret), NOW).original(), StandardCharsets.UTF_8);

    assertThat(stored).contains("\"routing_key\":\"(replaced)\"").doesNotContain("s3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "", "{\"routing_key\":\" \"}", "{\"routing_key\":7}"})
  void withoutARoutingKeyNobodyIsAsking(String body) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> format.routingKey(bytes(body)))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.MISSING_FIELD))
        .satisfies(
            fault ->
                assertThat(fault.errors())
                    .extracting(ItemError::field)
                    .containsOnly("routing_key"));
  }

  @Test
  void aTriggerWithoutAKeyGetsOneOfItsOwn() {
    String body = TRIGGER.formatted("", PAYLOAD.formatted("s"));

    String first = read(format, body).alerts().get(0).key();
    assertThat(first).hasSize(36);
    assertThat(read(format, body).alerts().get(0).key()).isNotEqualTo(first);
  }

  @Test
  void aSummaryMayBeAsLongAsTheProtocolAllows() {
    Parsed parsed = read(format, TRIGGER.formatted("", PAYLOAD.formatted("x".repeat(1024))));

    assertThat(parsed.rejected()).isEmpty();
    assertThat(parsed.alerts().get(0).summary()).hasSize(1024);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|event_action|The field (event_action) is missing",
        "{\"event_action\":\"acknowledge\",\"dedup_key\":\"k\"}|event_action|The action (acknowledge) is not understood",
        "{\"event_action\":\"resolve\"}|dedup_key|The field (dedup_key) is missing",
        "{\"event_action\":\"trigger\",\"payload\":{\"source\":\"h\",\"severity\":\"info\"}}|payload.summary|The field (summary) is missing",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"severity\":\"info\"}}|payload.source|The field (source) is missing",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"h\"}}|payload.severity|The field (severity) is missing",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"h\",\"severity\":\"red\"}}|payload.severity|The severity (red) is not known",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":[],\"source\":\"h\",\"severity\":\"info\"}}|payload.summary|The field (summary) is not a text",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"h\",\"severity\":\"info\",\"timestamp\":\"x\"}}|payload.timestamp|The time (x) cannot be read",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"h\",\"severity\":\"info\",\"custom_details\":\"x\"}}|payload.custom_details|The field (custom_details) is not an object",
        "[]||It is not an object",
        "null||It is not an object",
      })
  void whatIsWrongIsNamed(String body, String field, String reason) {
    Parsed parsed = read(format, body);

    assertThat(parsed.alerts()).isEmpty();
    ItemError first = parsed.rejected().get(0);
    assertThat(first.index()).isZero();
    assertThat(first.field()).isEqualTo(field == null ? "" : field);
    assertThat(first.reason()).isEqualTo(reason);
    assertThat(first.remedy()).isNotBlank();
  }

  @Test
  void aPayloadThatIsNoObjectLacksItsFields() {
    assertThat(read(format, TRIGGER.formatted("", "\"text\"")).rejected())
        .extracting(ItemError::field)
        .containsExactly("payload.summary", "payload.source", "payload.severity");
  }

  @Test
  void aKeyHasAtMost255Characters() {
    String body = TRIGGER.formatted("\"dedup_key\":\"%s\",", PAYLOAD.formatted("s"));

    assertThat(read(format, body.formatted("k".repeat(255))).rejected()).isEmpty();
    assertThat(read(format, body.formatted("k".repeat(600))).rejected())
        .containsExactly(
            new ItemError(
                0, "dedup_key", "The field (dedup_key) has 600 characters", "Send at most 255."));
  }
}
