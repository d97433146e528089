package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.facts.Severity;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Silence;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.SampleAlerts;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runbooks want to arrive: from when on, until when, and what people may say of it. */
class GivenExpectationTest {
  private static final long START = 1_772_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final Release EXPECTING =
      SampleReleases.with(List.of(SampleReleases.expecting("30m")), "");
  private static final Release LONGER =
      SampleReleases.with(List.of(SampleReleases.expecting("2h")), "");
  private static final Release NOTHING = SampleReleases.withOneRunbook();
  private static final Expectation GIVEN = EXPECTING.expectations().get(0);

  private final ListedJournal journal = new ListedJournal();
  private final RememberedStore store = new RememberedStore();

  @Test
  void aReleaseIsNamedByWhatItExpects() {
    assertThat(EXPECTING.name()).isNotEqualTo(LONGER.name());
    assertThat(NOTHING.expectations()).isEmpty();
  }

  @Test
  void itBeginsWithTheFirstEntryAndIsMissed() {
    try (Session session = new Session(1, EXPECTING)) {
      Outcome first = session.apply(other(1, 0)).get(0);
      assertThat(first.expectations())
          .singleElement()
          .satisfies(
              standing -> {
                assertThat(standing.id()).isEqualTo(GIVEN.id());
                assertThat(standing.due()).isEqualTo(START + 30 * MINUTE);
                assertThat(standing.byUse()).isEqualTo(GIVEN);
                assertThat(standing.maker()).isEqualTo(Standing.RUNBOOK);
              });
      assertThat(session.advanceTo(START + 30 * MINUTE - 1)).isEmpty();
      Outcome missed = session.advanceTo(START + 30 * MINUTE).get(0);
      assertThat(missed.events())
          .singleElement()
          .satisfies(event -> assertThat(event.key()).contains(GIVEN.id()));
    }
  }

  @Test
  void aSessionThatGoesOnBeginsNothingAnew() {
    Snapshot snapshot;
    try (Session session = new Session(1, EXPECTING)) {
      session.apply(other(1, 0));
      snapshot = SnapshotCodec.decode(SnapshotCodec.encode(session.snapshot()));
    }
    try (Session next = new Session(EXPECTING, snapshot)) {
      assertThat(next.apply(other(2, 5)).get(0).expectations()).isEmpty();
      assertThat(next.advanceTo(START + 30 * MINUTE)).hasSize(1);
    }
  }

  @Test
  void anActivationBeginsAndRetiresIt() throws Exception {
    journal.add(other(1, 0));
    journal.add(activate(2, 1, EXPECTING));
    journal.add(other(3, 40));
    journal.add(activate(4, 50, NOTHING));
    journal.add(other(5, 200));
    judge(NOTHING, EXPECTING);

    assertThat(store.kept().stream().flatMap(outcome -> outcome.expectations().stream()))
        .extracting(Standing::due, Standing::open, Standing::retired)
        .containsExactly(
            tuple(START + 31 * MINUTE, "", false),
            tuple(START + 61 * MINUTE, "missed", false),
            tuple(START + 61 * MINUTE, "", true));
    assertThat(store.kept().stream().flatMap(outcome -> outcome.decisions().stream()))
        .extracting(Decision::kind)
        .contains(DecisionKind.OPENED)
        .endsWith(DecisionKind.RECOVERED);
  }

  @Test
  void otherTermsOfTheRunbookGoOnWithWhatCame() throws Exception {
    journal.add(other(1, 0));
    journal.add(activate(2, 10, LONGER));
    journal.add(other(3, 119));
    journal.add(other(4, 121));
    judge(EXPECTING, LONGER);

    assertThat(store.kept().stream().flatMap(outcome -> outcome.decisions().stream()))
        .extracting(Decision::kind)
        .contains(DecisionKind.OPENED);
    assertThat(
            store.kept().stream()
                .filter(
                    outcome ->
                        outcome.events().stream()
                            .anyMatch(event -> event.key().startsWith("expectation/"))))
        .first()
        .satisfies(missed -> assertThat(missed.stamp()).isEqualTo(START + 120 * MINUTE));
  }

  @Test
  void peopleMaySayHowItIsExpectedButNotWhether() {
    Change theirs =
        new Change.ExpectationSet(
            new Expectation(
                GIVEN.id(),
                "Theirs",
                "",
                Severity.MINOR,
                By.SOURCE,
                "zabbix",
                new Silence(90 * MINUTE, 0),
                false));
    try (Session session = new Session(1, EXPECTING)) {
      session.apply(other(1, 0));
      session.apply(new Entry.Changes(2, 1, START + MINUTE, List.of(theirs)));
      assertThat(session.nextDue()).isEqualTo(START + 90 * MINUTE);
      Snapshot snapshot = SnapshotCodec.decode(SnapshotCodec.encode(session.snapshot()));
      try (Session next = new Session(EXPECTING, snapshot)) {
        assertThat(next.apply(other(3, 2)).get(0).expectations()).isEmpty();
        assertThat(next.nextDue()).isEqualTo(START + 90 * MINUTE);
      }
      session.apply(
          new Entry.Changes(
              3, 1, START + 2 * MINUTE, List.of(new Change.ExpectationRemoved(GIVEN.id()))));
      assertThat(session.nextDue()).isEqualTo(START + 30 * MINUTE);
    }
  }

  private static Entry other(long position, long minute) {
    return new Entry.Alerts(
        position, 1, START + minute * MINUTE, List.of(SampleAlerts.ofType("T", "t")));
  }

  private static Entry activate(long position, long minute, Release release) {
    return new Entry.Changes(
        position, 1, START + minute * MINUTE, List.of(new Change.Activation(release.name())));
  }

  private void judge(Release... releases) throws Exception {
    Residents engine =
        new Residents(
            0,
            journal,
            SampleReleases.source(releases),
            store,
            new EngineSettings(1, 100, Duration.ofDays(9)),
            new EngineFigures());
    journal.showUntil(journal.size());
    engine.resume();
    while (engine.judgeMore()) {}
    engine.discard();
  }
}
