package io.belfry.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {
  private static boolean is(String hours, String time) {
    return new WeeklyHours(hours).contains(Instant.parse(time));
  }

  @Test
  void theBeginningIsWithinAndTheEndIsNot() {
    String hours = "Mon-Fri 08:00-18:00 Europe/Zurich";
    assertThat(is(hours, "2026-01-05T06:59:59.999Z")).isFalse();
    assertThat(is(hours, "2026-01-05T07:00:00Z")).isTrue();
    assertThat(is(hours, "2026-01-05T16:59:59.999Z")).isTrue();
    assertThat(is(hours, "2026-01-05T17:00:00Z")).isFalse();
    assertThat(is(hours, "2026-01-04T10:00:00Z")).as("a Sunday").isFalse();
    // Summer time.
    assertThat(is(hours, "2026-07-06T06:00:00Z")).isTrue();
  }

  @Test
  void aNightBelongsToTheDayOnWhichItBegins() {
    String hours = "Sat 22:00-06:00 UTC";
    assertThat(is(hours, "2026-01-10T21:59:59Z")).isFalse();
    assertThat(is(hours, "2026-01-10T22:00:00Z")).isTrue();
    assertThat(is(hours, "2026-01-11T05:59:59Z")).isTrue();
    assertThat(is(hours, "2026-01-11T06:00:00Z")).isFalse();
    assertThat(is(hours, "2026-01-10T05:00:00Z")).isFalse();
  }

  @Test
  void daysMayBeLeftOutListedOrGoAroundTheWeek() {
    assertThat(is("00:00-24:00 UTC", "2026-01-07T23:59:59Z")).isTrue();
    assertThat(is("Sat,Sun 00:00-24:00 UTC", "2026-01-11T03:00:00Z")).isTrue();
    assertThat(is("Sat,Sun 00:00-24:00 UTC", "2026-01-12T00:00:00Z")).isFalse();
    assertThat(is("Sun-Mon 00:00-24:00 UTC", "2026-01-12T00:00:00Z")).isTrue();
    assertThat(is("Sun-Mon 00:00-24:00 UTC", "2026-01-13T00:00:00Z")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "always",
        "Mon-Fry 08:00-18:00 UTC",
        "08:00-18:00",
        "08:00-08:00 UTC",
        "25:00-26:00 UTC",
        "08:00-18:00 Mars/Base"
      })
  void whatSaysNoHoursIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new WeeklyHours(text));
  }
}
