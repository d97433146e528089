package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of alerts that rules hold. */
class HoldTest {
  private static final long START = 1_772_000_000_000L;
  private static final Release RULES = SampleRules.HOLDS_ALONE;

  private final List<Outcome> outcomes = new ArrayList<>();
  private Session session = new Session(1, RULES);
  private long position;

  @AfterEach
  void everyHeldAlertHasItsFateOrWaits() {
    assertThat(HeldFates.pending(outcomes, 1))
        .isEqualTo(
            session.snapshot().holds().stream()
                .flatMap(hold -> hold.all().stream())
                .mapToLong(HeldAlerts::count)
                .sum());
    session.close();
  }

  @Test
  void theLastHeldAlertIsJudgedAgainWhenItsTimeHasCome() {
    deliver(0, held("a"), held("b"));
    deliver(10, held("a"));
    pass(39);
    assertThat(released()).isEmpty();

    pass(40);

    assertThat(judged(1)).extracting(Judged::fate).containsExactly(Fate.HELD, Fate.HELD);
    assertThat(judged(1).get(0).reason()).isEqualTo("It is held.");
    assertThat(released())
        .extracting(Released::alerts, Released::fate)
        .containsExactly(
            tuple(HeldAlerts.one("hold shop", 2, 0), Fate.OPENED),
            tuple(new HeldAlerts("hold shop", 1, 0, 1, 1, 2), Fate.JOINED));
    EventState opened = last().events().get(0);
    assertThat(opened.key()).isEqualTo("a");
    assertThat(opened.openedAt()).isEqualTo(START + 40_000);
    assertThat(opened.alerts()).isEqualTo(3);
    assertThat(last().touched()).containsExactly(new Touch(opened.id(), 3, START + 40_000));
    assertThat(released()).extracting(Released::event).containsOnly(new EventRef(opened.id(), 1));
  }

  @Test
  void whatIsReleasedIsJudgedAfterThePresentAlert() {
    deliver(0, held("a"));
    deliver(5, alert("Release", "r", Severity.INFO), held("b"));

    assertThat(judged(2)).extracting(Judged::fate).containsExactly(Fate.INFORMATIONAL, Fate.HELD);
    assertThat(released()).extracting(Released::fate).containsExactly(Fate.OPENED);
    assertThat(last().decisions())
        .extracting(Decision::index, Decision::sequence)
        .containsExactly(tuple(0, 0), tuple(0, 1), tuple(0, 2));
    pass(100);
    assertThat(released()).extracting(Released::fate).containsExactly(Fate.OPENED, Fate.OPENED);
  }

