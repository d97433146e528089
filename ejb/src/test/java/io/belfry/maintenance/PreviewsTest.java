package io.belfry.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.engine.Fate;
import io.belfry.event.PreviewFixture;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.LabelMatcher;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreviewsTest {
  private final CatalogueFixture catalogue = new CatalogueFixture();
  private final PreviewFixture journal = new PreviewFixture(catalogue);
  private final Previews previews =
      new Previews(
          catalogue.entities(),
          catalogue.tenant,
          journal.alerts(),
          catalogue.services,
          catalogue.clock);
  private final Instant noon = catalogue.clock.now();

  @AfterEach
  void close() {
    catalogue.close();
  }

  private Preview preview(@Nullable String rule) {
    return preview(null, rule, noon.plus(Duration.ofHours(1)), noon.plus(Duration.ofHours(2)));
  }

  private Preview preview(
      @Nullable String service, @Nullable String rule, Instant from, Instant until) {
    WindowDraft draft =
        new WindowDraft(
            service,
            List.of(new LabelMatcher("host", true, true, "web-.*")),
            from,
            until,
            "patching",
            rule,
            "Europe/Zurich",
            null);
    return catalogue.inTenant(() -> previews.of(draft));
  }

  private void deliver(Duration ago, Alert... alerts) {
    journal.deliver(noon.minus(ago), List.of(alerts));
  }

  private static Alert alert(String key, String host, Status status) {
    return new Alert(
        "test", "Down", key, status, Severity.MAJOR, "", "", "", Map.of("host", host), 0, "");
  }

  private static Alert firing(String key, String host) {
    return alert(key, host, Status.FIRING);
  }

  @Test
  void itListsWhatWouldHaveBeenHiddenAWeekBefore() {
    Duration week = Duration.ofDays(7);
    deliver(week.minusMinutes(59), firing("too-early", "web-1"));
    deliver(week.minusMinutes(60), firing("first", "web-1"));
    deliver(
        week.minusMinutes(90),
        firing("a", "web-1"),
        firing("a", "web-1"),
        firing("b", "db-1"),
        alert("c", "web-2", Status.RESOLVED));
    deliver(week.minusMinutes(120), firing("too-late", "web-1"));

    Preview preview = preview(null);

    assertThat(preview.looked()).isEqualTo(5);
    assertThat(preview.complete()).isTrue();
    assertThat(preview.hidden()).isEqualTo(3);
    assertThat(preview.keys()).extracting(Preview.Key::key).containsExactly("a", "first");
    assertThat(preview.keys().get(0).alerts()).isEqualTo(2);
    assertThat(preview.from()).isEqualTo(noon.minus(week).plus(Duration.ofHours(1)));
  }

  @Test
  void ofAWindowThatComesAgainAllTimesOfTheWeekCount() {
    for (int day = 1; day <= 7; day++) {
      deliver(Duration.ofDays(day).minusMinutes(90), firing("day-" + day, "web-1"));
      deliver(Duration.ofDays(day).minusMinutes(150), firing("other-hour-" + day, "web-1"));
    }
    Preview preview = preview("FREQ=DAILY;COUNT=2");
    assertThat(preview.keys())
        .extracting(Preview.Key::key)
        .containsExactly("day-1", "day-2", "day-3", "day-4", "day-5", "day-6", "day-7");
    assertThat(preview("FREQ=WEEKLY").hidden()).isEqualTo(1);
  }

  @Test
  void oneThatIsFarAheadIsTriedWhereItFallsIntoThePast() {
    deliver(Duration.ofDays(4), firing("then", "web-1"));
    Instant tenDaysAhead = noon.plus(Duration.ofDays(10));

    Preview preview =
        preview(
            null, null, tenDaysAhead.minus(Duration.ofHours(1)), tenDaysAhead.plusSeconds(3600));

    assertThat(preview.from()).isEqualTo(noon.minus(Duration.ofDays(4)).minusSeconds(3600));
    assertThat(preview.until()).isEqualTo(noon.minus(Duration.ofDays(4)).plusSeconds(3600));
    assertThat(preview.hidden()).isEqualTo(1);
  }

  @Test
  void atTheEdgesATryIsWholeAndBeforeNow() {
    for (int hours : new int[] {0, 1, 24 * 7 - 1, 24 * 7, 24 * 7 + 1, 24 * 700}) {
      Instant from = noon.plus(Duration.ofHours(hours));
      Preview hour = preview(null, null, from, from.plusSeconds(3600));
      assertThat(Duration.between(hour.from(), hour.until())).as("%d", hours).hasHours(1);
      assertThat(hour.until()).isBeforeOrEqualTo(noon);
      Preview months = preview(null, null, from, from.plus(Duration.ofDays(90)));
      assertThat(months.from()).as("%d", hours).isBefore(months.until());
      assertThat(months.until()).isBeforeOrEqualTo(noon);
    }
  }

  @Test
  void whatComesMoreSeldomThanWeeklyIsTriedAtItsNextTime() {
    // Noon is 2 March 2026, a Monday; the twelfth is ten days ahead, and 11:00 in Zurich.
    deliver(Duration.ofDays(4).plusHours(2).minusMinutes(30), firing("then", "web-1"));
    Instant twelfth = noon.plus(Duration.ofDays(10)).minus(Duration.ofHours(2));
    assertThat(
            preview(null, "FREQ=MONTHLY;BYMONTHDAY=12", twelfth, twelfth.plusSeconds(3600))
                .hidden())
        .isEqualTo(1);
  }

  @Test
  void aTimeFarAheadKeepsItsHourWhereTheClockChanges() {
    // Two in the morning in Zurich is 01:00 in UTC in March, and 00:00 in June.
    Instant june = Instant.parse("2026-06-01T00:00:00Z");
    Instant lastNight = Instant.parse("2026-03-02T01:30:00Z");
    journal.deliver(lastNight, List.of(firing("night", "web-1")));
    assertThat(preview(null, "FREQ=DAILY", june, june.plusSeconds(3600)).hidden()).isEqualTo(1);
  }

  @Test
  void whatAnOpenEventAlreadyHeldIsNotHidden() {
    Instant then = noon.minus(Duration.ofDays(7)).plus(Duration.ofMinutes(61));
    journal.judge(then, firing("open", "web-1"), Fate.JOINED, 7);
    journal.judge(then.plusSeconds(60), firing("new", "web-1"), Fate.OPENED, 8);
    journal.judge(then.plusSeconds(120), firing("new", "web-1"), Fate.JOINED, 8);
    journal.judge(
        then.plusSeconds(180), alert("open", "web-1", Status.RESOLVED), Fate.RECOVERED, 7);
    journal.judge(then.plusSeconds(240), firing("open", "web-1"), Fate.JOINED, 7);

    Preview preview = preview(null);

    assertThat(preview.keys()).extracting(Preview.Key::key).containsExactly("new", "open");
    assertThat(preview.keys()).extracting(Preview.Key::alerts).containsExactly(2L, 1L);
    assertThat(preview.keys()).extracting(Preview.Key::opened).containsExactly(1L, 0L);
    assertThat(preview.hidden()).isEqualTo(3);
  }

  @Test
  void aServiceThatDoesNotExistIsRefused() {
    Fault refusal =
        catchThrowableOfType(
            Fault.class, () -> preview("none", null, noon, noon.plusSeconds(3600)));
    assertThat(refusal.errors()).extracting(ItemError::field).containsExactly("service");
  }
}
