package io.belfry.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.engine.Release;
import io.belfry.engine.Session;
import io.belfry.engine.Snapshot;
import io.belfry.escalation.Policy;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.RunbookParser;
import io.belfry.runbook.SampleReleases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private static final Release ACTIVE = DefaultPackage.with(above(90));
  private static final Release CANDIDATE = DefaultPackage.with(above(80));

  private static Runbook above(int bound) {
    return SampleReleases.measuring(
        "queue", "{ metric: queue, above: %d, severity: major }".formatted(bound));
  }

  @Test
  void theDefaultReleaseAgainstItselfDiffersInNothing() throws Exception {
    SamplePast past = new SamplePast(7).traffic(DefaultPackage.runbooks(), 20_000, 1_000, 20_000);

    Report report = run(past, ACTIVE, ACTIVE);

    assertThat(report.alerts()).isEqualTo(20_000);
    assertThat(report.eventsBefore()).isGreaterThan(500).isEqualTo(report.eventsAfter());
    assertThat(report.isSame()).as(report.differences().toString()).isTrue();
    assertThat(report.differences()).isEmpty();
    assertThat(report.pages()).isNotEmpty().allMatch(day -> day.before() == day.after());
  }

  @Test
  void theSameHoldsFromASnapshotOn() throws Exception {
    List<Runbook> runbooks = DefaultPackage.runbooks();
    SamplePast all = new SamplePast(8).traffic(runbooks, 10_000, 500, 20_000);
    List<Entry> entries = all.entries();
    int half = entries.size() / 2;
    Snapshot snapshot;
    try (Session session = new Session(1, ACTIVE)) {
      entries.subList(0, half).forEach(session::apply);
      snapshot = session.snapshot();
    }
    assertThat(snapshot.events()).isNotEmpty();
    Past rest =
        new ListedPast(
            entries.subList(half, entries.size()), entries.get(entries.size() - 1).stamp());

    Report report =
        Backtest.run(Beginning.of(snapshot), ACTIVE, ACTIVE, rest, Paging.USUAL, done -> {});

    assertThat(report.alerts()).isGreaterThan(4_000);
    assertThat(report.isSame()).as(report.differences().toString()).isTrue();
  }

  @Test
  void oneThresholdChangesExactlyTheEventsThatItDecides() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      SamplePast past = new SamplePast(seed);
      Map<String, List<Integer>> values = new TreeMap<>();
      for (int i = 0; i < 300; i++) {
        past.traffic(DefaultPackage.runbooks(), 10, 200, 30_000);
        String key = "queue-" + random.nextInt(200);
        int value = List.of(70, 80, 85, 90, 95).get(random.nextInt(5));
        values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
        past.alerts(queue(key, Status.FIRING, value));
        if (random.nextInt(4) == 0) {
          past.pass(MINUTE).alerts(queue(key, Status.RESOLVED, value));
        }
        if (random.nextInt(4) == 0) {
          past.pass(MINUTE).close(key);
        }
      }

      Report report = run(past, ACTIVE, CANDIDATE);

      Set<String> decided =
          values.entrySet().stream()
              .filter(each -> each.getValue().stream().anyMatch(v -> v > 80 && v <= 90))
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(decided).hasSizeBetween(50, 190);
      assertThat(report.differences().stream().map(Difference::key).collect(Collectors.toSet()))
          .as("seed %d", seed)
          .isEqualTo(decided);
      assertThat(report.differences()).allMatch(each -> each.type().equals("queue"));
      assertThat(report.created()).isPositive();
      assertThat(report.gone()).isZero();
    }
  }

  @Test
  void oneLevelOfADefaultRunbookChangesExactlyTheEventsThatItDecides() throws Exception {
    String id = "storage/volume-space";
    Release active = DefaultPackage.with();
    Release candidate =
        DefaultPackage.withChanged(
            id, text -> text.replace("above: 98, clear-below: 97", "above: 99, clear-below: 97"));
    assertThat(candidate.name()).isNotEqualTo(active.name());
    Runbook changed = only(DefaultPackage.runbooks(), id);
    List<Runbook> others =
        DefaultPackage.runbooks().stream().filter(each -> !each.id().equals(id)).toList();
    Random random = new Random(3);
    SamplePast past = new SamplePast(3);
    Set<String> decided = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      double used = List.of(90.0, 96.0, 98.0, 98.5, 99.0, 99.5).get(random.nextInt(6));
      String key = "vol-" + i;
      past.traffic(others, 10, 300, 30_000)
          .alerts(
              SamplePast.alert(
                  changed.types().get(0),
                  key,
                  Status.FIRING,
                  Severity.MAJOR,
                  "service-1",
                  Map.of("used_percent", used)));
      if (used > 98 && used <= 99) {
        decided.add(key);
      }
    }

    Report report = run(past, active, candidate);

    assertThat(decided).hasSizeBetween(40, 100);
    assertThat(report.differences().stream().map(Difference::key).collect(Collectors.toSet()))
        .isEqualTo(decided);
    assertThat(report.differences())
        .allMatch(each -> id.equals(each.runbook()) && each.kind().equals("changed"));
    assertThat(run(past, active, active).isSame()).isTrue();
  }

  private static Runbook only(List<Runbook> runbooks, String id) {
    return runbooks.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void whatFollowsAnEventIsADifferenceAndCallsOthers() throws Exception {
    Release responding =
        DefaultPackage.with(
            RunbookParser.parse(
                "q.md",
                """
                ---
                id: test/queue
                title: queue
                class: capacity
                match: { type: queue }
                threshold: { static: { metric: queue, above: 90, severity: major } }
                respond: { notify: [filers, on-call], escalate: quick }
                ---
                ## Do
                """));
    SamplePast past = new SamplePast(1).pass(MINUTE).alerts(queue("k", Status.FIRING, 95));

    Report report = run(past, ACTIVE, responding);

    assertThat(only(report, "k").fields())
        .extracting(Difference.FieldChange::field)
        .containsExactly("response", "pages");
    assertThat(only(report, "k").fields().get(0).after())
        .isEqualTo("filers, on-call; quick; the rules");
    assertThat(report.pages()).anyMatch(day -> day.team().equals("filers") && day.after() == 1);
  }

  @Test
  void everyDifferenceSaysWhichRuleAndWhichFacts() throws Exception {
    SamplePast past =
        new SamplePast(1)
            .pass(MINUTE)
            .alerts(queue("low", Status.FIRING, 85))
            .alerts(queue("both", Status.FIRING, 85))
            .pass(5 * MINUTE)
            .alerts(queue("both", Status.FIRING, 95));

    Report there = run(past, ACTIVE, CANDIDATE);
    Report back = run(past, CANDIDATE, ACTIVE);

    Difference created = only(there, "low");
    assertThat(created.kind()).isEqualTo("new");
    assertThat(created.before())
        .singleElement()
        .satisfies(
            ground -> {
              assertThat(ground.rule()).isNotEmpty();
              assertThat(ground.sentence()).startsWith("below-threshold: ").contains("85");
            });
    assertThat(created.after()).anyMatch(ground -> ground.sentence().startsWith("Opened"));
    assertThat(created.after().get(0).rule()).isNotEmpty();
    assertThat(created.after().get(0).facts()).isNotEmpty();
    Difference later = only(there, "both");
    assertThat(later.kind()).isEqualTo("changed");
    assertThat(later.fields()).extracting(Difference.FieldChange::field).contains("openedAt");
    assertThat(later.before().get(0).sentence()).startsWith("below-threshold");

    Difference gone = only(back, "low");
    assertThat(gone.kind()).isEqualTo("gone");
    assertThat(gone.before()).anyMatch(ground -> ground.sentence().startsWith("Opened"));
    assertThat(gone.after().get(0).sentence()).startsWith("below-threshold");
  }

  @Test
  void pagesAreCountedByDayAndTeamAndEndWhenSomebodyTakesItOn() throws Exception {
    Alert urgent =
        SamplePast.alert("Unknown", "k", Status.FIRING, Severity.CRITICAL, "service-0", Map.of());
    SamplePast past = new SamplePast(1).pass(MINUTE).alerts(urgent);

    Report alone = run(past, ACTIVE, ACTIVE);
    long taken = SamplePast.START + MINUTE + 20 * MINUTE;
    Paging helped = new Paging(Map.of(), Map.of(), Map.of("k", new TreeSet<>(Set.of(taken))));
    Report acknowledged =
        Backtest.run(Beginning.ofNothing(1), ACTIVE, ACTIVE, past.past(24 * HOUR), helped, d -> {});

    int steps = Policy.USUAL.steps().size() * (Policy.USUAL.repeats() + 1);
    assertThat(alone.pages())
        .singleElement()
        .satisfies(
            day -> {
              assertThat(day.team()).isEqualTo("team-0");
              assertThat(day.before()).isEqualTo(1L + steps);
              assertThat(day.after()).isEqualTo(1L + steps);
            });
    assertThat(acknowledged.pages().get(0).before()).isEqualTo(2);
  }

  @Test
  void whatLiesBeforeTheStretchIsJudgedAndNotCounted() throws Exception {
    SamplePast past =
        new SamplePast(1)
            .pass(MINUTE)
            .alerts(queue("low before", Status.FIRING, 85))
            .alerts(queue("later before", Status.FIRING, 85))
            .alerts(queue("over before", Status.FIRING, 85))
            .pass(MINUTE)
            .alerts(queue("later before", Status.FIRING, 95))
            .alerts(queue("over before", Status.RESOLVED, 10))
            .alerts(queue("same", Status.FIRING, 95));
    long begin = SamplePast.START + HOUR;
    past.pass(HOUR - MINUTE)
        .alerts(queue("low before", Status.FIRING, 85))
        .alerts(queue("later before", Status.FIRING, 95))
        .alerts(queue("low", Status.FIRING, 85))
        .pass(MINUTE)
        .alerts(queue("same", Status.FIRING, 85));

    Report report =
        Backtest.run(
            Beginning.ofNothing(1),
            ACTIVE,
            CANDIDATE,
            new ListedPast(past.entries(), begin, begin + HOUR),
            Paging.USUAL,
            done -> {});

    assertThat(report.alerts()).isEqualTo(4);
    assertThat(report.eventsBefore()).isZero();
    assertThat(report.eventsAfter()).isEqualTo(1);
    assertThat(report.differences())
        .extracting(difference -> difference.kind() + " " + difference.key())
        .contains("new low")
        .doesNotContain("new low before", "changed later before", "new over before");
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.pages())
        .as("of the new event alone")
        .isNotEmpty()
        .allMatch(day -> day.before() == 0);
    assertThat(run(past, ACTIVE, CANDIDATE).created()).as("without a beginning").isGreaterThan(1);
  }

  @Test
  void nothingIsCountedWhereNothingCameInTheStretch() throws Exception {
    SamplePast past = new SamplePast(1).pass(MINUTE).alerts(queue("low", Status.FIRING, 85));
    long begin = SamplePast.START + 48 * HOUR;

    Report report =
        Backtest.run(
            Beginning.ofNothing(1),
            ACTIVE,
            CANDIDATE,
            new ListedPast(past.entries(), begin, begin + HOUR),
            Paging.USUAL,
            done -> {});

    assertThat(report.isSame()).as(report.differences().toString()).isTrue();
    assertThat(report.alerts()).isZero();
    assertThat(report.pages()).isEmpty();
  }

  @Test
  void itSaysHowFarItIs() throws Exception {
    SamplePast past = new SamplePast(1).traffic(DefaultPackage.runbooks(), 12_000, 100, 1_000);
    List<Double> heard = new ArrayList<>();

    Report report =
        Backtest.run(
            Beginning.ofNothing(1), ACTIVE, ACTIVE, past.past(0), Paging.USUAL, heard::add);

    assertThat(report.isSame()).isTrue();
    assertThat(heard).isSorted().hasSizeGreaterThan(20).endsWith(1.0);
    assertThat(heard).anySatisfy(done -> assertThat(done).isBetween(0.2, 0.8));
  }

  @Test
  void aCandidateThatFailsOnThePastEndsItAndIsNamed() {
    Release broken =
        SampleReleases.with(
            List.of(),
            """

            rule "Chase"
              salience 640
            when
              $alert : AlertFact( type == "queue" )
            then
              insert(new RunbookMatch($alert, "x", "y", "flow", null));
              throw new IllegalStateException("broken on purpose");
            end
            """);
    SamplePast past = new SamplePast(1).alerts(queue("a", Status.FIRING, 95));

    assertThatThrownBy(() -> run(past, ACTIVE, broken))
        .isInstanceOf(BacktestFailure.class)
        .hasMessageContaining("candidate release " + broken.name());
  }

  private static Report run(SamplePast past, Release active, Release candidate) throws Exception {
    return Backtest.run(
        Beginning.ofNothing(1), active, candidate, past.past(24 * HOUR), Paging.USUAL, d -> {});
  }

  private static Difference only(Report report, String key) {
    return report.differences().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Alert queue(String key, Status status, double value) {
    return SamplePast.alert(
        "queue", key, status, Severity.MAJOR, "service-1", Map.of("queue", value));
  }
}