  @Test
  void whatIsEndedSharesTheFateOfThePresentAlert() {
    deliver(0, held("a"), held("b"), alert("End", "e", Severity.WARNING));

    assertThat(judged(1).get(2).fate()).isEqualTo(Fate.OPENED);
    assertThat(released())
        .containsExactly(
            new Released(
                new HeldAlerts("hold shop", 1, 0, 1, 1, 2),
                Fate.JOINED,
                "",
                "Open an event",
                judged(1).get(2).event()));
    assertThat(last().events().get(0).alerts()).isEqualTo(3);

    deliver(1, held("a"), alert("End", "x", Severity.INFO));
    assertThat(released().get(1).fate()).isEqualTo(Fate.INFORMATIONAL);
    assertThat(session.nextDue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatIsHeldOnceMoreWaitsWithThoseBeforeIt() {
    deliver(0, held("a"), alert("Held", "b", Severity.MAJOR));
    pass(30);
    assertThat(released()).isEmpty();
    deliver(31, held("c"), alert("End", "d", Severity.MAJOR));
    assertThat(released()).isEmpty();
    restart();

    deliver(32, alert("Release", "r", Severity.INFO));

    assertThat(released())
        .extracting(Released::alerts, Released::fate)
        .containsExactly(
            tuple(HeldAlerts.one("outer shop", 2, 1), Fate.OPENED),
            tuple(new HeldAlerts("hold shop", 1, 0, 2, 0, 3), Fate.JOINED));
    assertThat(last().events().get(0).alerts()).isEqualTo(4);
  }

  @Test
  void whatAThresholdSaidOutlastsTheHold() {
    deliver(0, alert("Held", "a", Severity.MAJOR));
    pass(30);
    restart();

    deliver(32, alert("Release", "r", Severity.INFO));

    assertThat(released()).extracting(Released::fate).containsExactly(Fate.OPENED);
    assertThat(last().events().get(0).severity()).isEqualTo(Severity.MINOR);
    assertThat(last().decisions().get(2).facts().get(1).values())
        .containsEntry("threshold", "it is rated")
        .containsEntry("judged", "again");
  }

  @Test
  void anAlertThatRulesMadeUpCanBeHeldAndHasNoFate() {
    deliver(0, alert("Heartbeat", "heart", Severity.INFO));
    pass(69);
    assertThat(outcomes).extracting(Outcome::events).containsOnly(List.of());
    restart();

    pass(70);

    assertThat(last().released()).isEmpty();
    assertThat(last().events())
        .extracting(EventState::key, EventState::openedAt)
        .containsExactly(tuple("heart/missed", START + 70_000));
  }

  @Test
  void anInterruptionMakesAHoldLonger() {
    deliver(0, held("a"));
    outcomes.addAll(
        session.apply(
            new Entry.Interruption(++position, START + 25_000, START + 5_000, START + 25_000)));
    pass(49);
    assertThat(released()).isEmpty();
    pass(50);
    assertThat(released()).hasSize(1);
  }

  @Test
  void maintenanceThatBeganMeanwhileHidesIt() {
    deliver(0, held("a"), held("a"));
    outcomes.addAll(
        session.apply(
            new Entry.Changes(
                ++position,
                1,
                START + 1_000,
                List.of(
                    new Change.WindowSet("w", "shop", START + 2_000, START + 60_000, "work")))));
    pass(30);

    assertThat(released())
        .extracting(Released::fate)
        .containsExactly(Fate.SUPPRESSED, Fate.SUPPRESSED);
  }

  @Test
  void rulesThatFailOnWhatWasHeldCostItsFateAndNotTheEngine() {
    Release failing =
        SampleReleases.with(
            List.of(),
            """

            global io.belfry.facts.Decisions decisions;

            rule "Hold everything"
              salience 660
            when
              $alert : AlertFact( again == false )
            then
              decisions.hold($alert, "all", 30000, "It is held.");
              delete($alert);
            end

            rule "Fail on what was held"
              salience 660
            when
              AlertFact( again == true )
            then
              throw new IllegalStateException("as the test wants");
            end
            """);
    session.close();
    session = new Session(1, failing);
    deliver(0, held("a"), held("b"));
    session.spare(new Session.Spared(Judgement.NO_ALERT, START + 30_000));
    pass(30);

    assertThat(released())
        .extracting(Released::fate)
        .containsExactly(Fate.RULE_FAULT, Fate.RULE_FAULT);
  }

  private void deliver(long second, Alert... alerts) {
    outcomes.addAll(
        session.apply(
            new Entry.Alerts(++position, 1, START + second * 1_000, Arrays.asList(alerts))));
  }

  private void pass(long second) {
    outcomes.addAll(session.advanceTo(START + second * 1_000));
  }

  private void restart() {
    Snapshot snapshot = SnapshotCodec.decode(SnapshotCodec.encode(session.snapshot()));
    session.close();
    session = new Session(RULES, snapshot);
  }

  private List<Judged> judged(long entry) {
    return outcomes.stream()
        .filter(outcome -> outcome.position() == entry && !outcome.judged().isEmpty())
        .findFirst()
        .orElseThrow()
        .judged();
  }

  private List<Released> released() {
    return outcomes.stream().flatMap(outcome -> outcome.released().stream()).toList();
  }

  private Outcome last() {
    return outcomes.get(outcomes.size() - 1);
  }

  private static Alert held(String key) {
    return alert("Held", key, Severity.WARNING);
  }

  private static Alert alert(String type, String key, Severity severity) {
    return new Alert(
        "test", type, key, Status.FIRING, severity, "It happened", "shop", "", Map.of(), 0, "");
  }
}
