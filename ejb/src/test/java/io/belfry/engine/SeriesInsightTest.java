package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.measure.Sensitivity;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of a series, by a session that judges and by one that sleeps. */
@Timeout(60)
class SeriesInsightTest {
  private static final long START = 1_772_000_000_000L;
  private static final long INTERVAL = 900_000;
  private static final int POINTS = 200;
  private static final long END = START + POINTS * INTERVAL;
  private static final Release RELEASE = SampleReleases.withThresholds();

  private final ListedJournal journal = new ListedJournal();
  private final RememberedStore store = new RememberedStore();
  private final Engine engine =
      new Engine(
          journal,
          SampleReleases.source(RELEASE),
          store,
          new EngineSettings(1, 100_000, Duration.ofDays(1)));
  private final SeriesInsight insight =
      new SeriesInsight(engine, journal, SampleReleases.source(RELEASE), store);

  @Test
  void aSessionInMemoryTellsBandAndLevels() throws Exception {
    write(END);
    try (Engine judging = start()) {
      KnownSeries heat = insight.of(1, about("rack", "heat"));
      assertThat(heat.levels())
          .singleElement()
          .satisfies(level -> assertThat(level.bound().high()).isEqualTo(90));
      requireBand(heat, Sensitivity.HIGH);
      assertThat(insight.of(1, about("rack", "hum")).levels()).isEmpty();
      assertThat(insight.of(1, about("other", "heat")).isNothing()).isTrue();
      assertThat(insight.of(7, about("rack", "heat")).isNothing()).isTrue();
      assertThat(judging.isReady()).isTrue();
    }
  }

  @Test
  void theCatalogueIsAllThatPeopleKeep() throws Exception {
    List<Change> kept =
        List.of(
            new Change.DefaultOwnerSet("web"),
            new Change.ServiceSet("shop", "web", Level.HIGH),
            new Change.CiSet("filer-1", "shop", "filer", Map.of("rack", "r1"), List.of()),
            new Change.PrioritiesSet(Collections.nCopies(9, Priority.P4)),
            new Change.RoutesSet(List.of()),
            new Change.WindowSet("w", "shop", END, END + INTERVAL, "patching"));
    journal.add(new Entry.Changes(1, 1, START, kept));
    try (Engine judging = start()) {
      assertThat(insight.catalogue(1)).containsExactlyInAnyOrderElementsOf(kept);
      assertThat(insight.catalogue(7)).isEmpty();
      assertThat(judging.isReady()).isTrue();
    }
  }

  @Test
  void aTenantThatSleepsIsReadFromItsSnapshot() throws Exception {
    write(END + Duration.ofDays(2).toMillis());
    try (Engine judging = start()) {
      while (store.snapshot(1, new Checkpoint(Long.MAX_VALUE, Long.MAX_VALUE)) == null) {
        Thread.sleep(20);
      }
      requireBand(insight.of(1, about("rack", "heat")), Sensitivity.HIGH);
      assertThat(judging.isReady()).isTrue();
    }
  }

  @Test
  void nothingIsToldOfBandsWhileTheyAreLearned() throws Exception {
    write(END);
    try (Engine judging = start()) {
      KnownSeries young = insight.of(2, about("young", "load"));
      assertThat(young.baselines())
          .singleElement()
          .satisfies(
              baseline -> {
                assertThat(baseline.learning()).isTrue();
                assertThat(baseline.points()).isEqualTo(1);
                assertThat(baseline.now()).isNull();
                assertThat(baseline.bands()).isEmpty();
              });
      assertThat(judging.isReady()).isTrue();
    }
  }

  @Test
  void anEngineThatDoesNotAnswerIsNotWaitedForLong() {
    write(END);
    assertThatThrownBy(() -> insight.of(1, about("rack", "heat")))
        .isInstanceOf(TimeoutException.class);
  }

  private static void requireBand(KnownSeries known, Sensitivity sensitivity) {
    assertThat(known.baselines())
        .singleElement()
        .satisfies(
            baseline -> {
              assertThat(baseline.runbook()).isEqualTo("test/heat");
              assertThat(baseline.sensitivity()).isEqualTo(sensitivity);
              assertThat(baseline.learning()).isFalse();
              assertThat(baseline.points()).isEqualTo(POINTS);
              assertThat(baseline.heardAt()).isEqualTo(END);
              assertThat(baseline.bands()).hasSize(3);
              assertThat(baseline.bands())
                  .allSatisfy(
                      band -> {
                        assertThat(band.lower()).isBetween(40.0, 49.0);
                        assertThat(band.upper()).isBetween(52.0, 61.0);
                      });
            });
  }

  private static SeriesQuestion about(String key, String metric) {
    return new SeriesQuestion(key, metric, END, END, INTERVAL, 3);
  }

  /** Judges all that is written, in threads of its own. */
  private Engine start() throws InterruptedException {
    journal.showUntil(journal.size());
    engine.start();
    while (!engine.isReady()) {
      Thread.sleep(20);
    }
    return engine;
  }

  private void write(long end) {
    for (int point = 1; point <= POINTS; point++) {
      double value = 50 + point * 7 % 6 - 2;
      add(1, START + point * INTERVAL, "heat", "rack", Map.of("heat", value));
    }
    add(2, end, "load", "young", Map.of("load", 5.0));
  }

  private void add(long tenant, long stamp, String type, String key, Map<String, Double> values) {
    Alert alert =
        new Alert(
            "test",
            type,
            key,
            Status.FIRING,
            Severity.MAJOR,
            "",
            "",
            "",
            Map.of(),
            0,
            "",
            values,
            0);
    journal.add(new Entry.Alerts(journal.size() + 1, tenant, stamp, List.of(alert)));
  }
}
