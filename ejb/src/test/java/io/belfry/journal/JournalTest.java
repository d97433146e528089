package io.belfry.journal;

import static io.belfry.journal.SampleAlerts.firing;
import static io.belfry.journal.SampleAlerts.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.belfry.facts.Level;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final DataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();

  @Test
  void positionsFollowEachOtherWithoutGaps() throws Exception {
    try (Journal journal = open()) {
      List<CompletableFuture<Long>> positions = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        positions.add(journal.append(request(firing("host-" + i))));
      }
      for (int i = 0; i < 500; i++) {
        assertThat(positions.get(i).get(5, TimeUnit.SECONDS)).isEqualTo(i + 1L);
      }
      assertThat(journal.read(0, 1000))
          .extracting(Entry::position)
          .hasSize(500)
          .isSorted()
          .startsWith(1L)
          .endsWith(500L);
      assertThat(journal.figures().alerts()).isEqualTo(500);
    }
  }

  @Test
  void whatWasStoredIsReadAgainAfterARestart() throws Exception {
    try (Journal journal = open()) {
      journal.append(request(firing("a"), firing("b"))).get(5, TimeUnit.SECONDS);
    }
    try (Journal journal = open()) {
      assertThat(journal.head().position()).isEqualTo(1);
      assertThat(journal.read(0, 10))
          .containsExactly(
              new Entry.Alerts(
                  1, 1, clock.now().toEpochMilli(), List.of(firing("a"), firing("b"))));
    }
  }

  @Test
  void theWriterWaitsForTheDiskWhateverTheDatabaseIsSetTo() throws Exception {
    try (Connection writer = database.getConnection()) {
      writer.setAutoCommit(false);
      JournalTables.waitForTheDisk(writer);
      try (ResultSet row = writer.createStatement().executeQuery("show synchronous_commit")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("on");
      }
    }
  }

  @Test
  void stampsNeverGoBackWhenTheClockDoes() throws Exception {
    try (Journal journal = open()) {
      journal.append(request(firing("a"))).get(5, TimeUnit.SECONDS);
      clock.advance(Duration.ofHours(-2));
      journal.append(request(firing("b"))).get(5, TimeUnit.SECONDS);
      List<Entry> entries = journal.read(0, 10);
      assertThat(entries.get(1).stamp()).isEqualTo(entries.get(0).stamp());
    }
  }

  @Test
  void aServerThatLostTheJournalStoresNothingMoreAndSaysSo() throws Exception {
    try (Journal old = open();
        Journal young = open()) {
      CompletableFuture<Long> refused = old.append(request(firing("a")));

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> refused.get(5, TimeUnit.SECONDS))
          .withCauseInstanceOf(StorageUnavailableException.class);
      assertThat(old.isOwner()).isFalse();
      assertThat(young.append(request(firing("b"))).get(5, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(young.read(0, 10)).hasSize(1);
    }
  }

  @Test
  void aCommitOfWhichNobodyHeardIsNotTakenForTheNextOne() throws Exception {
    LosingDatabase losing = new LosingDatabase(database);
    try (Journal journal = Journal.open(losing.source(), clock::now, JournalSettings.defaults())) {
      assertThat(journal.append(request(firing("before"))).get(5, TimeUnit.SECONDS)).isEqualTo(1);
      List<CompletableFuture<Long>> second = new ArrayList<>();
      losing.onNextCommit(() -> second.add(journal.append(request(firing("b")))));
      CompletableFuture<Long> first = journal.append(request(firing("a")));

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> first.get(5, TimeUnit.SECONDS))
          .withCauseInstanceOf(StorageUnavailableException.class);
      assertThatExceptionOfType(ExecutionException.class)
          .as("it was not stored: the database was asked where the journal ends, and no more")
          .isThrownBy(() -> second.get(0).get(5, TimeUnit.SECONDS))
          .withCauseInstanceOf(StorageUnavailableException.class);
      assertThat(journal.append(request(firing("c"))).get(5, TimeUnit.SECONDS)).isEqualTo(3);
      assertThat(losing.left()).isZero();
      assertThat(journal.read(0, 10).get(1))
          .isEqualTo(new Entry.Alerts(2, 1, clock.now().toEpochMilli(), List.of(firing("a"))));
    }
  }

  @Test
  void beyondItsBoundItRefusesInsteadOfGrowing() throws Exception {
    JournalSettings tiny = new JournalSettings(10, 1 << 20, Duration.ofMillis(20));
    try (Journal journal = Journal.open(database, clock::now, tiny)) {
      assertThat(journal.append(request(firing("a")))).isCompletedExceptionally();
    }
  }

  @Test
  void peoplesChangesArriveThroughTheInboxWithTheirTransaction() throws Exception {
    try (Journal journal = open()) {
      Change change = new Change.ServiceSet("shop", "shop-team", Level.HIGH);
      try (Connection people = database.getConnection()) {
        people.setAutoCommit(false);
        Inbox.leave(people, 1, List.of(change));
        people.rollback();
        Inbox.leave(people, 1, List.of(change));
        people.commit();
      }
      while (journal.head().position() == 0) {
        Thread.onSpinWait();
      }
      assertThat(journal.read(0, 10))
          .containsExactly(new Entry.Changes(1, 1, clock.now().toEpochMilli(), List.of(change)));
    }
  }

  private Journal open() throws Exception {
    return Journal.open(database, clock::now, JournalSettings.defaults());
  }

  @Test
  void downtimeIsAnEntryOfItsOwn() throws Exception {
    try (Journal journal = open()) {
      journal.append(request(firing("a"))).get(5, TimeUnit.SECONDS);
    }
    long stopped = clock.now().toEpochMilli();
    clock.advance(Duration.ofHours(2));
    try (Journal journal = open()) {
      long position = journal.append(request(firing("b"))).get(5, TimeUnit.SECONDS);
      long now = clock.now().toEpochMilli();
      assertThat(position).isEqualTo(3);
      assertThat(journal.read(1, 1)).containsExactly(new Entry.Interruption(2, now, stopped, now));
      assertThat(journal.read(7, 0, 9, 9))
          .as("it concerns every tenant")
          .containsExactly(new Entry.Interruption(2, now, stopped, now));
    }
  }

  @Test
  void withoutSpaceItRefusesAndAfterwardsTheRefusalIsAnInterruption() throws Exception {
    AtomicBoolean space = new AtomicBoolean(true);
    try (Journal journal =
        Journal.open(database, clock::now, JournalSettings.defaults(), space::get)) {
      journal.append(request(firing("a"))).get(5, TimeUnit.SECONDS);
      long before = clock.now().toEpochMilli();
      space.set(false);
      clock.advance(Duration.ofSeconds(30));
      while (!journal.append(request(firing("b"))).isCompletedExceptionally()) {
        Thread.sleep(5);
      }
      space.set(true);
      clock.advance(Duration.ofSeconds(30));
      while (journal.append(request(firing("c"))).isCompletedExceptionally()) {
        Thread.sleep(5);
      }
      journal.append(request(firing("d"))).get(5, TimeUnit.SECONDS);
      assertThat(journal.read(0, 100))
          .filteredOn(Entry.Interruption.class::isInstance)
          .isNotEmpty()
          .allSatisfy(
              entry -> assertThat(((Entry.Interruption) entry).from()).isGreaterThan(before));
    }
  }

  @Test
  void whoKeepsUpReadsTheSameAsWhoReadsTheTables() throws Exception {
    List<Entry> newest;
    try (Journal journal = open()) {
      for (int i = 0; i < 40; i++) {
        journal.append(request(firing("host-" + i), firing("other-" + i))).get(5, TimeUnit.SECONDS);
      }
      journal.append(request(firing("last"))).get(5, TimeUnit.SECONDS);
      newest = journal.read(0, 1000);
      assertThat(journal.read(30, 5)).isEqualTo(newest.subList(30, 35));
      assertThat(journal.read(39, 5)).isEqualTo(newest.subList(39, 41));
    }
    try (Journal journal = open()) {
      assertThat(journal.read(0, 1000)).isEqualTo(newest);
      assertThat(journal.positionBefore(clock.now().toEpochMilli() + 1)).isEqualTo(41);
      assertThat(journal.positionBefore(clock.now().toEpochMilli())).isZero();
    }
  }

  @Test
  void eachDayHasItsPartitionBeforeItIsNeeded() throws Exception {
    try (Journal journal = open()) {
      for (int day = 0; day < 4; day++) {
        journal.append(request(firing("day-" + day))).get(5, TimeUnit.SECONDS);
        clock.advance(Duration.ofHours(23));
      }
      assertThat(journal.read(0, 10)).hasSize(4);
    }
    try (Connection connection = database.getConnection();
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "select count(distinct tableoid), count(*) from journal_entry where kind = 1")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isGreaterThan(2);
      assertThat(row.getInt(2)).isEqualTo(4);
    }
  }
}
