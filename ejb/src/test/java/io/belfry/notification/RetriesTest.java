package io.belfry.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private final Retries punctual = new Retries(() -> 0);

  @Test
  void theWaitDoublesUpToAQuarterOfAnHour() {
    assertThat(List.of(wait(1), wait(2), wait(9), wait(10), wait(11), wait(31)))
        .containsExactly(2L, 4L, 512L, 900L, 900L, 900L);
  }

  @Test
  void allAttemptsTogetherOutlastSomeHours() {
    long sum = 0;
    for (int attempt = 1; attempt < Retries.MOST_ATTEMPTS; attempt++) {
      sum += wait(attempt);
    }
    assertThat(Duration.ofSeconds(sum)).isBetween(Duration.ofHours(5), Duration.ofHours(7));
  }

  private long wait(int attempts) {
    return punctual.after(attempts, Optional.empty()).toSeconds();
  }

  @Test
  void whatAReceiverAsksForIsHonouredUpToAnHourAndNeverMakesItFaster() {
    assertThat(punctual.after(1, Optional.of(Duration.ofSeconds(30)))).hasSeconds(30);
    assertThat(punctual.after(1, Optional.of(Duration.ofDays(9)))).hasHours(1);
    assertThat(punctual.after(5, Optional.of(Duration.ofSeconds(1)))).hasSeconds(32);
    assertThat(punctual.after(20, Optional.of(Duration.ZERO))).hasMinutes(15);
  }

  @Test
  void whatFailedTogetherIsSpreadByUpToAQuarterAndTheSameForTheSameSeed() {
    assertThat(spread(7)).isEqualTo(spread(7)).isNotEqualTo(spread(8));
    assertThat(spread(7)).doesNotHaveDuplicates().allMatch(ms -> ms >= 4_000 && ms < 5_000);
  }

  private static List<Long> spread(long seed) {
    Retries retries = new Retries(new Random(seed));
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waits.add(retries.after(2, Optional.empty()).toMillis());
    }
    return waits;
  }
}
