package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private final Deadlines<String> deadlines = new Deadlines<>();

  @Test
  void whatIsDueAtTheSameTimeComesInTheOrderOfItsNames() {
    deadlines.set("b", 5);
    deadlines.set("c", 4);
    deadlines.set("a", 5);

    assertThat(taken(10)).containsExactly("4 c", "5 a", "5 b");
  }

  @Test
  void aDeadlineThatIsPutOffDoesNotComeAtItsFirstTime() {
    deadlines.set("a", 5);
    deadlines.set("a", 9);
    deadlines.set("b", 7);

    assertThat(deadlines.first()).isEqualTo(7);
    assertThat(taken(8)).containsExactly("7 b");
    assertThat(deadlines.first()).isEqualTo(9);
  }

  @Test
  void aDeadlineCanBePutForwardAfterItWasPutOff() {
    deadlines.set("a", 5);
    deadlines.set("a", 9);
    deadlines.set("a", 3);

    assertThat(taken(10)).containsExactly("3 a");
  }

  @Test
  void whatIsCancelledAndSetAgainComesOnce() {
    deadlines.set("a", 5);
    deadlines.cancel("a");
    deadlines.set("a", 5);

    assertThat(taken(10)).containsExactly("5 a");
    assertThat(deadlines.first()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void nothingElseHappensThanWithASortedMap() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, Long> expected = new TreeMap<>();
    long now = 0;
    for (int step = 0; step < 20_000; step++) {
      String name = "name-" + random.nextInt(40);
      switch (random.nextInt(5)) {
        case 0 -> {
          deadlines.cancel(name);
          expected.remove(name);
        }
        case 1 -> {
          now += random.nextInt(4);
          assertThat(taken(now)).as("seed %d", seed).isEqualTo(takenFrom(expected, now));
        }
        default -> {
          long time = now + 1 + random.nextInt(30);
          deadlines.set(name, time);
          expected.put(name, time);
        }
      }
      assertThat(deadlines.first())
          .as("seed %d", seed)
          .isEqualTo(
              expected.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE));
    }
  }

  private List<String> taken(long time) {
    List<String> taken = new ArrayList<>();
    for (Deadlines.Due<String> due = deadlines.next(time);
        due != null;
        due = deadlines.next(time)) {
      taken.add(due.time() + " " + due.name());
    }
    return taken;
  }

  private static List<String> takenFrom(Map<String, Long> all, long time) {
    List<String> taken =
        all.entrySet().stream()
            .filter(each -> each.getValue() <= time)
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(each -> each.getValue() + " " + each.getKey())
            .toList();
    all.values().removeIf(due -> due <= time);
    return taken;
  }
}
