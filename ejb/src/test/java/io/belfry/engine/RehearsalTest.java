package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.LabelMatcher;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Who would get this on Sunday at three?", by the catalogue that the live session has. */
class RehearsalTest {
  private static final Instant FRIDAY = Instant.parse("2026-06-05T12:00:00Z");
  private static final Instant SUNDAY_THREE = Instant.parse("2026-06-07T03:00:00Z");

  private final ListedJournal journal = new ListedJournal();
  private final RememberedStore store = new RememberedStore();
  private final ReleaseSource releases = SampleReleases.source();
  private final Residents engine =
      new Residents(
          0,
          journal,
          releases,
          store,
          new EngineSettings(1, 1_000, Duration.ofDays(9)),
          new EngineFigures());
  private final Alert alert = alert(Severity.CRITICAL);
  private int position;

  @BeforeEach
  void begin() throws Exception {
    engine.resume();
  }

  @Test
  void itIsJudgedByTheCatalogueOfNowAndOpensNothing() throws Exception {
    change(new Change.ServiceSet("shop", "web-team", Level.HIGH));
    deliver(alert);
    int kept = store.kept().size();

    Rehearsal.Answer answer = rehearse(FRIDAY);

    assertThat(answer.fate()).isEqualTo(Fate.OPENED);
    EventState event = Objects.requireNonNull(answer.event());
    assertThat(event.ownerTeam()).isEqualTo("web-team");
    assertThat(event.priority()).isEqualTo(Priority.P1);
    assertThat(answer.toldAt()).isEqualTo(FRIDAY.toEpochMilli());
    assertThat(answer.decisions()).extracting(Decision::kind).contains(DecisionKind.ROUTED);
    assertThat(store.kept()).hasSize(kept);
  }

  @Test
  void whatWillBeUnderMaintenanceByThenIsHiddenByThen() throws Exception {
    change(
        new Change.WindowPlanned(
            "w1",
            List.of(new LabelMatcher("key", true, false, "rehearsal")),
            Instant.parse("2026-05-31T02:00:00Z").toEpochMilli(),
            Instant.parse("2026-05-31T04:00:00Z").toEpochMilli(),
            "FREQ=WEEKLY;BYDAY=SU",
            "UTC",
            "patching"));

    Rehearsal.Answer hidden = rehearse(SUNDAY_THREE);
    assertThat(hidden.fate()).isEqualTo(Fate.SUPPRESSED);
    assertThat(hidden.reason()).contains("patching");
    assertThat(hidden.event()).isNull();
    assertThat(hidden.toldAt()).isZero();
    assertThat(rehearse(FRIDAY).fate()).isEqualTo(Fate.OPENED);
    assertThat(rehearse(Instant.parse("2026-06-07T04:00:00Z")).fate()).isEqualTo(Fate.OPENED);
  }

  @Test
  void aPageThatWouldWaitIsToldAfterThat() throws Exception {
    change(new Change.ServiceDependsOn("shop", List.of("ci/filer-1")));
    Rehearsal.Answer answer =
        new Rehearsal(journal, releases, store).of(1, alert(Severity.MAJOR), FRIDAY.toEpochMilli());
    assertThat(answer.toldAt()).isEqualTo(FRIDAY.plusSeconds(30).toEpochMilli());
  }

  @Test
  void whatMustHoldForAWhileOpensWithinTheHour() throws Exception {
    Runbook holding =
        SampleReleases.measuring("lag", "{ metric: lag, above: 60, for: 5m, severity: major }");
    ReleaseSource source = SampleReleases.source(SampleReleases.with(List.of(holding), ""));
    Alert lagging =
        new Alert(
            "test",
            "lag",
            "lag/web-1",
            Status.FIRING,
            Severity.WARNING,
            "",
            "shop",
            "web-1",
            Map.of(),
            0,
            "",
            Map.of("lag", 61.0),
            0);

    Rehearsal.Answer answer =
        new Rehearsal(journal, source, new RememberedStore()).of(1, lagging, FRIDAY.toEpochMilli());

    assertThat(answer.fate()).isEqualTo(Fate.HELD);
    EventState event = Objects.requireNonNull(answer.event());
    assertThat(event.runbook()).isEqualTo("test/lag");
    assertThat(answer.toldAt()).isEqualTo(FRIDAY.plusSeconds(300).toEpochMilli());
    assertThat(answer.decisions()).extracting(Decision::kind).contains(DecisionKind.OPENED);
  }

  private static Alert alert(Severity severity) {
    return new Alert(
        "test",
        "HostDown",
        "rehearsal",
        Status.FIRING,
        severity,
        "",
        "shop",
        "web-1",
        Map.of(),
        0,
        "");
  }

  private Rehearsal.Answer rehearse(Instant at) throws Exception {
    return new Rehearsal(journal, releases, store).of(1, alert, at.toEpochMilli());
  }

  private void change(Change change) throws Exception {
    add(new Entry.Changes(++position, 1, FRIDAY.toEpochMilli() + position, List.of(change)));
  }

  private void deliver(Alert delivered) throws Exception {
    add(new Entry.Alerts(++position, 1, FRIDAY.toEpochMilli() + position, List.of(delivered)));
  }

  private void add(Entry entry) throws Exception {
    journal.add(entry);
    journal.showUntil(position);
    engine.judgeMore();
  }
}
