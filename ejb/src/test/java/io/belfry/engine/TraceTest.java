package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.journal.Entry;
import io.belfry.journal.SampleAlerts;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a trace tells is what the live run decided. */
class TraceTest {
  private static final long START = 1_772_000_000_000L;
  private static final String JOIN = "Join an alert to the event of its key";

  private final ListedJournal journal = new ListedJournal();
  private final RememberedStore store = new RememberedStore();
  private final ReleaseSource releases = SampleReleases.source();
  private Residents engine = residents();

  @BeforeEach
  void begin() throws Exception {
    engine.resume();
  }

  @Test
  void theTraceOfAJoinedAlertNamesTheRuleAndTheFacts() throws Exception {
    deliver("host-1", "host-2");
    deliver("host-2", "host-1");

    Trace.Replayed trace = (Trace.Replayed) trace().of(1, 2, 1);

    assertThat(trace.judged()).isEqualTo(live(2, 1));
    assertThat(trace.judged().fate()).isEqualTo(Fate.JOINED);
    assertThat(trace.judged().rule()).isEqualTo(JOIN);
    assertThat(trace.release()).isEqualTo(releases.initial());
    assertThat(trace.firings()).extracting(Trace.Firing::rule).containsExactly(JOIN);
    assertThat(trace.firings().get(0).facts())
        .contains(
            new FactValues(
                "event",
                Map.of(
                    "key", "host-1",
                    "condition", "firing",
                    "severity", "critical",
                    "priority", "P2")));
    assertThat(trace.firings().get(0).facts()).extracting(FactValues::name).contains("alert");
  }

  @Test
  void theTraceOfAnOpenedAlertNamesEveryStage() throws Exception {
    deliver("host-1");

    Trace.Replayed trace = (Trace.Replayed) trace().of(1, 1, 0);

    assertThat(trace.judged()).isEqualTo(live(1, 0));
    assertThat(trace.firings())
        .extracting(Trace.Firing::rule)
        .containsSubsequence(
            "Draft an event for a new key",
            "Rate impact as medium where the service is unknown",
            "Take the priority from impact and urgency",
            "Route to the default owner",
            "Open an event");
  }

  @Test
  void afterARestartFromASnapshotItTellsTheSame() throws Exception {
    deliver("host-1");
    Trace.Answer before = trace().of(1, 1, 0);
    engine.retire();
    engine.discard();
    engine = residents();
    engine.resume();
    deliver("host-1");
    assertThat(store.snapshot(1, new Checkpoint(1, 0))).isNotNull();

    Trace.Replayed joined = (Trace.Replayed) trace().of(1, 2, 0);

    assertThat(joined.judged()).isEqualTo(live(2, 0));
    assertThat(joined.judged().rule()).isEqualTo(JOIN);
    assertThat(trace().of(1, 1, 0)).isEqualTo(before);
  }

  @Test
  void aReplayLongerThanTheBoundIsNotTried() throws Exception {
    deliver("host-1", "host-2", "host-3");
    deliver("host-1");

    Trace.Answer refused = new Trace(journal, releases, store, 2).of(1, 2, 0);
    assertThat(((Trace.Lost) refused).reason()).contains("More than 2 alerts");
    assertThat(new Trace(journal, releases, store, 3).of(1, 2, 0))
        .isInstanceOf(Trace.Replayed.class);
  }

  @Test
  void whatTheJournalHoldsNoMoreIsSaidToBeLost() throws Exception {
    deliver("host-1");
    deliver("host-1");
    deliver("host-1");
    journal.forgetUntil(1);

    assertThat(((Trace.Lost) trace().of(1, 1, 0)).reason()).contains("no longer holds it");
    assertThat(((Trace.Lost) trace().of(1, 3, 0)).reason()).contains("No longer reconstructible");
  }

  @Test
  void aSnapshotStandsForTheJournalBeforeIt() throws Exception {
    deliver("host-1");
    engine.retire();
    deliver("host-1");
    journal.forgetUntil(1);

    assertThat(((Trace.Replayed) trace().of(1, 2, 0)).judged()).isEqualTo(live(2, 0));
  }

  @Test
  void whatIsNotJudgedYetAndWhatIsAnothersIsNotTold() throws Exception {
    deliver("host-1");
    journal.add(alerts(2, "host-1"));
    journal.showUntil(2);

    assertThat(((Trace.Lost) trace().of(1, 2, 0)).reason()).contains("waits to be judged");
    assertThat(trace().of(2, 1, 0)).isInstanceOf(Trace.Lost.class);
    assertThat(trace().of(1, 1, 7)).isInstanceOf(Trace.Lost.class);
  }

  private Trace trace() {
    return new Trace(journal, releases, store, 1_000);
  }

  private void deliver(String... keys) throws Exception {
    int position = journal.size() + 1;
    journal.add(alerts(position, keys));
    journal.showUntil(position);
    engine.judgeMore();
  }

  private static Entry alerts(int position, String... keys) {
    return new Entry.Alerts(
        position,
        1,
        START + position * 1_000L,
        List.of(keys).stream().map(SampleAlerts::firing).toList());
  }

  private Judged live(long position, int index) {
    return store.kept().stream()
        .filter(outcome -> outcome.position() == position && !outcome.judged().isEmpty())
        .findFirst()
        .orElseThrow()
        .judged()
        .get(index);
  }

  private Residents residents() {
    return new Residents(
        0,
        journal,
        releases,
        store,
        new EngineSettings(1, 1_000, Duration.ofDays(9)),
        new EngineFigures());
  }
}
