package io.belfry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import io.belfry.journal.Alert;
import io.belfry.journal.Submission;
import io.belfry.platform.FixedClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final FixedClock clock = new FixedClock();
  private final RecordingJournal journal = new RecordingJournal();
  private final StatedCheck lag = new StatedCheck("belfry/lag", Severity.CRITICAL);
  private final StatedCheck outbox = new StatedCheck("belfry/outbox", Severity.MAJOR);
  private final Set<String> firing = new HashSet<>();
  private boolean ready = true;
  private final Watch watch =
      new Watch(List.of(lag, outbox), journal, () -> firing, () -> ready, clock);

  @Test
  void aFaultFiresOnceAndIsResolvedOnce() throws Exception {
    look();
    assertThat(journal.news()).isEmpty();

    lag.finds("Late.");
    look();
    Submission told = journal.stored().get(0);
    Alert alert = told.alerts().get(0);
    assertThat(told.tenant()).isEqualTo(1);
    assertThat(alert.source()).isEqualTo("belfry");
    assertThat(alert.service()).isEqualTo("belfry");
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.startsAt()).isEqualTo(clock.now().toEpochMilli());
    look();
    assertThat(journal.news()).containsExactly("FIRING belfry/lag: Late.");

    lag.finds("");
    look();
    look();
    assertThat(journal.news()).containsExactly("RESOLVED belfry/lag: It is over.");
  }

  @Test
  void anotherTextIsNews() throws Exception {
    outbox.finds("1 letter");
    look();
    outbox.finds("2 letters");
    look();
    assertThat(journal.news())
        .containsExactly("FIRING belfry/outbox: 1 letter", "FIRING belfry/outbox: 2 letters");
  }

  @Test
  void whatCouldNotBeStoredIsSaidLaterThoughItIsOver() throws Exception {
    look();
    journal.away(true);
    lag.finds("Late.");
    look();
    lag.finds("");
    look();
    assertThat(journal.news()).isEmpty();

    journal.away(false);
    look();
    look();
    look();
    assertThat(journal.news())
        .containsExactly("FIRING belfry/lag: Late.", "RESOLVED belfry/lag: It is over.");
  }

  @Test
  void aRecoveryThatCouldNotBeStoredIsTriedAgain() throws Exception {
    lag.finds("Late.");
    look();
    lag.finds("");
    journal.away(true);
    look();
    journal.away(false);
    look();
    assertThat(journal.news())
        .containsExactly("FIRING belfry/lag: Late.", "RESOLVED belfry/lag: It is over.");
  }

  @Test
  void whatAnEarlierServerLeftFiringIsResolvedOnceTheLedgerIsRead() throws Exception {
    firing.add("belfry/lag");
    ready = false;
    look();
    assertThat(journal.news()).isEmpty();

    ready = true;
    look();
    assertThat(journal.news()).containsExactly("RESOLVED belfry/lag: It is over.");
    look();
    assertThat(journal.news()).isEmpty();
  }

  @Test
  void whatAnEarlierServerLeftFiringAndStillIsNeedsNoWord() throws Exception {
    firing.add("belfry/lag");
    lag.finds("Late.");
    look();
    assertThat(journal.news()).isEmpty();
    lag.finds("");
    look();
    assertThat(journal.news()).containsExactly("RESOLVED belfry/lag: It is over.");
  }

  @Test
  void itIsWellWhileNothingVitalIsWrongAndItLooks() throws Exception {
    assertThat(watch.isWell()).isFalse();
    outbox.finds("1 letter");
    look();
    assertThat(watch.isWell()).isTrue();

    clock.advance(Duration.ofMinutes(1));
    assertThat(watch.isWell()).as("nobody looked for a minute").isFalse();

    lag.finds("Late.");
    look();
    assertThat(watch.isWell()).isFalse();
    lag.finds("");
    outbox.breaks(true);
    look();
    assertThat(watch.isWell()).as("what cannot be looked at is not well").isFalse();
    outbox.breaks(false);
    look();
    assertThat(watch.isWell()).isTrue();
  }

  @Test
  void aBrokenCheckDoesNotHideTheOthers() throws Exception {
    lag.breaks(true);
    outbox.finds("1 letter");
    look();
    assertThat(journal.news()).containsExactly("FIRING belfry/outbox: 1 letter");
  }

  private void look() throws InterruptedException {
    clock.advance(Duration.ofSeconds(10));
    watch.look();
  }
}
