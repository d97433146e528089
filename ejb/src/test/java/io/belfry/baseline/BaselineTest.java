package io.belfry.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final long MINUTE = 60_000;

  private final Random random = new Random(7);
  private final Baseline baseline = new Baseline();

  @Test
  void noise_alone_is_usual_and_a_step_is_not() {
    double highest = 0;
    for (int i = 0; i < 4_000; i++) {
      highest = Math.max(highest, baseline.observe(5 * MINUTE * i, 50 + random.nextGaussian()));
    }
    double step = 0;
    for (int i = 4_000; i < 4_010; i++) {
      step = Math.max(step, baseline.observe(5 * MINUTE * i, 70 + random.nextGaussian()));
    }

    assertThat(highest).isLessThan(Sensitivity.LOW.score());
    assertThat(step).isGreaterThan(Sensitivity.LOW.score());
  }
}
