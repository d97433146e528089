package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people put together or take apart stays so, also after a rebuild. */
class CauseByPeopleTest {
  private static final long START = 1_772_000_000_000L;
  private static final long AN_HOUR = 3_600_000;

  private Session session = new Session(1, SampleReleases.withOneRunbook());
  private final List<Pages.Told> told = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private int position;
  private long away;

  @BeforeEach
  void begin() {
    change(
        new Change.CiSet("web-1", "", "host", Map.of(), List.of("ci/filer-1")),
        new Change.CiSet("filer-1", "", "filer", Map.of(), List.of()));
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void whatPeopleTakeApartIsToldAndStaysApart() {
    fire("filer", "filer-1");
    fire("web", "web-1");
    assertThat(event("web").cause()).isNotNull();
    assertThat(told).extracting(each -> each.event().key()).containsExactly("filer");

    decide("web", "");
    rebuild();
    fire("filer-again", "filer-1");

    assertThat(event("web").cause()).isNull();
    assertThat(told)
        .extracting(each -> each.event().key())
        .startsWith("filer", "web")
        .doesNotContainSubsequence("web", "web");
  }

  @Test
  void whatPeoplePutTogetherStaysTogetherAndIsNotTold() {
    fire("web", "web-1");
    fire("mail", "mail-1");
    decide("web", "mail");
    rebuild();
    fire("filer", "filer-1");
    session.advanceTo(START + 3_600_000).forEach(this::take);

    Cause cause = event("web").cause();
    assertThat(cause).isNotNull();
    assertThat(cause == null ? "" : cause.key()).isEqualTo("mail");
    assertThat(told).extracting(each -> each.event().key()).containsExactly("mail", "filer");
  }

  @Test
  void aCauseCannotBeMadeASymptomOfItsOwnSymptom() {
    fire("filer", "filer-1");
    fire("web", "web-1");
    decide("filer", "web");
    assertThat(event("filer").cause()).isNull();
    assertThat(event("web").cause()).isNotNull();
    assertThat(refusals)
        .containsExactly(
            "Its cause stays as it was, for event 2 follows from this one. ada said so: I know.");
  }

  @Test
  void aCauseThatWasClosedMeanwhileIsRefusedInWords() {
    fire("web", "web-1");
    fire("mail", "mail-1");
    close("mail");
    decide("web", "mail");

    assertThat(event("web").cause()).isNull();
    assertThat(refusals)
        .containsExactly(
            "Its cause stays as it was, for the event of the key (mail) is closed. ada said so: I"
                + " know.");
    rest(AN_HOUR);
    assertThat(toldKeys()).containsExactly("mail", "web");
  }

  @Test
  void whatStillFiresFiveMinutesAfterItsCauseIsOverIsToldAndStaysBeneathIt() {
    fire("web", "web-1");
    fire("mail", "mail-1");
    decide("web", "mail");
    recover("mail", "mail-1");
    rest(299_999);
    assertThat(toldKeys()).containsExactly("mail");

    rebuild();
    rest(1);
    assertThat(toldKeys()).containsExactly("mail", "web");
    rest(AN_HOUR);
    assertThat(toldKeys()).containsExactly("mail", "web");
    assertThat(causeOf("web")).isEqualTo("mail");
  }

  @Test
  void whatStillFiresFiveMinutesAfterItsCauseIsClosedIsTold() {
    fire("web", "web-1");
    fire("mail", "mail-1");
    decide("web", "mail");
    close("mail");
    rest(299_999);
    assertThat(toldKeys()).containsExactly("mail");
    rest(1);
    assertThat(toldKeys()).containsExactly("mail", "web");
    assertThat(causeOf("web")).isEqualTo("mail");
  }

  @Test
  void whatIsPutBeneathACauseThatIsOverIsToldFiveMinutesLater() {
    fire("mail", "mail-1");
    recover("mail", "mail-1");
    fire("web", "web-1");
    decide("web", "mail");
    rest(299_999);
    assertThat(toldKeys()).containsExactly("mail");
    rest(1);
    assertThat(toldKeys()).containsExactly("mail", "web");
  }

  @Test
  void whatFiresAgainWhenItsCauseIsLongOverIsToldAtOnce() {
    fire("web", "web-1");
    fire("mail", "mail-1");
    decide("web", "mail");
    recover("web", "web-1");
    recover("mail", "mail-1");
    rest(AN_HOUR);
    assertThat(toldKeys()).containsExactly("mail");
    fire("web", "web-1");
    assertThat(toldKeys()).containsExactly("mail", "web");
  }

  @Test
  void whoOpensAnEventAgainSaysItsCauseAgainAndThatHolds() {
    fire("filer", "filer-1");
    fire("web", "web-1");
    EventState closed = event("web");
    close("web");
    change(
        StoryChanges.reopened(closed),
        new Change.CauseSet(closed.id(), "web", "", "ada said so: I know."));
    rebuild();
    fire("filer-again", "filer-1");

    assertThat(event("web").cause()).isNull();
    assertThat(refusals).isEmpty();
  }

  private void decide(String key, String cause) {
    change(new Change.CauseSet(event(key).id(), key, cause, "ada said so: I know."));
  }

  private void close(String key) {
    change(new Change.EventClosed(event(key).id(), key));
  }

  private void rest(long millis) {
    away += millis;
    session.advanceTo(now()).forEach(this::take);
  }

  private List<String> toldKeys() {
    return told.stream().map(each -> each.event().key()).toList();
  }

  private String causeOf(String key) {
    Cause cause = event(key).cause();
    return cause == null ? "none" : cause.key();
  }

  private void rebuild() {
    Snapshot snapshot = SnapshotCodec.decode(SnapshotCodec.encode(session.snapshot()));
    session.close();
    session = new Session(SampleReleases.withOneRunbook(), snapshot);
  }

  private EventState event(String key) {
    return session.snapshot().events().stream()
        .map(Snapshot.OpenEvent::state)
        .filter(event -> event.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void fire(String key, String ci) {
    say(key, ci, Status.FIRING);
  }

  private void recover(String key, String ci) {
    say(key, ci, Status.RESOLVED);
  }

  private void say(String key, String ci, Status status) {
    Alert alert =
        new Alert("test", "Down", key, status, Severity.CRITICAL, "", "", ci, Map.of(), 0, "");
    session.apply(new Entry.Alerts(++position, 1, now(), List.of(alert))).forEach(this::take);
  }

  private void change(Change... changes) {
    session.apply(new Entry.Changes(++position, 1, now(), List.of(changes))).forEach(this::take);
  }

  private long now() {
    return START + away + position * 1_000L;
  }

  private void take(Outcome outcome) {
    told.addAll(Pages.of(outcome));
    outcome.decisions().stream()
        .filter(decision -> decision.kind() == DecisionKind.REFUSED)
        .forEach(decision -> refusals.add(decision.sentence()));
  }
}
