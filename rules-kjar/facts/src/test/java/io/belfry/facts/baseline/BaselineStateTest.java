package io.belfry.facts.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept for a series: its size, and that nothing else decides. */
class BaselineStateTest {
  private static final int LIMIT = 4_096;
  private static final long INTERVAL = 300_000;

  @Test
  void the_state_could_never_be_larger() throws IllegalAccessException {
    int numbers = 0;
    for (Field field : fields()) {
      Object value = field.get(new Baseline());
      numbers += value instanceof long[] n ? n.length : value instanceof double[] d ? d.length : 1;
    }

    assertThat(numbers * 10).as("ten bytes, the longest encoding, for each").isLessThan(LIMIT);
  }

  @Test
  void the_fields_are_what_snapshots_can_hold() {
    assertThat(fields())
        .allMatch(
            field ->
                field.getType().isPrimitive()
                    || field.getType() == long[].class
                    || field.getType() == double[].class);
  }

  @Test
  void the_same_points_give_the_same_scores() {
    double[] once = fed(new Baseline(), new Random(5), 0, 5_000);

    assertThat(fed(new Baseline(), new Random(5), 0, 5_000)).containsExactly(once);
    assertThat(Arrays.stream(once).max().orElse(0)).isGreaterThan(0.3);
  }

  @Test
  void a_copy_of_the_state_goes_on_alike() {
    Baseline baseline = new Baseline();
    fed(baseline, new Random(5), 0, 3_000);
    Baseline copy = new Baseline(baseline.integers().clone(), baseline.reals().clone());

    double[] went = fed(baseline, new Random(6), 3_000, 2_000);
    assertThat(fed(copy, new Random(6), 3_000, 2_000)).containsExactly(went);
    assertThat(copy.integers()).containsExactly(baseline.integers());
    assertThat(copy.reals()).containsExactly(baseline.reals());
  }

  @Test
  void the_state_of_something_else_is_refused() {
    assertThatThrownBy(() -> new Baseline(new long[3], new Baseline().reals()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(3) integers");
  }

  private static double[] fed(Baseline baseline, Random random, int first, int points) {
    double[] scores = new double[points];
    for (int i = 0; i < points; i++) {
      double burst = (first + i) % 1_700 > 1_690 ? 40 : 0;
      double value = 1e9 * (Math.sin((first + i) / 46.0) + burst + random.nextGaussian());
      scores[i] = baseline.observe((first + i) * INTERVAL, value);
    }
    return scores;
  }

  private static List<Field> fields() {
    return Arrays.stream(Baseline.class.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .peek(field -> field.setAccessible(true))
        .toList();
  }
}
