package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTest {
  @Test
  void followsAnotherSourceAndCutsToWhatTheDatabaseKeeps() {
    Clock clock = new Clock();
    clock.follow(() -> Instant.parse("2026-03-02T12:00:00.123456789Z"));
    assertThat(clock.now()).isEqualTo(Instant.parse("2026-03-02T12:00:00.123456Z"));
  }
}
