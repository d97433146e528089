package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Condition;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.expectation.ArrivalsFact;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Count;
import io.belfry.facts.expectation.Demand;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Silence;
import io.belfry.facts.expectation.Window;
import io.belfry.journal.Alert;
import io.belfry.journal.ByteWriter;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.SampleAlerts;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Expectations in the engine's session: what is shown, what is kept, what outlasts a release. */
class ExpectedTest {
  private static final long START = 1_772_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final Release RELEASE = SampleReleases.withOneRunbook();

  private long position;

  private static Change.ExpectationSet set(Demand demand) {
    return new Change.ExpectationSet(
        new Expectation("e", "Zabbix", "", Severity.MINOR, By.SOURCE, "zabbix", demand, false));
  }

  private Entry changes(long time, Change change) {
    return new Entry.Changes(++position, 1, time, List.of(change));
  }

  private Entry alert(long time, String source) {
    Alert alert =
        new Alert(
            source, "Alive", "alive", Status.FIRING, Severity.INFO, "", "", "", Map.of(), 0, "");
    return new Entry.Alerts(++position, 1, time, List.of(alert));
  }

  @Test
  void whereItStandsIsShownWithEachArrivalAndDeadline() {
    try (Session session = new Session(1, RELEASE)) {
      assertThat(session.apply(changes(START, set(new Silence(30 * MINUTE, 0)))))
          .last()
          .extracting(Outcome::expectations)
          .isEqualTo(List.of(new Standing("e", 0, START + 30 * MINUTE, "", false, null)));
      Outcome came = session.apply(alert(START + MINUTE, "zabbix")).get(0);
      assertThat(came.expectations())
          .containsExactly(new Standing("e", START + MINUTE, START + 31 * MINUTE, "", false, null));
      Outcome missed = session.advanceTo(START + 31 * MINUTE).get(0);
      assertThat(missed.expectations())
          .containsExactly(
              new Standing("e", START + MINUTE, START + 61 * MINUTE, "missed", false, null));
      assertThat(missed.events().get(0).subject())
          .isEqualTo("Zabbix: nothing has come for 30m, since 2026-02-25T06:14:20Z");
      Outcome gone =
          session.apply(changes(START + 40 * MINUTE, new Change.ExpectationRemoved("e"))).get(0);
      assertThat(gone.expectations()).singleElement().matches(Standing::retired);
      assertThat(gone.decisions().get(0).sentence())
          .startsWith("Cleared: the expectation was retired.");
      assertThat(session.nextDue()).isEqualTo(Long.MAX_VALUE);
      assertThat(session.snapshot().kept()).noneMatch(ArrivalsFact.class::isInstance);
    }
  }

  @Test
  void alertsThatNothingWaitsForFireNoRuleOfTheStage() {
    try (Session session = new Session(1, RELEASE)) {
      session.apply(changes(START, set(new Silence(30 * MINUTE, 0))));
      Map<String, Long> before = session.firings();
      session.apply(alert(START + MINUTE, "nagios"));
      Map<String, Long> after = new TreeMap<>(session.firings());
      after.replaceAll((rule, times) -> times - before.getOrDefault(rule, 0L));
      after.values().removeIf(times -> times == 0);
      assertThat(after).containsOnlyKeys("List an informational alert");
    }
  }

  @Test
  void itTakesAtMostTwoKilobytesInASnapshot() {
    Demand wide = new Count(90, 99, Window.MONTH, ZoneId.of("Europe/Berlin"), 0);
    try (Session session = new Session(1, RELEASE)) {
      session.apply(changes(START, set(wide)));
      for (int i = 0; i < 500; i++) {
        session.apply(alert(START + i * 7_919L, "zabbix"));
      }
      ByteWriter out = new ByteWriter(64);
      session.snapshot().kept().forEach(fact -> KeptCodec.write(out, fact));
      assertThat(out.toByteArray()).hasSizeBetween(500, 2_048);
    }
  }

