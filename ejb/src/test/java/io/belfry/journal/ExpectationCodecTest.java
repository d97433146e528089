package io.belfry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.belfry.facts.Severity;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Count;
import io.belfry.facts.expectation.Demand;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Run;
import io.belfry.facts.expectation.Schedule;
import io.belfry.facts.expectation.Silence;
import io.belfry.facts.expectation.Timetable;
import io.belfry.facts.expectation.Volume;
import io.belfry.facts.expectation.Window;
import io.belfry.facts.measure.Sensitivity;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationCodecTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<Demand> DEMANDS =
      List.of(
          new Count(0, Count.ANY, Window.HOUR, BERLIN, 0),
          new Count(3, 1_000_000, Window.MONTH, BERLIN, 60_000),
          new Schedule(
              new Timetable(
                  LocalTime.MIN,
                  LocalTime.MAX,
                  List.of(DayOfWeek.SUNDAY),
                  List.of(31),
                  BERLIN,
                  List.of(LocalDate.of(1970, 1, 1), LocalDate.of(2028, 2, 29))),
              1),
          new Schedule(
              new Timetable(LocalTime.MIN, LocalTime.NOON, List.of(), List.of(), BERLIN, List.of()),
              0),
          new Volume("rows", Double.NEGATIVE_INFINITY, -0.0),
          new Volume("rows", 0, 1, Sensitivity.LOW),
          new Volume("rows", 0, 1, Sensitivity.HIGH),
          new Run(1),
          new Silence(0, 0));

  private static Expectation expectation(Demand demand, By by, Severity severity) {
    return new Expectation("", "", "", severity, by, "", demand, by == By.KEY);
  }

  @Test
  void eachComesBackAsItWas() {
    for (Demand demand : DEMANDS) {
      for (By by : By.values()) {
        for (Severity severity : Severity.values()) {
          Expectation expectation = expectation(demand, by, severity);
          assertThat(ExpectationCodec.decode(ExpectationCodec.encode(expectation)))
              .isEqualTo(expectation);
          List<Change> changes =
              List.of(
                  new Change.ExpectationSet(expectation), new Change.ExpectationGiven(expectation));
          assertThat(EntryCodec.decodeChanges(EntryCodec.encodeChanges(changes)))
              .isEqualTo(changes);
        }
      }
    }
  }

  @Test
  void theShortestChangesComeBackAsTheyWere() {
    List<Change> removed = List.of(new Change.ExpectationRemoved(""));
    assertThat(EntryCodec.decodeChanges(EntryCodec.encodeChanges(removed))).isEqualTo(removed);
    for (List<LocalDate> days :
        List.of(List.<LocalDate>of(), List.of(LocalDate.of(2026, 12, 25)))) {
      List<Change> holidays = List.of(new Change.HolidaysSet(days));
      assertThat(EntryCodec.decodeChanges(EntryCodec.encodeChanges(holidays))).isEqualTo(holidays);
    }
  }

  @Test
  void whatALaterVersionWroteIsRefused() {
    byte[] body = ExpectationCodec.encode(expectation(new Run(1), By.KEY, Severity.MAJOR));
    body[0] = 4;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpectationCodec.decode(body))
        .withMessageContaining("(2)");
  }
}
