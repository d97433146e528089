package io.belfry.facts.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static String leaves(Window window, String arrival) {
    long leaves = window.leaves(Instant.parse(arrival).toEpochMilli(), BERLIN);
    return Instant.ofEpochMilli(leaves).toString();
  }

  @Test
  void anHourIsSixtyMinutesWhateverTheClocksDo() {
    assertThat(leaves(Window.HOUR, "2026-03-29T00:30:00Z")).isEqualTo("2026-03-29T01:30:00Z");
    assertThat(leaves(Window.HOUR, "2026-10-25T00:30:00Z")).isEqualTo("2026-10-25T01:30:00Z");
  }

  @Test
  void aDayEndsAtTheSameLocalTime() {
    assertThat(leaves(Window.DAY, "2026-01-05T05:00:00.001Z"))
        .isEqualTo("2026-01-06T05:00:00.001Z");
    assertThat(leaves(Window.DAY, "2026-03-28T05:00:00Z")).isEqualTo("2026-03-29T04:00:00Z");
    assertThat(leaves(Window.DAY, "2026-10-24T04:00:00Z")).isEqualTo("2026-10-25T05:00:00Z");
  }

  @Test
  void aMonthEndsOnTheSameDayOrTheLast() {
    assertThat(leaves(Window.MONTH, "2026-01-15T12:00:00Z")).isEqualTo("2026-02-15T12:00:00Z");
    assertThat(leaves(Window.MONTH, "2026-01-31T12:00:00Z")).isEqualTo("2026-02-28T12:00:00Z");
    assertThat(leaves(Window.MONTH, "2028-01-31T12:00:00Z")).isEqualTo("2028-02-29T12:00:00Z");
    assertThat(leaves(Window.MONTH, "2026-03-15T12:00:00Z")).isEqualTo("2026-04-15T11:00:00Z");
    assertThat(leaves(Window.MONTH, "2026-12-31T12:00:00Z")).isEqualTo("2027-01-31T12:00:00Z");
  }

  @Test
  void whatComesOnLastDaysIsAwaitedUntilTheNextLastDay() {
    assertThat(atLast("2026-01-31T12:00:00Z")).isEqualTo("2026-02-28T12:00:00Z");
    assertThat(atLast("2026-02-28T12:00:00Z")).isEqualTo("2026-03-31T11:00:00Z");
    assertThat(atLast("2028-02-28T12:00:00Z")).isEqualTo("2028-03-28T11:00:00Z");
    assertThat(atLast("2028-02-29T12:00:00Z")).isEqualTo("2028-03-31T11:00:00Z");
    assertThat(atLast("2026-04-30T11:00:00Z")).isEqualTo("2026-05-31T11:00:00Z");
    assertThat(atLast("2026-04-29T11:00:00Z")).isEqualTo("2026-05-29T11:00:00Z");
  }

  private static String atLast(String arrival) {
    long leaves = Window.MONTH.leavesAtLast(Instant.parse(arrival).toEpochMilli(), BERLIN);
    return Instant.ofEpochMilli(leaves).toString();
  }

  @Test
  void everyWindowIsAsLongAsItIsSaidToBe() {
    long start = Instant.parse("2027-12-01T00:00:00Z").toEpochMilli();
    long hour = 3_600_000L;
    for (Window window : Window.values()) {
      for (int i = 0; i < 24 * 400; i++) {
        long arrival = start + i * hour;
        long leaves = window.leaves(arrival, BERLIN);
        long atLast = window.leavesAtLast(arrival, BERLIN);
        assertThat(leaves - arrival).isBetween(shortest(window), window.millis() + hour);
        assertThat(atLast).isBetween(leaves, leaves + 3 * 24 * hour);
      }
    }
  }

  private static long shortest(Window window) {
    long hour = 3_600_000L;
    return switch (window) {
      case HOUR -> hour;
      case DAY -> 23 * hour;
      // From the 29th, 30th or 31st of January to the 29th of February.
      case MONTH -> 29 * 24 * hour - hour;
    };
  }
}