  @Test
  void aSessionGoesOnFromItsSnapshot() {
    Snapshot snapshot;
    try (Session session = new Session(1, RELEASE)) {
      session.apply(changes(START, set(new Silence(30 * MINUTE, 0))));
      session.apply(alert(START + MINUTE, "zabbix"));
      snapshot = SnapshotCodec.decode(SnapshotCodec.encode(session.snapshot()));
    }
    try (Session next = new Session(RELEASE, snapshot)) {
      assertThat(next.advanceTo(START + 31 * MINUTE - 1)).isEmpty();
      assertThat(next.advanceTo(START + 31 * MINUTE)).hasSize(1);
    }
  }

  @Test
  void anotherReleaseKeepsTheDeadlineAndTheOpenMiss() throws Exception {
    Release other = SampleReleases.with(List.of(), "");
    ListedJournal journal = new ListedJournal();
    RememberedStore store = new RememberedStore();
    // Within the horizon of an hour, so that the replay would begin to wait at another time.
    journal.add(changes(START, set(new Silence(90 * MINUTE, 0))));
    journal.add(alert(START + 10 * MINUTE, "zabbix"));
    journal.add(changes(START + 95 * MINUTE, new Change.Activation(other.name())));
    journal.add(
        new Entry.Alerts(
            ++position, 1, START + 99 * MINUTE, List.of(SampleAlerts.ofType("T", "t"))));
    journal.add(
        new Entry.Alerts(
            ++position, 1, START + 100 * MINUTE, List.of(SampleAlerts.ofType("T", "t"))));
    journal.add(changes(START + 110 * MINUTE, new Change.Activation(RELEASE.name())));
    journal.add(alert(START + 120 * MINUTE, "zabbix"));
    Residents engine =
        new Residents(
            0,
            journal,
            SampleReleases.source(RELEASE, other),
            store,
            new EngineSettings(1, Integer.MAX_VALUE, Duration.ofDays(9)),
            new EngineFigures());
    journal.showUntil(journal.size());
    engine.resume();
    while (engine.judgeMore()) {}
    List<Outcome> misses =
        store.kept().stream()
            .filter(outcome -> !outcome.events().isEmpty())
            .filter(outcome -> outcome.events().get(0).key().startsWith("expectation/"))
            .toList();
    assertThat(misses).hasSize(2);
    assertThat(misses.get(0).stamp()).isEqualTo(START + 100 * MINUTE);
    assertThat(misses.get(1).stamp()).isEqualTo(START + 120 * MINUTE);
    assertThat(misses.get(1).events().get(0).condition()).isEqualTo(Condition.CLEARED);
    engine.discard();
  }

  @Test
  void whatIsExpectedByUseIsShownOnceWithWhatItIs() {
    try (Session session = new Session(1, RELEASE)) {
      Alert call =
          new Alert(
              "heartbeat",
              "heartbeat",
              "heartbeat/cron",
              Status.FIRING,
              Severity.INFO,
              "",
              "shop",
              "",
              Map.of("every", "3600000"),
              0,
              "");
      Outcome first =
          session.apply(new Entry.Alerts(++position, 1, START, List.of(call, call))).get(0);
      assertThat(first.judged()).extracting(Judged::fate).containsOnly(Fate.EXPECTED_ARRIVAL);
      Standing standing = first.expectations().get(0);
      assertThat(first.expectations()).hasSize(1);
      assertThat(standing.due()).isEqualTo(START + 72 * MINUTE);
      assertThat(standing.byUse())
          .isEqualTo(
              new Expectation(
                  standing.id(),
                  "Heartbeat cron",
                  "shop",
                  Severity.MAJOR,
                  By.KEY,
                  "heartbeat/cron",
                  new Silence(72 * MINUTE, 0),
                  true));
      assertThat(session.snapshot().kept()).singleElement().isInstanceOf(ArrivalsFact.class);
    }
  }
}
