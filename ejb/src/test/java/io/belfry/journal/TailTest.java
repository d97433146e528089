package io.belfry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TailTest {
  private final Tail tail = new Tail(1_000);

  private void add(long from, long to, int size) {
    for (long position = from; position <= to; position++) {
      tail.add(new Entry.Alerts(position, 1, position, List.of()), size);
    }
  }

  private List<Long> after(long position) {
    return Objects.requireNonNull(tail.read(position, 1_000)).stream()
        .map(Entry::position)
        .toList();
  }

  @Test
  void whoKeepsUpReadsTheNewest() {
    add(5, 9, 10);
    assertThat(after(4)).containsExactly(5L, 6L, 7L, 8L, 9L);
    assertThat(after(7)).containsExactly(8L, 9L);
    assertThat(after(9)).isEmpty();
    assertThat(Objects.requireNonNull(tail.read(5, 2)))
        .extracting(Entry::position)
        .containsExactly(6L, 7L);
  }

  @Test
  void whoeverFellBehindIsTold() {
    assertThat(tail.read(0, 10)).as("nothing was added").isNull();
    add(5, 9, 10);
    assertThat(tail.read(3, 10)).isNull();
    add(10, 12, 400);
    assertThat(tail.read(4, 10)).as("its bytes are bounded").isNull();
    assertThat(after(10)).containsExactly(11L, 12L);
  }

  @Test
  void whatEverybodyHasReadGoesButForTheNewest() {
    add(5, 9, 10);
    tail.release(7);
    assertThat(tail.read(6, 10)).isNull();
    assertThat(after(7)).containsExactly(8L, 9L);
    tail.release(9);
    assertThat(tail.read(7, 10)).isNull();
    assertThat(after(9)).isEmpty();
    add(10, 10, 10);
    assertThat(after(9)).containsExactly(10L);
  }

  @Test
  void whatWasReleasedMakesRoom() {
    add(1, 2, 400);
    tail.release(2);
    add(3, 3, 500);
    assertThat(after(1)).containsExactly(2L, 3L);
  }
}
