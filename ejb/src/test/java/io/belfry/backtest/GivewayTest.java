package io.belfry.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GivewayTest {
  private static final long STEP = 3_000_000;

  private long now = -77;
  private long journal = 100;
  private final Giveway giveway = new Giveway(journal, now);

  private long step() {
    now += STEP;
    long rest = giveway.rest(journal, now);
    now += rest;
    giveway.goesOn(now);
    return rest;
  }

  /** How long it rests for each moment of work, once it has seen that so much comes. */
  private double restsWhere(double entriesASecond) {
    long began = now;
    long from = journal;
    long last = 0;
    while (now - began < 3 * Giveway.STRETCH_NANOS) {
      journal = from + Math.round(entriesASecond * (now - began) / 1e9);
      last = step();
    }
    return (double) last / STEP;
  }

  @Test
  void itBeginsAsIfMuchCame() {
    assertThat(step()).isEqualTo((long) (Giveway.MOST_RESTS * STEP));
  }

  @Test
  void whereNothingComesItSoonNeverRests() {
    assertThat(restsWhere(0)).isZero();
    assertThat(step()).isZero();
  }

  @Test
  void whereLittleComesItRestsALittle() {
    assertThat(restsWhere(Giveway.ENTRIES_A_REST)).isCloseTo(1, within(0.2));
    assertThat(restsWhere(3 * Giveway.ENTRIES_A_REST)).isCloseTo(3, within(0.6));
  }

  @Test
  void whereMuchComesItsShareHasABound() {
    assertThat(restsWhere(100_000)).isEqualTo(Giveway.MOST_RESTS);
    assertThat(restsWhere(0)).as("and it sees the end of it").isZero();
  }
}
