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

  private Session session = new Session(1, SampleReleases.withOneRunbook());
  private final List<Pages.Told> told = new ArrayList<>();
  private int position;

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
  }

  private void decide(String key, String cause) {
    change(new Change.CauseSet(event(key).id(), key, cause, "ada said so: I know."));
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
    Alert alert =
        new Alert(
            "test", "Down", key, Status.FIRING, Severity.CRITICAL, "", "", ci, Map.of(), 0, "");
    session.apply(new Entry.Alerts(++position, 1, now(), List.of(alert))).forEach(this::take);
  }

  private void change(Change... changes) {
    session.apply(new Entry.Changes(++position, 1, now(), List.of(changes))).forEach(this::take);
  }

  private long now() {
    return START + position * 1_000L;
  }

  private void take(Outcome outcome) {
    told.addAll(Pages.of(outcome));
  }
}
