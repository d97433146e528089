package io.belfry.facts.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void numbersAreShortAndReadable() {
    assertThat(Wording.number(90)).isEqualTo("90");
    assertThat(Wording.number(-0.0)).isEqualTo("0");
    assertThat(Wording.number(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Wording.number(1_234_567.891)).isEqualTo("1234570");
    assertThat(Wording.number(999_999_999_999.0)).isEqualTo("999999999999");
    assertThat(Wording.number(1e300)).hasSize(301);
  }

  @Test
  void spansNameWhatIsThere() {
    assertThat(Wording.span(0)).isEqualTo("0s");
    assertThat(Wording.span(999)).isEqualTo("0s");
    assertThat(Wording.span(600_000)).isEqualTo("10m");
    assertThat(Wording.span(90_061_000)).isEqualTo("1d1h1m1s");
  }
}
