package io.belfry.facts.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.measure.Sensitivity;
import org.junit.jupiter.api.Test;

/** What a volume mostly is, and how far it may be from that. */
class UsualTest {

  private static Usual of(double... volumes) {
    Usual usual = new Usual(new long[0]);
    for (double volume : volumes) {
      usual = new Usual(usual.with(volume));
    }
    return usual;
  }

  @Test
  void sevenSayNothingAndEightDo() {
    double[] seven = {100, 102, 98, 101, 99, 103, 97};
    assertThat(of(seven).holds(5_000, Sensitivity.HIGH)).isTrue();
    double[] eight = {100, 102, 98, 101, 99, 103, 97, 100};
    assertThat(of(eight).holds(5_000, Sensitivity.LOW)).isFalse();
  }

  @Test
  void theSensitivityIsHowManyDeviationsAreUsual() {
    // The median is 100 and the median distance 1.5: a deviation is 2.2239.
    Usual usual = of(100, 102, 98, 101, 99, 103, 97, 100);
    assertThat(usual.holds(107.78, Sensitivity.HIGH)).isTrue();
    assertThat(usual.holds(107.79, Sensitivity.HIGH)).isFalse();
    assertThat(usual.holds(111.11, Sensitivity.MEDIUM)).isTrue();
    assertThat(usual.holds(111.12, Sensitivity.MEDIUM)).isFalse();
    assertThat(usual.holds(82.21, Sensitivity.LOW)).isTrue();
    assertThat(usual.holds(82.20, Sensitivity.LOW)).isFalse();
    assertThat(usual.of(Sensitivity.MEDIUM)).isEqualTo("88.8805 to 111.12");
  }

  @Test
  void whatIsAlwaysAlikeMayDifferByAHundredth() {
    Usual usual = of(200, 200, 200, 200, 200, 200, 200, 200);
    assertThat(usual.holds(202, Sensitivity.HIGH)).isTrue();
    assertThat(usual.holds(202.1, Sensitivity.HIGH)).isFalse();
    assertThat(usual.holds(198, Sensitivity.LOW)).isTrue();
    assertThat(usual.holds(197.9, Sensitivity.LOW)).isFalse();
  }

  @Test
  void strangeOnesDoNotBecomeUsualUnlessTheyAreMost() {
    Usual usual = of(100, 102, 98, 101, 99, 103, 97, 100, 5_000, 5_000, 5_000);
    assertThat(usual.holds(5_000, Sensitivity.LOW)).isFalse();
    assertThat(usual.holds(101, Sensitivity.HIGH)).isTrue();
    for (int i = 0; i < 20; i++) {
      usual = new Usual(usual.with(5_000));
    }
    assertThat(usual.holds(5_000, Sensitivity.HIGH)).isTrue();
  }

  @Test
  void thirtyTwoAreRemembered() {
    Usual usual = of();
    for (int i = 0; i < 100; i++) {
      usual = new Usual(usual.with(i));
    }
    assertThat(usual.ring()).hasSize(32);
    assertThat(Double.longBitsToDouble(usual.ring()[0])).isEqualTo(68);
    assertThat(Double.longBitsToDouble(usual.ring()[31])).isEqualTo(99);
  }
}
