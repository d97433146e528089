package io.belfry.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.tenancy.TenantGuard;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest {
  private final DataSource database = TestDatabase.fresh();
  private final OutboxRows rows = new OutboxRows(database);
  private final FixedClock clock = new FixedClock();
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final Outbox outbox = rows.outbox(notifier, clock::now);

  @BeforeEach
  void addTeam() {
    rows.team("dba", "dba@example.com");
  }

  @Test
  void whatIsDueIsSentOnceAndSaysToWhomAndWhen() throws Exception {
    rows.waiting("a", "dba", "A", clock.now());
    rows.waiting("later", "dba", "B", clock.now().plusSeconds(1));

    assertThat(outbox.sendWhatIsDue()).isEqualTo(1);
    assertThat(outbox.sendWhatIsDue()).isZero();

    assertThat(notifier.sent).containsExactly("a");
    assertThat(rows.rows()).containsExactly("a sent 1", "later waiting 0");
    assertThat(
            rows.query(
                "select recipient || ' ' || (sent_at at time zone 'UTC')::text from outbox"
                    + " where state = 'sent'"))
        .containsExactly("dba@example.com 2026-03-02 12:00:00");
  }

  @Test
  void aFailureIsTriedAgainAfterTwiceTheWaitEachTimeUntilItIsGivenUp() throws Exception {
    rows.waiting("a", "dba", "A", clock.now());
    notifier.failure = new IOException("Connection refused");

    for (int attempt = 1; attempt < Retries.MOST_ATTEMPTS; attempt++) {
      assertThat(outbox.sendWhatIsDue()).isEqualTo(1);
      assertThat(rows.rows()).containsExactly("a waiting " + attempt + " Connection refused");
      Duration wait = Duration.ofSeconds(Math.min(1L << Math.min(attempt, 20), 900));
      clock.advance(wait.minusMillis(1));
      assertThat(outbox.sendWhatIsDue()).isZero();
      clock.advance(Duration.ofMillis(1));
    }
    assertThat(outbox.sendWhatIsDue()).isEqualTo(1);

    assertThat(rows.rows())
        .containsExactly("a dead " + Retries.MOST_ATTEMPTS + " Connection refused");
    clock.advance(Duration.ofDays(30));
    notifier.failure = null;
    assertThat(outbox.sendWhatIsDue()).isZero();
    assertThat(notifier.sent).isEmpty();
  }

  @Test
  void aTeamWithoutAnAddressIsNotedAndNotTried() throws Exception {
    rows.team("silent", null);
    rows.waiting("a", "silent", "A", clock.now());
    rows.waiting("b", "unknown", "B", clock.now());

    outbox.sendWhatIsDue();

    assertThat(rows.rows())
        .containsExactly(
            "a unaddressed 1 The team silent has no mail address.",
            "b unaddressed 1 The team unknown has no mail address.");
    assertThat(notifier.sent).isEmpty();
  }

  @Test
  void withoutAMailServerNothingIsAddressed() throws Exception {
    rows.waiting("a", "dba", "A", clock.now());
    notifier.unavailable = "No mail server is set.";

    outbox.sendWhatIsDue();

    assertThat(rows.rows()).containsExactly("a unaddressed 1 No mail server is set.");
  }

  @Test
  void twoWorkersThatRaceSendEachExactlyOnce() throws Exception {
    List<String> keys = new ArrayList<>();
    for (int i = 100; i < 400; i++) {
      keys.add("n" + i);
      rows.waiting("n" + i, "dba", "N", clock.now());
    }
    CyclicBarrier together = new CyclicBarrier(2);
    notifier.onSend = Thread::yield;
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> batches = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Outbox worker = rows.outbox(notifier, clock::now);
        batches.add(
            workers.submit(
                () -> {
                  together.await(10, TimeUnit.SECONDS);
                  int sum = 0;
                  for (int sent = 1; sent > 0; sum += sent) {
                    sent = worker.sendWhatIsDue();
                  }
                  return sum;
                }));
      }
      int sum = 0;
      for (Future<Integer> batch : batches) {
        sum += batch.get(30, TimeUnit.SECONDS);
      }
      assertThat(sum).isEqualTo(300);
    } finally {
      workers.shutdownNow();
    }
    assertThat(notifier.sent).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(rows.query("select distinct state || attempts from outbox"))
        .containsExactly("sent1");
  }

  @Test
  void whatIsUrgentWaitsForNoLongRowOfWhatIsNot() throws Exception {
    UUID great = new UUID(0, 1);
    rows.event(great, 1, "P3");
    rows.run("update event set override_priority = 'P1' where number = 1");
    for (int i = 10; i < 40; i++) {
      rows.event(new UUID(4, i), i, "P4");
      rows.waiting("small" + i, "dba", "S", clock.now().minusSeconds(100 - i), new UUID(4, i));
    }
    rows.waiting("unknown", "dba", "U", clock.now().minusSeconds(200));

    notifier.onSend = () -> clock.advance(Outbox.SLICE.dividedBy(4));
    outbox.sendWhatIsDue();
    assertThat(notifier.sent).as("as many as there is time for").hasSize(5);
    assertThat(notifier.sent)
        .as("without an event it counts as P3")
        .startsWith("unknown", "small10");
    rows.waiting("great", "dba", "G", clock.now(), great);
    outbox.sendWhatIsDue();
    assertThat(notifier.sent.get(5)).isEqualTo("great");
  }

  @Test
  void aRowThatSomebodyHoldsHoldsUpNoOther() throws Exception {
    rows.waiting("held", "dba", "A", clock.now());
    rows.waiting("free", "dba", "B", clock.now());
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      TenantGuard.bindAll(other);
      try (Statement lock = other.createStatement()) {
        lock.execute("select 1 from outbox where key = 'held' for update");
      }

      assertThat(outbox.sendWhatIsDue()).isEqualTo(1);

      assertThat(notifier.sent).containsExactly("free");
      other.rollback();
    }
  }

  @Test
  void aClaimKeepsOthersAwayUntilItEndsAndThenTheyTakeOver() throws Exception {
    rows.waiting("a", "dba", "A", clock.now());
    // What a worker leaves that dies while it sends.
    rows.run(
        "update outbox set attempts = 1, claimed_until = ?",
        java.sql.Timestamp.from(clock.now().plus(Outbox.CLAIM)));

    clock.advance(Outbox.CLAIM);
    assertThat(outbox.sendWhatIsDue()).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(outbox.sendWhatIsDue()).isEqualTo(1);

    assertThat(notifier.sent).containsExactly("a");
    assertThat(rows.rows()).containsExactly("a sent 2");
  }

  @Test
  void whoIsLateDoesNotUndoWhatAnotherSent() throws Exception {
    rows.waiting("a", "dba", "A", clock.now());
    RecordingNotifier second = new RecordingNotifier();
    Outbox other = rows.outbox(second, clock::now);
    notifier.failure = new IOException("Timed out");
    notifier.onSend =
        () -> {
          clock.advance(Outbox.CLAIM.plusSeconds(1));
          try {
            assertThat(other.sendWhatIsDue()).isEqualTo(1);
          } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
          }
        };

    outbox.sendWhatIsDue();

    assertThat(second.sent).containsExactly("a");
    assertThat(rows.rows()).containsExactly("a sent 2");
  }

  @Test
  void aWorkerWhoseClaimRanOutLeavesTheRestToOthersUncounted() throws Exception {
    rows.waiting("a", "dba", "A", clock.now());
    rows.waiting("b", "dba", "B", clock.now());
    notifier.onSend = () -> clock.advance(Outbox.CLAIM);

    assertThat(outbox.sendWhatIsDue()).isEqualTo(2);

    assertThat(notifier.sent).hasSize(1);
    assertThat(rows.query("select state || attempts from outbox order by state"))
        .containsExactly("sent1", "waiting0");
    assertThat(outbox.sendWhatIsDue()).isEqualTo(1);
    assertThat(notifier.sent).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void theMostUrgentGoesFirstAndWaitsForNoLongRowOfOthers() throws Exception {
    rows.waiting("a", "dba", "A", clock.now());
    rows.waiting("b", "dba", "B", clock.now());
    urgent("c", 1, "P1");
    notifier.onSend = () -> clock.advance(Outbox.SLICE.plusMillis(1));

    outbox.sendWhatIsDue();
    assertThat(notifier.sent).containsExactly("c");
    urgent("d", 2, "P2");

    outbox.sendWhatIsDue();
    assertThat(notifier.sent).containsExactly("c", "d");
  }

  private void urgent(String key, long number, String priority) {
    UUID event = new UUID(7, number);
    rows.event(event, number, priority);
    rows.waiting(key, "dba", key, clock.now(), event);
  }

  @Test
  void theWorkerWakesForWhatArrivesAndStopsWhenTold() throws Exception {
    outbox.start();
    rows.waiting("a", "dba", "A", clock.now());
    outbox.wake();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (notifier.sent.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    outbox.close();
    rows.waiting("b", "dba", "B", clock.now());
    outbox.wake();

    assertThat(notifier.sent).containsExactly("a");
    assertThat(rows.rows()).containsExactly("a sent 1", "b waiting 0");
  }
}
