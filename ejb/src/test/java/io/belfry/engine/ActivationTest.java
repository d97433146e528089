package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Condition;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.SampleAlerts;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to events when another release takes over. */
class ActivationTest {
  private static final long START = 1_772_000_000_000L;
  private static final long MINUTE = 60_000;

  private static final Release ALL = SampleReleases.withOneRunbook();
  private static final Release WITHOUT_NOISE =
      SampleReleases.with(
          List.of(),
          """

          global io.belfry.facts.Decisions decisions;

          rule "List noise"
            salience 620
          when
            $alert : AlertFact( type == "Noise" )
          then
            decisions.informational($alert, "it is noise");
            delete($alert);
          end
          """);

  private final ListedJournal journal = new ListedJournal();
  private final RememberedStore store = new RememberedStore();
  private long position;

  @Test
  void anEventThatNothingHoldsAnyMoreIsClearedAndSaysWhy() throws Exception {
    alert("Noise", 0);
    alert("Other", 1);
    activate(WITHOUT_NOISE, 2);
    judge(ALL, WITHOUT_NOISE);

    Outcome switched = last();
    assertThat(switched.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.key()).isEqualTo("Noise");
              assertThat(event.condition()).isEqualTo(Condition.CLEARED);
            });
    assertThat(switched.decisions().get(0).sentence())
        .isEqualTo(
            "Cleared by the activation of release %s: by its rules nothing holds it."
                .formatted(WITHOUT_NOISE.name()));
  }

  @Test
  void whatFiresByTheNextReleaseGetsItsEvent() throws Exception {
    alert("Noise", 0);
    activate(ALL, 2);
    alert("Noise", 3);
    judge(WITHOUT_NOISE, ALL);

    assertThat(store.kept().get(0).judged().get(0).fate()).isEqualTo(Fate.INFORMATIONAL);
    assertThat(store.kept().get(1).decisions())
        .singleElement()
        .satisfies(decision -> assertThat(decision.kind()).isEqualTo(DecisionKind.OPENED));
    assertThat(last().judged().get(0).fate()).isEqualTo(Fate.JOINED);
    assertThat(last().touched().get(0).alerts()).isEqualTo(2);
  }

  @Test
  void whatTheHorizonDoesNotMentionStaysAsItWas() throws Exception {
    alert("Noise", 0);
    activate(WITHOUT_NOISE, 90);
    alert("Other", 91);
    judge(ALL, WITHOUT_NOISE);

    assertThat(store.kept().get(1).events()).isEmpty();
    assertThat(last().judged().get(0).event())
        .isEqualTo(new EventRef(last().events().get(0).id(), 2));
  }

  @Test
  void theSnapshotOfTheSwitchIsKeptWithIt() throws Exception {
    alert("Noise", 0);
    activate(WITHOUT_NOISE, 2);
    judge(ALL, WITHOUT_NOISE);

    assertThat(store.snapshot(1, new Checkpoint(2, 0)))
        .satisfies(snapshot -> assertThat(snapshot.release()).isEqualTo(WITHOUT_NOISE.name()));
  }

  private void alert(String type, long minute) {
    journal.add(
        new Entry.Alerts(
            ++position, 1, START + minute * MINUTE, List.of(SampleAlerts.ofType(type, type))));
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

  private Outcome last() {
    return store.kept().get(store.kept().size() - 1);
  }
}
