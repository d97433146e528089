package io.belfry.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.event.PreviewFixture;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.LabelMatcher;
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
      new Previews(catalogue.entities(), catalogue.tenant, journal.alerts(), catalogue.clock);
  private final Instant noon = catalogue.clock.now();

  @AfterEach
  void close() {
    catalogue.close();
  }

  private Preview preview(@Nullable String rule) {
    WindowDraft draft =
        new WindowDraft(
            null,
            List.of(new LabelMatcher("host", true, true, "web-.*")),
            noon.plus(Duration.ofHours(1)),
            noon.plus(Duration.ofHours(2)),
            "patching",
            rule,
            null,
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
}
