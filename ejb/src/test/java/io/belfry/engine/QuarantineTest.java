package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.journal.Entry;
import io.belfry.journal.SampleAlerts;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of alerts whose rules fail. */
class QuarantineTest {
  private static final long START = 1_772_000_000_000L;

  private final ListedJournal journal = new ListedJournal();
  private final RememberedStore store = new RememberedStore();

  @Test
  void theRunbookThatThrowsIsLeftOutAndItsAlertIsJudgedAgain() throws Exception {
    deliver("Known", "Throw", "Known");

    assertThat(fates()).containsExactly(Fate.OPENED, Fate.OPENED, Fate.OPENED);
    assertThat(store.quarantines())
        .singleElement()
        .satisfies(
            quarantine -> {
              assertThat(quarantine.runbook()).isEqualTo("test/throw");
              assertThat(quarantine.position()).isEqualTo(2);
              assertThat(quarantine.reason()).contains("as the test wants");
            });
  }

  @Test
  void theRunbookThatLoopsIsStoppedByCountAndLeftOut() throws Exception {
    deliver("Heartbeat", "Loop", "Loop");

    assertThat(store.quarantines())
        .singleElement()
        .satisfies(quarantine -> assertThat(quarantine.runbook()).isEqualTo("test/loop"));
    assertThat(fates()).containsExactly(Fate.OPENED, Fate.OPENED, Fate.OPENED);
  }

  @Test
  void whatOnlyThePlatformsRulesCanFailOnGetsTheFateOfARuleFault() throws Exception {
    Release broken =
        SampleReleases.with(
            List.of(),
            """

            rule "Fail on everything of a type"
              salience 640
            when
              AlertFact( type == "Broken", key.substring(99) == "x" )
            then
            end
            """);
    deliver(residents(broken), "Known", "Broken", "Known");

    assertThat(fates()).containsExactly(Fate.OPENED, Fate.RULE_FAULT, Fate.OPENED);
    assertThat(store.quarantines())
        .singleElement()
        .satisfies(quarantine -> assertThat(quarantine.runbook()).isEmpty());
  }

  private void deliver(String... types) throws Exception {
    deliver(residents(SampleRules.FAULTY), types);
  }

  private void deliver(Residents engine, String... types) throws Exception {
    for (int i = 0; i < types.length; i++) {
      journal.add(
          new Entry.Alerts(
              i + 1L, 1, START + i, List.of(SampleAlerts.ofType(types[i], types[i] + i))));
    }
    journal.showUntil(types.length);
    engine.resume();
    engine.judgeMore();
    engine.discard();
  }

  private Residents residents(Release release) {
    return new Residents(
        0,
        journal,
        SampleReleases.source(release),
        store,
        new EngineSettings(1, 100, Duration.ofHours(1)),
        new EngineFigures());
  }

  private List<Fate> fates() {
    return store.kept().stream()
        .flatMap(outcome -> outcome.judged().stream())
        .map(Judged::fate)
        .toList();
  }
}
