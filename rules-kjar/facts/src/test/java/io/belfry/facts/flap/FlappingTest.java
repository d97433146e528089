package io.belfry.facts.flap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Icinga 2's formula, worked out by hand. */
class FlappingTest {
  private static final long MINUTE = 60_000;
  private static final long START = 1_767_614_400_000L;

  @Test
  void theNewestStateWeighsMostAndTheOldestLeast() {
    assertThat(Flapping.percent(0)).isZero();
    assertThat(Flapping.percent(1)).isCloseTo(100 * 1.15 / 20, within(1e-9));
    assertThat(Flapping.percent(1L << 19)).isCloseTo(100 * 0.80 / 20, within(1e-9));
    assertThat(Flapping.percent((1L << 20) - 1)).isCloseTo(97.5, within(1e-9));
  }

  @Test
  void onlyTwentyStatesCount() {
    long states = 0;
    for (int i = 0; i < 100; i++) {
      states = Flapping.changed(states);
    }
    assertThat(states).isEqualTo((1L << 20) - 1);
    assertThat(Flapping.quiet(1, 19 * 5 * MINUTE)).isEqualTo(1L << 19);
    assertThat(Flapping.quiet(1, 20 * 5 * MINUTE)).isZero();
    assertThat(Flapping.quiet(1, Long.MAX_VALUE)).isZero();
  }

  @Test
  void fiveChangesInARowAreNotFlappingAndSixAre() {
    // 1.15 + 1.1316 + 1.1132 + 1.0947 + 1.0763 = 5.5658 of 20; with 1.0579 more, 6.6237.
    assertThat(Flapping.percent(0b11111)).isCloseTo(27.829, within(0.001));
    assertThat(Flapping.isFlapping(0b11111, false)).isFalse();
    assertThat(Flapping.percent(0b111111)).isCloseTo(33.118, within(0.001));
    assertThat(Flapping.isFlapping(0b111111, false)).isTrue();
  }

  @Test
  void betweenTheTwoBoundsItStaysAsItWas() {
    assertThat(Flapping.isFlapping(0b11111, true)).isTrue();
    assertThat(Flapping.isFlapping(0b11111, false)).isFalse();
  }

  @Test
  void aStateCountsAsUnchangedAfterFiveMinutesOfQuiet() {
    assertThat(Flapping.quiet(0b1, 5 * MINUTE - 1)).isEqualTo(0b1);
    assertThat(Flapping.quiet(0b1, 5 * MINUTE)).isEqualTo(0b10);
    assertThat(Flapping.quiet(0b1, 10 * MINUTE - 1)).isEqualTo(0b10);
  }

  @Test
  void whatFlapsSettlesAtTheFirstStepThatIsNotAboveTheLowerBound() {
    long states = 0b111111;
    long rest = Flapping.quietUntilSettled(states);
    // Each quiet step takes 6 * 0.01842 off 6.6237; 5 is passed when the oldest has fallen out.
    assertThat(Flapping.isFlapping(Flapping.quiet(states, rest - 1), true)).isTrue();
    assertThat(Flapping.isFlapping(Flapping.quiet(states, rest), true)).isFalse();
    assertThat(rest).isEqualTo(15 * 5 * MINUTE);
    assertThat(Flapping.quietUntilSettled(0)).isZero();
  }

  @Test
  void aKeyRemembersItsStates() {
    FlapFact flap = new FlapFact("key", START);
    long now = START;
    for (int i = 2; i <= 6; i++) {
      now += MINUTE;
      long states = flap.statesWith(i % 2 == 0, now);
      assertThat(flap.flapsWith(states)).isEqualTo(i == 6);
      flap.setFlapping(flap.flapsWith(states));
      flap.setStates(states);
      flap.setChangedAt(flap.changedAtWith(i % 2 == 0, now));
      flap.setFiring(i % 2 == 0);
    }
    assertThat(flap.getStates()).isEqualTo(0b111111);
    assertThat(flap.getQuietUntilSettled()).isEqualTo(75 * MINUTE);
    assertThat(flap.statesWith(false, now + 10 * MINUTE)).isEqualTo(0b111111001);
    assertThat(flap.factValues()).containsEntry("changes of late", "33.1 %");
  }

  @Test
  void aStateThatWasHeardIsNoChange() {
    FlapFact flap = new FlapFact("key", START);
    assertThat(flap.isFiring()).isFalse();
    assertThat(flap.statesWith(false, START + MINUTE)).isEqualTo(0b1);
    assertThat(flap.changedAtWith(false, START + MINUTE)).isEqualTo(START);
    assertThat(flap.statesWith(true, START + MINUTE)).isEqualTo(0b11);
    assertThat(flap.changedAtWith(true, START + MINUTE)).isEqualTo(START + MINUTE);
  }
}
