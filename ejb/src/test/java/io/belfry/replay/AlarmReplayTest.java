package io.belfry.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.engine.Fate;
import io.belfry.engine.Release;
import io.belfry.runbook.SampleReleases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the replay tells of the policies as they are, and of rules that lose alerts. */
class AlarmReplayTest {
  private static final Release SHIPPED = SampleReleases.withOneRunbook();

  @ParameterizedTest(name = "seed {0}, closing {1}")
  @CsvSource({"1, false", "1, true", "2, false", "2, true", "3, true"})
  void nothingIsLostOfAGeneratedRecord(long seed, boolean closing, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("alarms.csv");
    Files.write(file, GeneratedAlarms.lines(seed, 1_500));
    List<Alarm> alarms = AlarmFile.read(file);
    ReplayFigures figures = AlarmReplay.run(SHIPPED, alarms, closing);
    assertThat(figures.alarms()).isEqualTo(alarms.size()).isGreaterThan(1_500);
    assertThat(figures.withinOthers()).isPositive();
    assertThat(figures.alerts()).isEqualTo(2 * figures.alarms() - figures.withinOthers());
    assertThat(figures.fates().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(figures.alerts());
    assertThat(figures.fates()).containsEntry(Fate.OPENED, figures.events());
    long pairs = alarms.stream().map(Alarm::pair).distinct().count();
    if (closing) {
      assertThat(figures.events()).isGreaterThan(pairs);
    } else {
      assertThat(figures.events()).isEqualTo(pairs);
    }
    assertThat(figures.flapped()).isPositive();
    assertThat(figures.everHeld()).isPositive();
    assertThat(figures.text())
        .contains("opened " + figures.events())
        .contains("%.2f %%".formatted(figures.reduction()));
  }

  @Test
  void theFiguresAreThoseOfTheRecord() {
    ReplayFigures figures =
        AlarmReplay.run(
            SHIPPED,
            List.of(
                alarm(1, 0, 600), // overlaps with the next, which outlasts it
                alarm(1, 300, 900),
                alarm(1, 300, 900), // the same once more
                alarm(1, 86_400, 86_400), // no time at all, the next day
                alarm(2, 172_800, 100)), // ends before it starts
            false);
    assertThat(figures.alarms()).isEqualTo(5);
    assertThat(figures.alerts()).isEqualTo(8);
    assertThat(figures.withinOthers()).isEqualTo(2);
    assertThat(figures.events()).isEqualTo(2);
    assertThat(figures.firedAgain()).isZero();
    assertThat(figures.fates())
        .containsEntry(Fate.OPENED, 2L)
        .containsEntry(Fate.JOINED, 2L)
        .containsEntry(Fate.DUPLICATE, 1L)
        .containsEntry(Fate.RECOVERED, 3L);
    assertThat(figures.reduction()).isEqualTo(75);
    assertThat(figures.days()).isEqualTo(2);
  }

  @Test
  void anOpenPairThatARuleLosesIsNoticed() {
    Release losing = with("AlertFact( status == Status.FIRING, type == \"Alarm2\" )", LISTS);
    assertThatThrownBy(() -> AlarmReplay.run(losing, twoPairs(), false))
        .isInstanceOf(Violation.class)
        .hasMessage("2026-01-01T00:05:00Z: (device 1 alarm 2) is open, but there is no event");
  }

  @Test
  void anEventThatIsClearedTooEarlyIsNoticed() {
    Release early =
        SampleReleases.with(
            List.of(SampleReleases.KNOWN),
            """
            import io.belfry.facts.*;
            global io.belfry.facts.Decisions decisions;
            rule "Expect it soon"
              salience 999
            when
              AlertFact( status == Status.FIRING, type == "Alarm2", $key : key )
            then
              decisions.await("soon", $key, 1000);
            end
            rule "Clear it"
              salience 999
            when
              $soon : Expired( what == "soon", $key : key )
              $event : EventFact( key == $key, firing == true )
            then
              decisions.cleared($event, "a test says so");
              modify($event) { setFiring(false) };
              delete($soon);
            end
            """);
    assertThatThrownBy(() -> AlarmReplay.run(early, twoPairs(), false))
        .isInstanceOf(Violation.class)
        .hasMessage("2026-01-01T00:05:01Z: (device 1 alarm 2) is open, but event 2 is cleared");
  }

  @Test
  void anEventThatOutlivesItsAlarmIsNoticed() {
    Release deaf = with("AlertFact( status == Status.RESOLVED, type == \"Alarm2\" )", LISTS);
    assertThatThrownBy(() -> AlarmReplay.run(deaf, twoPairs(), false))
        .isInstanceOf(Violation.class)
        .hasMessage("2026-01-01T00:15:00Z: (device 1 alarm 2) is over, but event 2 fires");
  }

  @Test
  void anAlertThatIsHeldForEverIsNoticed() {
    Release holding =
        with(
            "AlertFact( status == Status.FIRING, type == \"Alarm2\" )",
            "decisions.hold($alert, \"ever\", 0, \"a test says so\");");
    assertThatThrownBy(() -> AlarmReplay.run(holding, twoPairs(), false))
        .isInstanceOf(Violation.class)
        .hasMessage("1 alerts of the hold (ever) are held for ever");
  }

  @Test
  void anAlertThatNoRuleDecidesAboutIsNoticed() {
    Release silent = with("AlertFact( status == Status.FIRING, type == \"Alarm2\" )", "");
    assertThatThrownBy(() -> AlarmReplay.run(silent, twoPairs(), false))
        .isInstanceOf(Violation.class)
        .hasMessage("no rule decided about an alert of (device 1 alarm 2)");
  }

  private static final String LISTS = "decisions.informational($alert, \"a test says so\");";

  /** A rule that comes before all others. */
  private static Release with(String pattern, String consequence) {
    return SampleReleases.with(
        List.of(SampleReleases.KNOWN),
        """
        import io.belfry.facts.*;
        global io.belfry.facts.Decisions decisions;
        rule "Do what no rule may do"
          salience 999
        when
          $alert : %s
        then
          %s
          delete($alert);
        end
        """
            .formatted(pattern, consequence));
  }

  private static List<Alarm> twoPairs() {
    List<Alarm> alarms = new ArrayList<>(List.of(alarm(1, 0, 600), alarm(2, 300, 900)));
    alarms.add(alarm(1, 2_000, 2_100));
    return alarms;
  }

  private static Alarm alarm(int type, long start, long end) {
    return new Alarm(new Alarm.Pair("1", String.valueOf(type)), start, end);
  }
}
