package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTest {
  @Test
  void whatIsQuotedIsShortAndCanBeWrittenAsJson() {
    assertThat(Line.shown("short")).isEqualTo("short");
    assertThat(Line.shown("a\n\0b")).isEqualTo("a\uFFFD\uFFFDb");
    String throughACharacter = "x".repeat(59) + "\uD83D\uDD14" + "y";
    assertThat(Line.shown(throughACharacter)).isEqualTo("x".repeat(59) + "\uFFFD…");
  }

  @Test
  void aWholeCharacterOfTwoHalvesIsFit() {
    assertThat(Line.isFit("\uD83D\uDD14")).isTrue();
    assertThat(Line.isFit("\uD83D")).isFalse();
    assertThat(Line.isFit("\u2028")).isFalse();
    assertThat(Line.of("name", "  é ", 1)).isEqualTo("é");
  }
}
