package io.belfry.intake;

import static io.belfry.intake.SamplePayloads.BELFRY;
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

class BelfryFormatTest {
  private final BelfryFormat format = new BelfryFormat();

  @Test
  void everyFieldArrives() {
    Alert alert = one(BELFRY);

    assertThat(alert)
        .isEqualTo(
            new Alert(
                "backup-script",
                "BackupFailed",
                alert.key(),
                Status.FIRING,
                Severity.MAJOR,
                "Nightly backup of shop-db failed",
                "shop",
                "shop-db",
                Map.of(
                    "attempt", "3",
                    "retry", "true",
                    "rack", "r1",
                    "description", "pg_dump: exit code 1"),
                Instant.parse("2026-03-02T02:00:00Z").toEpochMilli(),
                "run-4711"));
    assertThat(alert.key()).startsWith("BackupFailed/").hasSize("BackupFailed/".length() + 16);
  }

  @Test
  void aTypeIsEnough() {
    Alert alert = one("{\"type\":\" Ping \"}");

    assertThat(alert.type()).isEqualTo("Ping");
    assertThat(alert.source()).isEqualTo("api");
    assertThat(alert.summary()).isEqualTo("Ping");
    assertThat(alert.status()).isEqualTo(Status.FIRING);
    assertThat(alert.severity()).isEqualTo(Severity.WARNING);
    assertThat(alert.startsAt()).isZero();
    assertThat(alert.labels()).isEmpty();
  }

  @Test
  void measuredValuesArrive() {
    assertThat(one("{\"type\":\"A\",\"values\":{\"b\":2,\"a\":-1.5e3,\"c\":null}}").values())
        .isEqualTo(Map.of("a", -1500.0, "b", 2.0));
    assertThat(one("{\"type\":\"A\",\"value\":93.5,\"metric\":\"used_percent\"}").values())
        .isEqualTo(Map.of("used_percent", 93.5));
    assertThat(one("{\"type\":\"A\",\"value\":7,\"values\":{\"b\":2}}").values())
        .isEqualTo(Map.of("b", 2.0, "value", 7.0));
    assertThat(one("{\"type\":\"A\",\"value\":null}").values()).isEmpty();
  }

  @Test
  void anEndIsUntilWhenAFiringAlertHolds() {
    String later = "\"endsAt\":\"2026-03-02T12:00:01Z\"";

    assertThat(one("{\"type\":\"A\",%s}".formatted(later)).expiresAt())
        .isEqualTo(Instant.parse("2026-03-02T12:00:01Z").toEpochMilli());
    assertThat(one("{\"type\":\"A\",\"status\":\"resolved\",%s}".formatted(later)).expiresAt())
        .isZero();
    assertThat(one("{\"type\":\"A\",\"endsAt\":\"2026-03-02T12:00:00Z\"}").expiresAt()).isZero();
    assertThat(one("{\"type\":\"A\"}").expiresAt()).isZero();
  }

  @Test
  void valuesAreBounded() {
    StringBuilder many = new StringBuilder("\"v\":0");
    for (int i = 0; i < 64; i++) {
      many.append(",\"v").append(i).append("\":1");
    }
    assertThat(read(format, "{\"type\":\"A\",\"values\":{%s}}".formatted(many)).rejected())
        .extracting(ItemError::reason)
        .containsExactly("The field (values) has 65 entries");
  }

