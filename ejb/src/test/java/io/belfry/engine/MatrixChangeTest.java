package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Another matrix rates what is open, each event by a decision of its own. */
class MatrixChangeTest {
  private static final long START = 1_772_000_000_000L;
  private static final int EVENTS = 2_500;
  private static final Change STRICT =
      new Change.PrioritiesSet(
          List.of(
              Priority.P1,
              Priority.P1,
              Priority.P2,
              Priority.P1,
              Priority.P2,
              Priority.P4,
              Priority.P2,
              Priority.P3,
              Priority.P4));

  private final ListedJournal journal = new ListedJournal();
  private final ReleaseSource releases = SampleReleases.source();

  @Test
  void eachOpenEventIsRatedAndARebuildFromTheJournalComesToTheSame() throws Exception {
    entries().forEach(journal::add);
    RememberedStore store = new RememberedStore();
    Outcome rated = null;
    // The second one rebuilds from the journal what the first one had.
    for (int shown = 1; shown <= 2; shown++) {
      Residents engine =
          new Residents(
              0,
              journal,
              releases,
              store,
              new EngineSettings(1, 1_000_000, Duration.ofDays(9)),
              new EngineFigures());
      journal.showUntil(shown);
      engine.resume();
      engine.judgeMore();
      rated = last(store.kept());
    }

    assertThat(Objects.requireNonNull(rated).position()).isEqualTo(2);
    assertThat(rated.decisions()).hasSize(EVENTS / 2);
    assertThat(rated.decisions()).extracting(Decision::kind).containsOnly(DecisionKind.PRIORITISED);
    assertThat(rated.decisions())
        .extracting(Decision::sentence)
        .containsOnly(
            "Priority is now P1: the matrix of priorities changed, the urgency is high, and the"
                + " impact is medium.");
    assertThat(rated.decisions().stream().map(Decision::event).distinct()).hasSize(EVENTS / 2);
    assertThat(rated.events()).extracting(EventState::priority).containsOnly(Priority.P1);
    assertThat(Pages.of(rated)).isEmpty();

    try (Session session = new Session(1, releases.get(releases.initial()))) {
      Outcome again = rated;
      for (Entry entry : entries()) {
        again = last(session.apply(entry));
      }
      assertThat(again.decisions()).isEqualTo(rated.decisions());
      assertThat(again.events()).isEqualTo(rated.events());
      assertThat(session.snapshot().events())
          .filteredOn(event -> event.state().urgency() == Level.LOW)
          .hasSize(EVENTS / 2)
          .extracting(event -> event.state().priority())
          .containsOnly(Priority.P4);
    }
  }

  private static Outcome last(List<Outcome> outcomes) {
    return outcomes.get(outcomes.size() - 1);
  }

  private static List<Entry> entries() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      alerts.add(
          new Alert(
              "test",
              "T",
              "key-" + i,
              Status.FIRING,
              i % 2 == 0 ? Severity.CRITICAL : Severity.WARNING,
              "",
              "",
              "",
              Map.of(),
              0,
              ""));
    }
    return List.of(
        new Entry.Alerts(1, 1, START, alerts),
        new Entry.Changes(2, 1, START + 1_000, List.of(STRICT)));
  }
}
