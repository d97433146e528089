package io.belfry.intake;

import static io.belfry.intake.SamplePayloads.ALERTMANAGER;
import static io.belfry.intake.SamplePayloads.GRAFANA;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerWebhookFormatTest {
  private final AlertmanagerWebhookFormat format = new AlertmanagerWebhookFormat();

  @Test
  void whatAlertmanagerSendsIsRead() {
    Parsed parsed = read(format, ALERTMANAGER);

    assertThat(parsed.rejected()).isEmpty();
    assertThat(parsed.alerts())
        .extracting(Alert::source, Alert::status, Alert::severity, Alert::ci, Alert::summary)
        .containsExactly(
            tuple(
                "alertmanager", Status.FIRING, Severity.CRITICAL, "node-1:9100", "node-1 is down"),
            tuple(
                "alertmanager", Status.RESOLVED, Severity.WARNING, "node-2:9100", "InstanceDown"));
    assertThat(parsed.alerts().get(0).startsAt())
        .isEqualTo(Instant.parse("2026-03-02T11:58:30.123Z").toEpochMilli());
  }

  @Test
  void whatGrafanaSendsIsRead() {
    Parsed parsed = read(format, GRAFANA);

    assertThat(parsed.rejected()).isEmpty();
    Alert alert = parsed.alerts().get(0);
    assertThat(alert.type()).isEqualTo("High CPU");
    assertThat(alert.ci()).isEqualTo("web-1");
    assertThat(alert.summary()).isEqualTo("CPU above 90 %");
  }

  @Test
  void theValuesOfGrafanaArriveAndWithoutAnyThereAreNone() {
    String alert = "{\"status\":\"firing\",\"labels\":{\"alertname\":\"A\"},\"values\":%s}";

    assertThat(alerts(alert.formatted("{\"B\":44.2,\"C\":1}")).get(0).values())
        .isEqualTo(Map.of("B", 44.2, "C", 1.0));
    assertThat(alerts(alert.formatted("null")).get(0).values()).isEmpty();
    assertThat(alerts(alert.formatted("{}")).get(0).expiresAt()).isZero();
  }

  private List<Alert> alerts(String alert) {
    return read(format, "{\"alerts\":[%s]}".formatted(alert)).alerts();
  }

  @Test
  void anAlertHasTheSameKeyWhicheverWayItComes() {
    String labels = "\"labels\":{\"alertname\":\"A\",\"instance\":\"h\"}";
    String direct =
        read(new AlertmanagerFormat(), "[{%s}]".formatted(labels)).alerts().get(0).key();
    String relayed =
        read(format, "{\"alerts\":[{\"status\":\"firing\",%s}]}".formatted(labels))
            .alerts()
            .get(0)
            .key();

    assertThat(relayed).isEqualTo(direct);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"labels\":{\"a\":\"b\"}}|status|The field (status) is missing|Give it a text.",
        "{\"labels\":{\"a\":\"b\"},\"status\":\"suppressed\"}|status|The status (suppressed) is not known|Send firing or resolved.",
        "{\"labels\":{\"a\":\"b\"},\"status\":[]}|status|The field (status) is not a text|Send a text.",
        "{\"status\":\"firing\"}|labels|The alert has no labels|Send at least the label alertname.",
        "{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"now\"}|startsAt|The time (now) cannot be read|Send it as RFC 3339, such as 2026-03-01T12:00:00Z.",
        "\"x\"||It is not an object|Send an object for each alert.",
      })
  void aBadItemIsNamedAndTheGoodOnesStay(String bad, String field, String reason, String remedy) {
    Parsed parsed =
        read(
            format,
            "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"good\"}},%s]}"
                .formatted(bad));

    assertThat(parsed.alerts()).extracting(Alert::type).containsExactly("good");
    assertThat(parsed.rejected())
        .containsExactly(new ItemError(1, field == null ? "" : field, reason, remedy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "", "{\"alerts\":{}}", "{\"alerts\":\"x\"}"})
  void aBodyWithoutAlertsSaysWhichFieldIsMissing(String body) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> read(format, body))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.MISSING_FIELD))
        .satisfies(
            fault ->
                assertThat(fault.errors())
                    .containsExactly(
                        ItemError.of(
                            "alerts",
                            "The field (alerts) is missing",
                            "Send the body of a webhook receiver, version 4")));
  }
}
