package io.belfry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T12:00:00Z",
        "2024-02-29T23:59:59.999999999Z",
        "1970-01-01T00:00:00.001Z",
        "1969-12-31T23:59:59.5Z",
        "2026-11-21T01:30:00.25+05:45",
        "2026-11-21T01:30:00-12:00",
        "0001-01-01T00:00:00Z",
        "2000-12-31T00:00:00+17:59"
      })
  void whatIsPlainIsReadAsAnyFormatterReadsIt(String text) {
    assertThat(PlainTime.millis(text))
        .isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-03-01",
        "2026-03-01T12:00:00",
        "2026-03-01T12:00Z",
        "2026-03-01t12:00:00Z",
        "2026-03-01T12:00:00z",
        "2026-03-01T12:00:00.Z",
        "2026-03-01T12:00:00.1234567890Z",
        "2026-03-01T12:00:00+0100",
        "2026-03-01T12:00:00+19:00",
        "2026-03-01T12:00:00*01:00",
        "2026-03-01T24:00:00Z",
        "2026-03-01T12:60:00Z",
        "2026-03-01T12:00:60Z",
        "2026-02-29T12:00:00Z",
        "2026-04-31T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-00-01T12:00:00Z",
        "2026-03-00T12:00:00Z",
        "+999-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z ",
        "२०२६-03-01T12:00:00Z"
      })
  void whatIsNotPlainIsLeftToTheFormatter(String text) {
    assertThat(PlainTime.millis(text)).isEqualTo(PlainTime.NOT_PLAIN);
  }

  @Test
  void itNeverReadsWhatAFormatterReadsOtherwise() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text =
          new StringBuilder(
              OffsetDateTime.ofInstant(
                      java.time.Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                      ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2_041) - 1_020)))
                  .toString());
      if (random.nextBoolean()) {
        text.setCharAt(
            random.nextInt(text.length()), "0123456789-+:.TZ".charAt(random.nextInt(16)));
      }
      long millis = PlainTime.millis(text.toString());
      if (millis != PlainTime.NOT_PLAIN) {
        assertThat(millis).as("%s (seed %d)", text, seed).isEqualTo(formatted(text.toString()));
      }
    }
  }

  private static long formatted(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeParseException refused) {
      return PlainTime.NOT_PLAIN;
    }
  }
}
