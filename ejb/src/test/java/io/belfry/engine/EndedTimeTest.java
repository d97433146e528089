package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.LabelMatcher;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One time of a window that comes again ends early; the others stay. */
class EndedTimeTest {
  private static final long START = 1_772_000_000_000L;
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private Session session = new Session(1, SampleReleases.withOneRunbook());
  private int position;

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void itWakesWhatItHidAndHidesTheNextDay() {
    tell(START, daily(0));
    assertThat(fate(START + 1_000, "a")).isEqualTo(Fate.SUPPRESSED);

    long ended = START + HOUR;
    tell(ended, daily(ended + 1));
    rebuild();
    assertThat(session.advanceTo(ended + 60_000))
        .flatExtracting(Outcome::events)
        .extracting(EventState::key)
        .as("what was hidden is judged again")
        .contains("a");
    assertThat(fate(ended + 61_000, "b")).isEqualTo(Fate.OPENED);
    assertThat(fate(START + DAY - 1_000, "c")).isEqualTo(Fate.OPENED);
    assertThat(fate(START + DAY, "d")).isEqualTo(Fate.SUPPRESSED);
    assertThat(fate(START + DAY + 2 * HOUR, "e")).isEqualTo(Fate.OPENED);
  }

  /** From the start on, two hours a day. */
  private static Change daily(long resumes) {
    return new Change.WindowPlanned(
        "w",
        List.of(new LabelMatcher("host", true, false, "h1")),
        START,
        START + 2 * HOUR,
        "FREQ=DAILY",
        "UTC",
        "work",
        resumes);
  }

  private void rebuild() {
    Snapshot kept = SnapshotCodec.decode(SnapshotCodec.encode(session.snapshot()));
    session.close();
    session = new Session(SampleReleases.withOneRunbook(), kept);
  }

  private void tell(long stamp, Change change) {
    session.apply(new Entry.Changes(++position, 1, stamp, List.of(change)));
  }

  private Fate fate(long stamp, String key) {
    Alert alert =
        new Alert(
            "test",
            "Down",
            key,
            Status.FIRING,
            Severity.MAJOR,
            "",
            "",
            "",
            Map.of("host", "h1"),
            0,
            "");
    return session.apply(new Entry.Alerts(++position, 1, stamp, List.of(alert))).stream()
        .flatMap(outcome -> outcome.judged().stream())
        .filter(judged -> judged.alert().key().equals(key))
        .map(Judged::fate)
        .findFirst()
        .orElseThrow();
  }
}
