package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Condition;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered of values and of states outlasts a change of rules. */
class MeasuredActivationTest {
  private static final long START = 1_772_000_000_000L;
  private static final long MINUTE = 60_000;

  private static final Release BEFORE = SampleReleases.withThresholds();
  private static final Release AFTER =
      SampleReleases.with(
          List.of(
              SampleReleases.MEASURING.get(1),
              SampleReleases.MEASURING.get(2),
              new Runbook("test/new", "New", "capacity", null, List.of("New"), "## Do")),
          "");
  private static final Release STRICTER =
      SampleReleases.with(
          List.of(SampleReleases.measuring("free", "{ metric: free, below: 10 }")), "");

  private final ListedJournal journal = new ListedJournal();
  private final RememberedStore store = new RememberedStore();
  private long position;

  @Test
  void hysteresisHoldsForLongerThanTheHorizonReaches() throws Exception {
    measured("free", 4, 0);
    measured("free", 7, 100);
    activate(AFTER, 110);
    measured("free", 7, 111);
    measured("free", 9, 112);
    judge(BEFORE, AFTER);

    assertThat(fates(0, 1, 3, 4))
        .containsExactly(Fate.OPENED, Fate.JOINED, Fate.JOINED, Fate.RECOVERED);
    assertThat(store.kept().get(2).decisions()).isEmpty();
  }

  @Test
  void whatWaitsGoesOnWaiting() throws Exception {
    measured("lag", 61, 0);
    activate(AFTER, 2);
    alert("Other", Status.FIRING, Map.of(), 6);
    judge(BEFORE, AFTER);

    assertThat(store.kept().get(0).judged().get(0).fate()).isEqualTo(Fate.HELD);
    Outcome told = store.kept().get(2);
    assertThat(told.stamp()).isEqualTo(START + 5 * MINUTE);
    assertThat(told.released())
        .singleElement()
        .satisfies(late -> assertThat(late.fate()).isEqualTo(Fate.OPENED));
  }

  @Test
  void otherLevelsJudgeThePastAnew() throws Exception {
    measured("free", 9, 0);
    activate(STRICTER, 1);
    measured("free", 9, 2);
    measured("free", 10, 3);
    judge(BEFORE, STRICTER);

    assertThat(store.kept().get(0).judged().get(0).fate()).isEqualTo(Fate.BELOW_THRESHOLD);
    assertThat(store.kept().get(1).decisions())
        .singleElement()
        .satisfies(decision -> assertThat(decision.kind()).isEqualTo(DecisionKind.OPENED));
    assertThat(fates(2, 3)).containsExactly(Fate.JOINED, Fate.RECOVERED);
  }

  @Test
  void whatFlapsGoesOnAndSettles() throws Exception {
    for (int minute = 0; minute < 7; minute++) {
      alert("Link", minute % 2 == 0 ? Status.FIRING : Status.RESOLVED, Map.of(), minute);
    }
    activate(AFTER, 70);
    alert("Link", Status.RESOLVED, Map.of(), 71);
    alert("Other", Status.FIRING, Map.of(), 300);
    judge(BEFORE, AFTER);

    assertThat(store.kept().get(6).events())
        .singleElement()
        .satisfies(event -> assertThat(event.condition()).isEqualTo(Condition.FLAPPING));
    assertThat(fates(8)).containsExactly(Fate.HELD);
    Outcome settled = store.kept().get(9);
    assertThat(settled.decisions())
        .extracting(Decision::kind)
        .containsExactly(DecisionKind.SETTLED, DecisionKind.RECOVERED);
    assertThat(settled.events())
        .singleElement()
        .satisfies(event -> assertThat(event.condition()).isEqualTo(Condition.CLEARED));
  }

  private List<Fate> fates(int... outcomes) {
    return Arrays.stream(outcomes)
        .mapToObj(each -> store.kept().get(each).judged().get(0).fate())
        .toList();
  }

  private void measured(String metric, double value, long minute) {
    alert(metric, Status.FIRING, Map.of(metric, value), minute);
  }

  private void alert(String type, Status status, Map<String, Double> values, long minute) {
    Alert alert =
        new Alert(
            "test", type, type, status, Severity.MAJOR, "", "", "", Map.of(), 0, "", values, 0);
    journal.add(new Entry.Alerts(++position, 1, START + minute * MINUTE, List.of(alert)));
  }

  private void activate(Release release, long minute) {
    journal.add(
        new Entry.Changes(
            ++position,
            1,
            START + minute * MINUTE,
            List.of(new Change.Activation(release.name()))));
  }

  private void judge(Release... releases) throws Exception {
    Residents engine =
        new Residents(
            0,
            journal,
            SampleReleases.source(releases),
            store,
            new EngineSettings(1, 100, Duration.ofHours(1)),
            new EngineFigures());
    journal.showUntil(journal.size());
    engine.resume();
    engine.judgeMore();
    engine.discard();
  }
}
