package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Level;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.trend.TrendFact;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What gets worse is said to people, and survives a restart at any moment. */
class TrendTest {
  private static final long START = 1_772_000_000_000L;

  private final List<Decision> decisions = new ArrayList<>();
  private Session session = new Session(1, SampleReleases.withOneRunbook());
  private int position;

  @Test
  void aRestartAfterEachAlertComesToTheSame() {
    List<EventState> withRestarts = story(true);
    List<Decision> told = List.copyOf(decisions);
    decisions.clear();
    assertThat(story(false)).isEqualTo(withRestarts);
    assertThat(decisions).isEqualTo(told);
    assertThat(told)
        .filteredOn(decision -> decision.kind() == DecisionKind.PRIORITISED)
        .extracting(Decision::sentence)
        .containsExactly(
            "Priority is now P2: it gets worse (10 alerts came within 5m, and 1 in the 5m before),"
                + " which makes the urgency medium, and the impact is high.",
            "Priority is now P3: severity warning makes the urgency low, and the impact is high.");
  }

  @Test
  void nothingIsLeftOfAnEventThatIsClosed() {
    story(false);
    EventState event = session.snapshot().events().get(0).state();
    assertThat(session.all(TrendFact.class)).hasSize(1);
    apply(
        new Entry.Changes(
            ++position, 1, now(), List.of(new Change.EventClosed(event.id(), event.key()))));
    assertThat(session.all(TrendFact.class)).isEmpty();
    assertThat(session.snapshot().awaited()).isEmpty();
    session.close();
  }

  /** Eleven alerts in six minutes, and an hour of quiet. */
  private List<EventState> story(boolean restarts) {
    session.close();
    session = new Session(1, SampleReleases.withOneRunbook());
    position = 0;
    apply(
        new Entry.Changes(
            ++position, 1, START, List.of(new Change.ServiceSet("shop", "web", Level.HIGH))));
    for (int i = 0; i <= 10; i++) {
      long stamp = START + (i == 0 ? 0 : 300_000 + i * 1_000L);
      apply(new Entry.Alerts(++position, 1, stamp, List.of(alert())));
      if (restarts) {
        Snapshot snapshot = SnapshotCodec.decode(SnapshotCodec.encode(session.snapshot()));
        session.close();
        session = new Session(SampleReleases.withOneRunbook(), snapshot);
      }
    }
    session.advanceTo(now()).forEach(outcome -> decisions.addAll(outcome.decisions()));
    return session.snapshot().events().stream().map(Snapshot.OpenEvent::state).toList();
  }

  private void apply(Entry entry) {
    session.apply(entry).forEach(outcome -> decisions.addAll(outcome.decisions()));
  }

  private static long now() {
    return START + 7_200_000;
  }

  private static Alert alert() {
    return new Alert(
        "test",
        "Errors",
        "errors",
        Status.FIRING,
        Severity.WARNING,
        "",
        "shop",
        "",
        Map.of(),
        0,
        "");
  }
}
