package io.belfry.mapping;

import static io.belfry.mapping.ToolPayloads.GITHUB;
import static io.belfry.mapping.ToolPayloads.GITHUB_MAPPING;
import static io.belfry.mapping.ToolPayloads.GRAFANA_LEGACY;
import static io.belfry.mapping.ToolPayloads.GRAFANA_LEGACY_MAPPING;
import static io.belfry.mapping.ToolPayloads.UPTIME_KUMA;
import static io.belfry.mapping.ToolPayloads.UPTIME_KUMA_MAPPING;
import static io.belfry.mapping.ToolPayloads.ZABBIX;
import static io.belfry.mapping.ToolPayloads.ZABBIX_MAPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.intake.Parsed;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappedFormatTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private static Parsed read(String mapping, String body) {
    return new MappedFormat(MappingReader.read("tool", MappingReaderTest.json(mapping)))
        .parse(body.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private static Alert alert(String mapping, String body) {
    Parsed parsed = read(mapping, body);
    assertThat(parsed.rejected()).isEmpty();
    return parsed.alerts().get(0);
  }

  @Test
  void whatZabbixSendsIsRead() {
    assertThat(alert(ZABBIX_MAPPING, ZABBIX))
        .isEqualTo(
            new Alert(
                "zabbix",
                "High CPU utilization (over 90% for 5m)",
                "web-1/13926",
                Status.FIRING,
                Severity.MAJOR,
                "High CPU utilization (over 90% for 5m)",
                "shop",
                "web-1",
                Map.of("ip", "10.0.0.7", "event", "4711", "scope", "performance"),
                NOW.toEpochMilli(),
                ""));
    Alert over =
        alert(
            ZABBIX_MAPPING,
            ZABBIX.replace("\"event_value\": \"1\"", "\"event_value\": 0").replace("service", "x"));
    assertThat(over.status()).isEqualTo(Status.RESOLVED);
    assertThat(over.key()).isEqualTo("web-1/13926");
    assertThat(over.service()).isEqualTo("infrastructure");
  }

  @Test
  void whatUptimeKumaSendsIsRead() {
    assertThat(alert(UPTIME_KUMA_MAPPING, UPTIME_KUMA))
        .isEqualTo(
            new Alert(
                "tool",
                "MonitorDown",
                "3",
                Status.FIRING,
                Severity.CRITICAL,
                "[Shop] [🔴 Down] connect ECONNREFUSED 10.0.0.7:443",
                "",
                "Shop",
                Map.of("url", "https://shop.example.com", "duration", "61", "env", "prod"),
                Instant.parse("2026-03-02T11:59:30.123Z").toEpochMilli(),
                ""));
    assertThat(
            alert(UPTIME_KUMA_MAPPING, UPTIME_KUMA.replace("\"status\": 0", "\"status\": 1"))
                .status())
        .isEqualTo(Status.RESOLVED);
  }

  /** Its button "Test" sends neither a heartbeat nor a monitor. */
  @Test
  void whatUptimeKumaSendsAsATestIsRefusedByTheFieldThatIsNotThere() {
    Parsed parsed =
        read(
            UPTIME_KUMA_MAPPING,
            "{\"heartbeat\": null, \"monitor\": null, \"msg\": \"Shop Testing\"}");

    assertThat(parsed.alerts()).isEmpty();
    assertThat(parsed.rejected())
        .containsExactly(
            new ItemError(
                0,
                "key",
                "The path ($.monitor.id) of the field (key) finds nothing",
                "Give the mapping another path there, or a default."));
  }

  @Test
  void whatGrafanaSentBeforeIsReadAsOneAlertAMatch() {
    Parsed parsed = read(GRAFANA_LEGACY_MAPPING, GRAFANA_LEGACY);

    assertThat(parsed.rejected()).isEmpty();
    assertThat(parsed.alerts())
        .extracting(Alert::type, Alert::key, Alert::ci, Alert::severity, Alert::labels)
        .containsExactly(match("7/web-1", "web-1", "95.5"), match("7/web-2", "web-2", "91"));
    assertThat(parsed.alerts()).extracting(Alert::service).containsOnly("shop");
  }

  private static Tuple match(String key, String ci, String value) {
    return tuple(
        "High CPU",
        key,
        ci,
        Severity.MAJOR,
        Map.of("value", value, "rule", "http://grafana:3000/d/hZ7BuVbWz?tab=alert"));
  }

  @Test
  void whatGitHubSendsIsRead() {
    assertThat(alert(GITHUB_MAPPING, GITHUB))
        .isEqualTo(
            new Alert(
                "tool",
                "WorkflowFailed",
                "octo-org/hello/Build/main",
                Status.FIRING,
                Severity.MINOR,
                "Break it",
                "hello",
                "",
                Map.of("branch", "main", "run", "562", "by", "octocat"),
                Instant.parse("2026-03-02T11:50:00Z").toEpochMilli(),
                "https://github.com/octo-org/hello/actions/runs/30433642"));
    assertThat(alert(GITHUB_MAPPING, GITHUB.replace("\"failure\"", "\"SUCCESS\"")).status())
        .isEqualTo(Status.RESOLVED);
  }

  @Test
  void aBadItemIsNamedAndTheGoodOnesStay() {
    Parsed parsed =
        read(
            "{\"items\":\"$[*]\",\"type\":\"@.t\",\"key\":[\"@.k\"],\"startsAt\":\"@.at\"}",
            """
            [{"t": "A", "k": 1}, {"k": 1}, {"t": "B", "k": {"x": 1}}, {"t": "C", "k": 2},
             7, {"t": "D", "k": 3, "at": "soon"}, {"t": ["E"]}]
            """);

    assertThat(parsed.alerts()).extracting(Alert::type).containsExactly("A", "C");
    assertThat(parsed.rejected())
        .extracting(ItemError::index, ItemError::field, ItemError::reason)
        .containsExactly(
            tuple(1, "type", "The path (@.t) of the field (type) finds nothing"),
            tuple(2, "key", "The path (@.k) of the field (key) leads to an object"),
            tuple(4, "type", "The path (@.t) of the field (type) finds nothing"),
            tuple(4, "key", "The path (@.k) of the field (key) finds nothing"),
            tuple(5, "startsAt", "The time (soon) cannot be read"),
            tuple(6, "type", "The path (@.t) of the field (type) leads to an array"),
            tuple(6, "key", "The path (@.k) of the field (key) finds nothing"));
  }

  @ParameterizedTest
  @CsvSource({
    "{\"s\":\"OK\"}, RESOLVED",
    "{\"s\":\" ok \"}, RESOLVED",
    "{\"s\":false}, RESOLVED",
    "{\"s\":0}, RESOLVED",
    "{\"s\":\"okay\"}, FIRING",
    "{\"s\":1}, FIRING",
    "{\"s\":null}, FIRING",
    "{\"s\":\"\"}, FIRING",
    "{}, FIRING",
  })
  void theWordsOfTheTableMeanResolvedAndNothingElseDoes(String body, Status status) {
    String mapping =
        "{\"type\":{\"default\":\"T\"},\"status\":{\"path\":\"$.s\",\"resolved\":[\"ok\",0,false]}}";

    assertThat(alert(mapping, body).status()).isEqualTo(status);
  }

  @Test
  void withoutAPathTheStatusIsTheDefault() {
    assertThat(
            alert("{\"type\":{\"default\":\"T\"},\"status\":{\"default\":\"resolved\"}}", "{}")
                .status())
        .isEqualTo(Status.RESOLVED);
    assertThat(alert("{\"type\":{\"default\":\"T\"}}", "{}").status()).isEqualTo(Status.FIRING);
  }

  @ParameterizedTest
  @CsvSource({
    "{\"s\":\"BLOCKER\"}, CRITICAL",
    "{\"s\":5}, CRITICAL",
    "{\"s\":\"page\"}, INFO",
    "{\"s\":\"disaster\"}, CRITICAL",
    "{\"s\":\"nobody knows\"}, MINOR",
    "{}, MINOR",
  })
  void theOwnTableComesBeforeTheKnownWordsAndTheDefaultLast(String body, Severity severity) {
    String mapping =
        "{\"type\":{\"default\":\"T\"},\"severity\":{\"path\":\"$.s\",\"default\":\"minor\","
            + "\"words\":{\"Blocker\":\"critical\",\"5\":\"critical\",\"page\":\"info\"}}}";

    assertThat(alert(mapping, body).severity()).isEqualTo(severity);
  }

  @Test
  void anUnknownSeverityDoesNotCostTheAlert() {
    assertThat(
            alert("{\"type\":{\"default\":\"T\"},\"severity\":\"$.s\"}", "{\"s\":\"nobody knows\"}")
                .severity())
        .isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @CsvSource({
    "1772452800, 2026-03-02T12:00:00Z",
    "\"1772452800\", 2026-03-02T12:00:00Z",
    "1772452800.25, 2026-03-02T12:00:00Z",
    "\"1772452800.25\", 2026-03-02T12:00:00Z",
    "1772452800123, 2026-03-02T12:00:00.123Z",
    "1772452800123456, 2026-03-02T12:00:00.123Z",
    "\"1772452800123456789\", 2026-03-02T12:00:00.123Z",
    "\"2026-03-02 12:00:00\", 2026-03-02T12:00:00Z",
    "\"2026-03-02T12:00:00\", 2026-03-02T12:00:00Z",
    "\"2026-03-02 12:00:00 UTC\", 2026-03-02T12:00:00Z",
    "\"2026-03-02 13:00:00.5 +0100\", 2026-03-02T12:00:00.5Z",
    "\"2026-03-02T12:00:00Z\", 2026-03-02T12:00:00Z",
    "0, 1970-01-01T00:00:00Z",
    "null, 1970-01-01T00:00:00Z",
  })
  void timesAreReadInTheWaysToolsWriteThem(String time, Instant at) {
    assertThat(
            alert("{\"type\":{\"default\":\"T\"},\"startsAt\":\"$.t\"}", "{\"t\":" + time + "}")
                .startsAt())
        .isEqualTo(at.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e300", "-1", "\"9999999999999999999999\"", "{}", "true"})
  void whatIsNoTimeIsRefused(String time) {
    assertThat(
            read("{\"type\":{\"default\":\"T\"},\"startsAt\":\"$.t\"}", "{\"t\":" + time + "}")
                .rejected())
        .extracting(ItemError::field)
        .containsExactly("startsAt");
  }

  @Test
  void labelsKeepWhatIsNotPlainAsJsonAndLeaveOutWhatIsNotThere() {
    assertThat(
            alert(
                    "{\"type\":{\"default\":\"T\"},\"labels\":{\"all\":\"$\",\"no\":\"$.no\","
                        + "\"env\":{\"path\":\"$.env\",\"default\":\"prod\"}}}",
                    "{\"a\":[1,null]}")
                .labels())
        .isEqualTo(Map.of("all", "{\"a\":[1,null]}", "env", "prod"));
  }

  @Test
  void aPathThatMatchesEverythingIsHeldToTheNumberOfAlerts() {
    String mapping = "{\"items\":\"$..*\",\"type\":{\"default\":\"T\"}}";

    assertThat(read(mapping, "[[1],[2]]").alerts()).hasSize(4);
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> read(mapping, "[" + "0,".repeat(10_000) + "0]"))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE))
        .withMessageContaining("$..*");
  }

  @Test
  void aBodyInWhichTheItemsPathFindsNothingIsRefused() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> read(GRAFANA_LEGACY_MAPPING, "{\"evalMatches\":[]}"))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.MISSING_FIELD))
        .withMessageContaining("$.evalMatches[*]");
  }

  /** Whoever writes mapping and body may make a server busy for a moment, and no longer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$..*..*..*..x|$.a",
        "$[*]|$..*..*..nope",
        "$..*|$..[?@.a == $.b]..nope",
      })
  void hostilePathsOverHostileBodiesAreEnded(String items, String type) {
    String mapping = "{\"items\":\"%s\",\"type\":\"%s\"}".formatted(items, type);
    String deep = "[".repeat(900) + "]".repeat(900);
    String wide = "[" + "[1],".repeat(5_000) + deep + "]";
    for (String body : new String[] {deep, wide}) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            try {
              assertThat(read(mapping, body).alerts()).isEmpty();
            } catch (Fault ended) {
              assertThat(ended.code())
                  .isIn(ErrorCode.INVALID_VALUE, ErrorCode.MISSING_FIELD, ErrorCode.BODY_TOO_LARGE);
            }
          });
    }
  }

  @Test
  void hugeArraysAreReadOnceForEachPath() {
    String body = "{\"n\":\"h\",\"l\":[" + "{\"t\":\"T\"},".repeat(9_999) + "{\"t\":\"T\"}]}";

    assertThat(read("{\"items\":\"$.l[*]\",\"type\":\"@.t\",\"key\":[\"$.n\"]}", body).alerts())
        .hasSize(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,\"a\":2}"})
  void whatIsNotJsonIsRefusedWithItsPlace(String body) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> read("{\"type\":\"$.a\"}", body).alerts().get(0));
  }

  @Test
  void nulAndHalvesOfPairsDoNotStay() {
    Alert alert =
        alert(
            "{\"type\":\"$.t\",\"labels\":{\"l\":\"$.l\"}}",
            "{\"t\":\"A\\u0000\",\"l\":\"x\\ud83dy\"}");

    assertThat(alert.type()).isEqualTo("A");
    assertThat(alert.labels()).isEqualTo(Map.of("l", "x\uFFFDy"));
  }
}
