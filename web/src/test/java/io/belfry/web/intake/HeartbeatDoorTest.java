package io.belfry.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.intake.AlertFormat;
import io.belfry.journal.Alert;
import io.belfry.platform.Fault;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an address of a job's call says, with and without a token in it. */
class HeartbeatDoorTest {
  private static HeartbeatDoor at(String path, boolean inHeader) {
    Map<String, Deque<String>> query = Map.of("every", new ArrayDeque<>(List.of("1h", "2h")));
    return HeartbeatDoor.of(path, inHeader, query);
  }

  private static Alert alert(HeartbeatDoor call) {
    AlertFormat format = call.door().format();
    return Objects.requireNonNull(format).parse(new byte[0], Instant.EPOCH).alerts().get(0);
  }

  @Test
  void withATokenInTheHeaderTheKeyComesFirst() {
    assertThat(at("/ping/cron", true).token()).isEmpty();
    assertThat(alert(at("/ping/cron", true)).key()).isEqualTo("heartbeat/cron");
    assertThat(alert(at("/ping/cron", true)).labels()).isEqualTo(Map.of("every", "3600000"));
    assertThat(alert(at("/ping/cron/start", true)).labels()).containsEntry("run", "start");
  }

  @Test
  void withoutOneTheTokenComesBeforeTheKey() {
    assertThat(at("/ping/bf_secret/cron", false).token()).isEqualTo("bf_secret");
    assertThat(alert(at("/ping/bf_secret/cron", false)).key()).isEqualTo("heartbeat/cron");
    assertThat(alert(at("/ping/bf_secret/cron/7", false)).labels()).containsEntry("exit", "7");
    assertThat(alert(at("/ping/bf_secret/cron", false)).labels()).doesNotContainKey("run");
  }

  @Test
  void withNeitherThereIsNoToken() {
    assertThat(at("/ping/cron", false).token()).isEmpty();
  }

  @Test
  void whatIsTooMuchOfAPathIsRefused() {
    HeartbeatDoor call = at("/ping/cron/start/now", true);
    assertThat(catchThrowableOfType(Fault.class, () -> alert(call)).errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("ending"));
    assertThat(catchThrowableOfType(Fault.class, () -> alert(at("/ping/", true))).errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("key"));
  }
}