  @Test
  void theKeyTellsApartWhatTheAlertIsAboutAndNotWhatItSays() {
    String key = one("{\"type\":\"A\",\"ci\":\"host-1\",\"description\":\"x\"}").key();

    assertThat(one("{\"type\":\"A\",\"ci\":\"host-1\",\"description\":\"y\"}").key())
        .isEqualTo(key);
    assertThat(one("{\"type\":\"A\",\"ci\":\"host-1\",\"status\":\"resolved\"}").key())
        .isEqualTo(key);
    assertThat(one("{\"type\":\"A\",\"ci\":\"host-2\"}").key()).isNotEqualTo(key);
    assertThat(one("{\"type\":\"A\",\"service\":\"host-1\"}").key()).isNotEqualTo(key);
    assertThat(one("{\"type\":\"A\",\"ci\":\"host-1\",\"labels\":{\"disk\":\"a\"}}").key())
        .isNotEqualTo(key);
    assertThat(one("{\"type\":\"A\",\"key\":\"mine\"}").key()).isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|type|The field (type) is missing|Give it a text.",
        "{\"type\":\"  \"}|type|The field (type) is missing|Give it a text.",
        "{\"type\":null}|type|The field (type) is missing|Give it a text.",
        "{\"type\":{}}|type|The field (type) is not a text|Send a text.",
        "{\"type\":[\"A\"]}|type|The field (type) is not a text|Send a text.",
        "{\"type\":\"A\",\"ci\":{}}|ci|The field (ci) is not a text|Send a text.",
        "{\"type\":\"A\",\"summary\":[]}|summary|The field (summary) is not a text|Send a text.",
        "{\"type\":\"A\",\"status\":\"open\"}|status|The status (open) is not known|Send firing or resolved.",
        "{\"type\":\"A\",\"severity\":\"red\"}|severity|The severity (red) is not known|Send critical, major, minor, warning or info.",
        "{\"type\":\"A\",\"labels\":[]}|labels|The field (labels) is not an object|Send names with texts.",
        "{\"type\":\"A\",\"labels\":\"a=b\"}|labels|The field (labels) is not an object|Send names with texts.",
        "{\"type\":\"A\",\"labels\":{\"\":\"x\"}}|labels|A name in the field (labels) is empty|Give it a name.",
        "{\"type\":\"A\",\"startsAt\":\"soon\"}|startsAt|The time (soon) cannot be read|Send it as RFC 3339, such as 2026-03-01T12:00:00Z.",
        "{\"type\":\"A\",\"startsAt\":1772452800}|startsAt|The time (1772452800) cannot be read|Send it as RFC 3339, such as 2026-03-01T12:00:00Z.",
        "{\"type\":\"A\",\"startsAt\":{\"s\":1}}|startsAt|The field (startsAt) is not a text|Send a text.",
        "{\"type\":\"A\",\"values\":[1]}|values|The field (values) is not an object|Send names with numbers.",
        "{\"type\":\"A\",\"values\":{\"a\":\"x\"}}|values.a|The value (\"x\") of the field (values.a) is not a finite number|Send a number such as 93.5, or leave it out.",
        "{\"type\":\"A\",\"values\":{\"\":1}}|values|A name in the field (values) is empty|Give it a name.",
        "{\"type\":\"A\",\"value\":1e999}|value|The value (\"Infinity\") of the field (value) is not a finite number|Send a number such as 93.5, or leave it out.",
        "{\"type\":\"A\",\"value\":true}|value|The value (true) of the field (value) is not a finite number|Send a number such as 93.5, or leave it out.",
        "7||It is not an object|Send an object for each alert.",
        "null||It is not an object|Send an object for each alert.",
        "[[]]||It is not an object|Send an object for each alert.",
      })
  void aBadItemIsNamedAndTheGoodOnesStay(String bad, String field, String reason, String remedy) {
    Parsed parsed = read(format, "[{\"type\":\"first\"},%s,{\"type\":\"last\"}]".formatted(bad));

    assertThat(parsed.alerts()).extracting(Alert::type).containsExactly("first", "last");
    assertThat(parsed.rejected())
        .containsExactly(new ItemError(1, field == null ? "" : field, reason, remedy));
  }

  @Test
  void everyFaultOfAnItemIsToldAtOnce() {
    Parsed parsed =
        read(format, "[{\"severity\":\"red\",\"status\":\"x\",\"startsAt\":\"y\",\"labels\":1}]");

    assertThat(parsed.alerts()).isEmpty();
    assertThat(parsed.rejected())
        .extracting(ItemError::field)
        .containsExactly("type", "labels", "status", "severity", "startsAt");
    assertThat(parsed.rejected()).extracting(ItemError::index).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "source", "service", "ci", "key", "idempotencyKey"})
  void aNameThatIsTooLongIsRefusedForCuttingWouldMakeItAnother(String field) {
    String body = "{\"type\":\"A\",\"%s\":\"%s\"}";
    String at =
        body.formatted(field, "x".repeat(512)).replace("{\"type\":\"A\",\"type\"", "{\"type\"");
    String over = at.replace("xx\"", "xxx\"");

    assertThat(read(format, at).rejected()).isEmpty();
    assertThat(read(format, over).rejected())
        .containsExactly(
            new ItemError(
                0,
                field,
                "The field (%s) has 513 characters".formatted(field),
                "Send at most 512."));
  }

  @Test
  void aTextForPeopleIsCutAndNeverThroughACharacter() {
    Alert alert = one("{\"type\":\"A\",\"summary\":\"%s🔔\"}".formatted("x".repeat(4095)));

    assertThat(alert.summary()).isEqualTo("x".repeat(4095));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T12:00:00Z, 1772452800000",
    "2026-03-02t12:00:00z, 1772452800000",
    "2026-03-02T12:00Z, 1772452800000",
    "2026-03-02T12:00:00.5Z, 1772452800500",
    "2026-03-02T12:00:00.123456789Z, 1772452800123",
    "2026-03-02T13:00:00+01:00, 1772452800000",
    "2026-03-02T13:00:00+0100, 1772452800000",
    "0001-01-01T00:00:00Z, 0",
    "1969-12-31T23:59:59Z, 0",
    "9999-12-31T23:59:59Z, 253402300799000",
  })
  void timesAreRead(String time, long millis) {
    assertThat(one("{\"type\":\"A\",\"startsAt\":\"%s\"}".formatted(time)).startsAt())
        .isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00Z",
        "+294277-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "2026-02-30T00:00:00Z",
        "2026-03-02T25:00:00Z",
        "2026-03-02T12:00:00",
        "2026-03-02",
      })
  void aTimeThatNoDatabaseKeepsOrNoCalendarHasIsRefused(String time) {
    assertThat(read(format, "[{\"type\":\"A\",\"startsAt\":\"%s\"}]".formatted(time)).rejected())
        .containsExactly(
            new ItemError(
                0,
                "startsAt",
                "The time (%s) cannot be read".formatted(time),
                "Send it as RFC 3339, such as 2026-03-01T12:00:00Z."));
  }

  @Test
  void nothingButAlertsIsAlerts() {
    refused("\"text\"", ErrorCode.INVALID_VALUE);
    refused("null", ErrorCode.INVALID_VALUE);
    refused("", ErrorCode.INVALID_VALUE);
    refused("[]", ErrorCode.MISSING_FIELD);
    refused("[{\"type\":\"A\"},]", ErrorCode.MALFORMED_JSON);
    refused("[{\"type\":\"A\"}", ErrorCode.MALFORMED_JSON);
    refused("{\"type\":\"A\"} {}", ErrorCode.MALFORMED_JSON);
    refused("{\"type\":\"A\",\"type\":\"B\"}", ErrorCode.MALFORMED_JSON);
    refused("[" + "{},".repeat(10_000) + "{}]", ErrorCode.BODY_TOO_LARGE);
  }

  private void refused(String body, ErrorCode code) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> read(format, body))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(code))
        .satisfies(fault -> assertThat(fault.detail()).isNotBlank());
  }

  private Alert one(String body) {
    Parsed parsed = read(format, body);
    assertThat(parsed.rejected()).isEmpty();
    assertThat(parsed.alerts()).hasSize(1);
    return parsed.alerts().get(0);
  }
}
