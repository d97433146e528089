package io.belfry.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.ServiceHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AimTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final ServiceHours office =
      new ServiceHours(
          BERLIN,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(8, 0),
          LocalTime.of(18, 0));

  @Test
  void peopleAreWarnedAfterAPartOfTheServiceTime() {
    Aim aim = new Aim(Duration.ofMinutes(20), Duration.ofHours(8), 75, office);

    assertThat(aim.due(Instant.parse("2026-03-06T16:50:00Z")))
        .isEqualTo(
            Map.of(
                DueKind.RESPONSE_WARNING, Instant.parse("2026-03-09T07:05:00Z"),
                DueKind.RESPONSE_BREACH, Instant.parse("2026-03-09T07:10:00Z"),
                DueKind.RESOLUTION_WARNING, Instant.parse("2026-03-09T12:50:00Z"),
                DueKind.RESOLUTION_BREACH, Instant.parse("2026-03-09T14:50:00Z")));
    assertThat(new Aim(null, null, 75, null).due(Instant.EPOCH)).isEmpty();
  }
}
