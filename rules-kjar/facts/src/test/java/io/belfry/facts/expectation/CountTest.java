package io.belfry.facts.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final long HOUR = 3_600_000;
  private static final String START = "2026-01-05T00:00:00Z";

  private static Count count(long least, long most, Window within, long grace) {
    return new Count(least, most, within, BERLIN, grace);
  }

  @Test
  void nobodyIsLateBeforeAWholeWindowHasPassed() {
    Life life = new Life(count(1, Count.ANY, Window.HOUR, 0), START);
    assertThat(life.until("2026-01-05T00:59:59.999Z").told()).isEmpty();
    assertThat(life.until("2026-01-05T01:00:00Z").told())
        .containsExactly("2026-01-05T01:00:00Z missed");
  }

  @Test
  void tooFewIsFoundWhenTheLastOneThatWasNeededLeaves() {
    Life life = new Life(count(2, Count.ANY, Window.HOUR, 0), START);
    life.arrive("2026-01-05T00:10:00Z").arrive("2026-01-05T00:20:00Z");
    life.arrive("2026-01-05T00:50:00Z");
    assertThat(life.until("2026-01-05T01:19:59.999Z").told()).isEmpty();
    assertThat(life.until("2026-01-05T01:20:00Z").told())
        .containsExactly("2026-01-05T01:20:00Z missed");
  }

  @Test
  void itIsKeptAgainWhenEnoughHaveCome() {
    Life life = new Life(count(2, Count.ANY, Window.HOUR, 0), START);
    life.until("2026-01-05T01:00:00Z").arrive("2026-01-05T01:10:00Z");
    assertThat(life.told()).containsExactly("2026-01-05T01:00:00Z missed");
    assertThat(life.arrive("2026-01-05T01:20:00Z").told())
        .containsExactly("2026-01-05T01:20:00Z -missed");
    assertThat(life.until("2026-01-05T02:10:00Z").told())
        .containsExactly("2026-01-05T02:10:00Z missed");
  }

  @Test
  void aLastingMissIsToldAgainOncePerWindowAsTheSame() {
    Life life = new Life(count(1, Count.ANY, Window.HOUR, 0), START);
    life.until("2026-01-05T03:30:00Z");
    assertThat(life.findings())
        .extracting(Finding::getSince)
        .hasSize(3)
        .containsOnly(Life.millis("2026-01-05T01:00:00Z"));
    assertThat(life.told())
        .containsExactly(
            "2026-01-05T01:00:00Z missed",
            "2026-01-05T02:00:00Z missed",
            "2026-01-05T03:00:00Z missed");
  }

  @Test
  void tooManyIsFoundAtOnceAndOverWhenTheyLeave() {
    Life life = new Life(count(0, 2, Window.HOUR, 0), START);
    life.arrive("2026-01-05T00:10:00Z").arrive("2026-01-05T00:20:00Z");
    assertThat(life.told()).isEmpty();
    assertThat(life.arrive("2026-01-05T01:09:59.999Z").told())
        .containsExactly("2026-01-05T01:09:59.999Z exceeded");
    assertThat(life.until("2026-01-05T02:00:00Z").told())
        .containsExactly("2026-01-05T01:10:00Z -exceeded");
  }

  @Test
  void asManyAsMayComeAreNotTooMany() {
    Life life = new Life(count(0, 2, Window.HOUR, 0), START);
    life.arrive("2026-01-05T00:10:00Z").arrive("2026-01-05T00:20:00Z");
    assertThat(life.arrive("2026-01-05T01:10:00Z").told()).isEmpty();
  }

  @Test
  void tooFewAndTooManyAreToldApart() {
    Life life = new Life(count(1, 1, Window.HOUR, 0), START);
    life.arrive("2026-01-05T00:30:00Z").arrive("2026-01-05T00:31:00Z");
    life.until("2026-01-05T02:00:00Z");
    assertThat(life.told())
        .containsExactly(
            "2026-01-05T00:31:00Z exceeded",
            "2026-01-05T01:30:00Z -exceeded",
            "2026-01-05T01:31:00Z missed");
  }

  @Test
  void theGraceForgivesAJobThatDoesNotRunToTheSecond() {
    Life life = new Life(count(1, 1, Window.DAY, 10 * 60_000), START);
    long day = 24 * HOUR;
    long six = Life.millis(START) + 6 * HOUR;
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      life.arrive(six + i * day + random.nextInt(5 * 60_000));
    }
    assertThat(life.told()).isEmpty();
  }

  @Test
  void aDailyJobIsOnTimeWhenTheClocksChange() {
    for (String start : new String[] {"2026-03-26T05:00:00Z", "2026-10-22T04:00:00Z"}) {
      Life life = new Life(count(1, 1, Window.DAY, 60_000), start);
      java.time.ZonedDateTime local = java.time.Instant.parse(start).atZone(BERLIN);
      for (int i = 0; i < 7; i++) {
        life.arrive(local.plusDays(i).toInstant().toEpochMilli());
      }
      assertThat(life.told()).isEmpty();
    }
  }

  @Test
  void aMonthlyJobIsOnTimeWhateverTheMonthIsLong() {
    for (int day : new int[] {1, 15, 28, 29, 30, 31}) {
      java.time.ZonedDateTime first =
          java.time.LocalDate.of(2027, 1, day).atTime(6, 0).atZone(BERLIN);
      Life life =
          new Life(count(1, Count.ANY, Window.MONTH, 60_000), first.toInstant().toEpochMilli());
      for (int month = 0; month < 30; month++) {
        // plusMonths from the first: the 31st is the last day of each month.
        life.arrive(first.plusMonths(month).toInstant().toEpochMilli());
      }
      assertThat(life.told()).as("on day %d", day).isEmpty();
    }
  }

  @Test
  void aMonthlyJobThatStaysAwayIsMissedAMonthAfterTheLast() {
    Life life = new Life(count(1, Count.ANY, Window.MONTH, 0), "2028-01-10T00:00:00Z");
    life.arrive("2028-01-31T12:00:00Z");
    assertThat(life.until("2028-02-29T11:59:59.999Z").told()).isEmpty();
    assertThat(life.until("2028-02-29T12:00:00Z").told())
        .containsExactly("2028-02-29T12:00:00Z missed");
  }

  @Test
  void manyArrivalsAreCountedWithinTwoKilobytes() {
    Life life = new Life(count(3_000, 4_000, Window.DAY, 0), START);
    long start = Life.millis(START);
    // One each 25 seconds are 3456 a day.
    for (long time = 0; time < 72 * HOUR; time += 25_000) {
      life.arrive(start + time);
      assertThat(life.arrivals().ring.length * 8).isLessThanOrEqualTo(1_800);
    }
    assertThat(life.told()).isEmpty();
    // Nothing more: of 3456 a seventh part must be gone.
    life.until(start + 90 * HOUR);
    assertThat(life.findings().get(0).getSort()).isEqualTo(Sort.MISSED);
    assertThat(life.findings().get(0).getAt() - start - 72 * HOUR)
        .isBetween(3 * HOUR, 3 * HOUR + 40 * 60_000);
  }

  @Test
  void aStormIsTooManyWithoutGrowing() {
    Life life = new Life(count(0, 4_000, Window.DAY, 0), START);
    long start = Life.millis(START);
    for (int i = 0; i < 6_000; i++) {
      life.arrive(start + HOUR + i);
    }
    assertThat(life.findings()).hasSize(1);
    assertThat(life.findings().get(0).getSort()).isEqualTo(Sort.EXCEEDED);
    assertThat(life.arrivals().ring).hasSizeLessThanOrEqualTo(4);
    Life few = new Life(count(0, 3, Window.HOUR, 0), START);
    for (int i = 0; i < 6_000; i++) {
      few.arrive(start + i);
    }
    assertThat(few.told()).containsExactly("2026-01-05T00:00:00.003Z exceeded");
    assertThat(few.arrivals().ring).hasSizeLessThanOrEqualTo(224);
    few.until(start + 2 * HOUR);
    assertThat(few.told()).containsExactly("2026-01-05T01:00:05.996Z -exceeded");
  }

  @Test
  void timeInWhichBelfryWasAwayDidNotPass() {
    Life life = new Life(count(2, Count.ANY, Window.HOUR, 0), START);
    life.arrive("2026-01-05T00:30:00Z").arrive("2026-01-05T00:40:00Z");
    life.away("2026-01-05T01:00:00Z", "2026-01-05T03:00:00Z").arrive("2026-01-05T03:05:00Z");
    // The one of 00:40 has 20 minutes left when Belfry is away, and as many when it is back.
    assertThat(life.until("2026-01-05T03:39:59.999Z").told()).isEmpty();
    assertThat(life.until("2026-01-05T03:40:00Z").told())
        .containsExactly("2026-01-05T03:40:00Z missed");
  }

  @Test
  void otherNumbersAreJudgedByWhatHasCome() {
    Life life = new Life(count(1, Count.ANY, Window.HOUR, 0), START);
    life.arrive("2026-01-05T00:50:00Z");
    life.changed("2026-01-05T01:30:00Z", count(2, Count.ANY, Window.HOUR, 0));
    assertThat(life.told()).containsExactly("2026-01-05T01:30:00Z missed");
    life.changed("2026-01-05T01:40:00Z", count(1, Count.ANY, Window.HOUR, 0));
    assertThat(life.told()).containsExactly("2026-01-05T01:40:00Z -missed");
    assertThat(life.until("2026-01-05T02:00:00Z").told())
        .containsExactly("2026-01-05T01:50:00Z missed");
  }
}
