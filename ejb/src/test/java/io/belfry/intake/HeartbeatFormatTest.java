package io.belfry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatFormatTest {
  private static Parsed parse(String key, String ending, Map<String, String> query, byte[] body) {
    return new HeartbeatFormat(key, ending, query).parse(body, Instant.EPOCH);
  }

  private static Alert alert(String ending, String body) {
    return parse("cron", ending, Map.of(), body.getBytes(StandardCharsets.UTF_8)).alerts().get(0);
  }

  private static void refused(String field, String key, String ending, Map<String, String> query) {
    Fault fault = catchThrowableOfType(Fault.class, () -> parse(key, ending, query, new byte[0]));
    assertThat(fault.errors()).extracting(ItemError::field).containsExactly(field);
  }

  @Test
  void aCallIsInformation() {
    assertThat(alert("", ""))
        .isEqualTo(
            new Alert(
                "heartbeat",
                "heartbeat",
                "heartbeat/cron",
                Status.FIRING,
                Severity.INFO,
                "cron is there",
                "",
                "",
                Map.of(),
                0,
                ""));
    assertThat(alert("start", "").labels()).isEqualTo(Map.of("run", "start"));
    assertThat(alert("0", "").labels()).isEqualTo(Map.of("exit", "0"));
    assertThat(alert("0", "").severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void aFailureIsAProblem() {
    assertThat(alert("fail", "").severity()).isEqualTo(Severity.MAJOR);
    assertThat(alert("3", "").severity()).isEqualTo(Severity.MAJOR);
    assertThat(alert("3", "").labels()).isEqualTo(Map.of("exit", "3", "run", "fail"));
    assertThat(alert("fail", "").summary()).isEqualTo("cron failed");
  }

  @Test
  void theOutputOfTheJobIsKeptAsFarAsItGoes() {
    assertThat(alert("", "  42 files\n").summary()).isEqualTo("42 files");
    byte[] much = "x".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    Parsed parsed = parse("cron", "", Map.of(), much);
    assertThat(parsed.alerts().get(0).summary()).hasSize(4096);
    assertThat(parsed.original()).hasSize(10_000);
    byte[] binary = {0, (byte) 0xff, 'a'};
    assertThat(parse("cron", "", Map.of(), binary).alerts().get(0).summary()).isEqualTo("\uFFFDa");
  }

  @Test
  void lengthsAreMilliseconds() {
    Map<String, String> query =
        Map.of("every", "1h", "grace", "5m", "max", "90s", "service", "shop", "other", "x");
    Alert alert = parse("cron", "", query, new byte[0]).alerts().get(0);
    assertThat(alert.labels())
        .isEqualTo(Map.of("every", "3600000", "grace", "300000", "max", "90000"));
    assertThat(alert.service()).isEqualTo("shop");
  }

  @Test
  void whatCannotBeReadIsNamed() {
    refused("key", "a/b", "", Map.of());
    refused("key", "", "", Map.of());
    refused("key", "x".repeat(201), "", Map.of());
    refused("ending", "cron", "stop", Map.of());
    refused("ending", "cron", "start/now", Map.of());
    refused("every", "cron", "", Map.of("every", "often"));
    refused("every", "cron", "", Map.of("every", "1s"));
    refused("max", "cron", "", Map.of("max", "99999999999999999999d"));
  }
}
