package io.belfry.intake;

import static io.belfry.intake.SamplePayloads.PROMETHEUS;
import static io.belfry.intake.SamplePayloads.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerFormatTest {
  private final AlertmanagerFormat format = new AlertmanagerFormat();

  @Test
  void whatPrometheusSendsIsRead() {
    Parsed parsed = read(format, PROMETHEUS);

    assertThat(parsed.rejected()).isEmpty();
    Alert down = parsed.alerts().get(0);
    assertThat(down)
        .isEqualTo(
            new Alert(
                "prometheus",
                "InstanceDown",
                down.key(),
                Status.FIRING,
                Severity.CRITICAL,
                "node-1:9100 has been down for more than 1 minute",
                "shop",
                "node-1:9100",
                Map.of(
                    "alertname", "InstanceDown",
                    "instance", "node-1:9100",
                    "job", "node",
                    "monitor", "eu",
                    "service", "shop",
                    "severity", "page"),
                Instant.parse("2026-03-02T11:58:30.123Z").toEpochMilli(),
                "",
                Map.of(),
                Instant.parse("2026-03-02T12:04:00Z").toEpochMilli()));
    Alert over = parsed.alerts().get(1);
    assertThat(over.status()).isEqualTo(Status.RESOLVED);
    assertThat(over.ci()).isEqualTo("node-2");
    assertThat(over.summary()).isEqualTo("DiskFull");
    assertThat(over.labels()).doesNotContainKey("empty");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T12:00:01Z, 2026-03-02T12:00:01Z",
    "2026-03-02T12:00:00Z, 1970-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z, 2026-03-02T12:05:00Z"
  })
  void itHoldsUntilItsEndOrForTheResolveTimeout(String end, Instant until) {
    assertThat(
            read(format, "[{\"labels\":{\"alertname\":\"A\"},\"endsAt\":\"%s\"}]".formatted(end))
                .alerts())
        .extracting(Alert::expiresAt)
        .containsExactly(until.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T12:00:01Z, FIRING",
    "2026-03-02T12:00:00Z, RESOLVED",
    "2026-03-02T11:59:59Z, RESOLVED",
    "0001-01-01T00:00:00Z, FIRING"
  })
  void anEndThatHasComeMeansRecovery(String end, Status status) {
    assertThat(
            read(format, "[{\"labels\":{\"alertname\":\"A\"},\"endsAt\":\"%s\"}]".formatted(end))
                .alerts())
        .extracting(Alert::status)
        .containsExactly(status);
  }

  @Test
  void theKeyIsTheLabelSetAndNothingElse() {
    String first = "[{\"labels\":{\"alertname\":\"A\",\"b\":\"1\"},\"annotations\":{\"x\":\"y\"}}]";
    String again = "[{\"labels\":{\"b\":\"1\",\"c\":\"\",\"alertname\":\"A\"}}]";
    String other = "[{\"labels\":{\"alertname\":\"A\",\"b\":\"2\"}}]";

    assertThat(key(again)).isEqualTo(key(first));
    assertThat(key(other)).isNotEqualTo(key(first));
  }

  @Test
  void anUnknownSeverityCostsNoAlert() {
    assertThat(read(format, "[{\"labels\":{\"alertname\":\"A\",\"severity\":\"teal\"}}]").alerts())
        .extracting(Alert::severity)
        .containsExactly(Severity.WARNING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|labels|The alert has no labels|Send at least the label alertname.",
        "{\"labels\":{\"a\":\"\"}}|labels|The alert has no labels|Send at least the label alertname.",
        "{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-03-02T12:00:00Z\",\"endsAt\":\"2026-03-02T11:00:00Z\"}|endsAt|The alert ends before it starts|Send an endsAt after startsAt, or none.",
        "{\"labels\":{\"a\":\"b\"},\"endsAt\":\"x\"}|endsAt|The time (x) cannot be read|Send it as RFC 3339, such as 2026-03-01T12:00:00Z.",
        "{\"labels\":{\"a\":\"b\"},\"annotations\":[1]}|annotations|The field (annotations) is not an object|Send names with texts.",
        "true||It is not an object|Send an object for each alert.",
      })
  void aBadItemIsNamedAndTheGoodOnesStay(String bad, String field, String reason, String remedy) {
    Parsed parsed = read(format, "[%s,{\"labels\":{\"alertname\":\"good\"}}]".formatted(bad));

    assertThat(parsed.alerts()).extracting(Alert::type).containsExactly("good");
    assertThat(parsed.rejected())
        .containsExactly(new ItemError(0, field == null ? "" : field, reason, remedy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alertname", "service", "instance", "host", "node"})
  void aLabelThatNamesSomethingIsRefusedWhenItIsLongerThanANameMayBe(String label) {
    assertThat(
            read(format, "[{\"labels\":{\"%s\":\"%s\"}}]".formatted(label, "x".repeat(513)))
                .rejected())
        .containsExactly(
            new ItemError(
                0,
                "labels." + label,
                "The field (labels.%s) has 513 characters".formatted(label),
                "Send at most 512."));
  }

  @Test
  void labelsAreBounded() {
    StringBuilder many = new StringBuilder("\"alertname\":\"A\"");
    for (int i = 0; i < 128; i++) {
      many.append(",\"l").append(i).append("\":\"v\"");
    }
    assertThat(read(format, "[{\"labels\":{%s}}]".formatted(many)).rejected())
        .extracting(ItemError::reason)
        .containsExactly("The field (labels) has 129 entries");
    assertThat(read(format, "[{\"labels\":{\"%s\":\"v\"}}]".formatted("n".repeat(513))).rejected())
        .extracting(ItemError::reason)
        .singleElement()
        .asString()
        .endsWith("in the field (labels) has 513 characters");
  }

  @Test
  void nothingSaidIsRightAndAnythingButAnArrayIsNot() {
    assertThat(read(format, "[]").alerts()).isEmpty();
    assertThat(read(format, "[]").rejected()).isEmpty();
    for (String body : new String[] {"{}", "7", "null", "", "\"x\""}) {
      assertThatExceptionOfType(Fault.class)
          .as(body)
          .isThrownBy(() -> read(format, body))
          .satisfies(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.INVALID_VALUE));
    }
  }

  private String key(String body) {
    return read(format, body).alerts().get(0).key();
  }
}
