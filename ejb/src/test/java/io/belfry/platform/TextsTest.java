package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void whatCanBeKeptIsKeptAsItIs() {
    String text = "Zürich ist weg 🔔\n\t\u0001\uFFFE";
    assertThat(Texts.storable(text)).isEqualTo(text);
  }

  @Test
  void nulGoesAndHalvesOfPairsAreReplaced() {
    assertThat(Texts.storable("a\0b\0")).isEqualTo("ab");
    assertThat(Texts.storable("\uD83D")).isEqualTo("\uFFFD");
    assertThat(Texts.storable("\uDD14\uD83D\uDD14\uD83D")).isEqualTo("\uFFFD🔔\uFFFD");
    // Two halves that a NUL kept apart do not become a whole.
    assertThat(Texts.storable("\uD83D\0\uDD14")).isEqualTo("\uFFFD\uFFFD");
  }

  @Test
  void aCutNeverLeavesHalfACharacter() {
    assertThat(Texts.cut("ab🔔", 4)).isEqualTo("ab🔔");
    assertThat(Texts.cut("ab🔔", 3)).isEqualTo("ab");
    assertThat(Texts.cut("ab🔔", 2)).isEqualTo("ab");
  }

  @Test
  void whatIsShownOfALongTextIsItsBeginning() {
    assertThat(Texts.shown("x".repeat(60))).isEqualTo("x".repeat(60));
    assertThat(Texts.shown("x".repeat(59) + "🔔")).isEqualTo("x".repeat(59) + "…");
    assertThat(Texts.shown("\uD83D")).isEqualTo("\uFFFD");
  }
}
