package io.belfry.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.engine.Checkpoint;
import io.belfry.engine.EngineStore;
import io.belfry.engine.Snapshot;
import io.belfry.engine.StoredSnapshot;
import io.belfry.engine.Touch;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Json;
import io.belfry.platform.TestDatabase;
import io.belfry.rulepackage.PackedRelease;
import io.belfry.rulepackage.Part;
import io.belfry.rulepackage.Parts;
import io.belfry.runbook.PackageZip;
import io.belfry.runbook.SampleReleases;
import io.belfry.tenancy.AcrossTenants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Backtests of a server: one at a time, each in a process of its own, which people can end. */
@Timeout(120)
class BacktestsTest {
  private static final long MINUTE = 60_000;
  private static final int MEGABYTES = 256;
  private static final PackedRelease ACTIVE = above(90);
  private static final PackedRelease CANDIDATE = above(80);
  private static final String MANIFEST =
      """
      name: test
      owner: operations
      version: 1.0.0
      facts: 1
      changelog: First.
      """;
  private static final String RUNBOOK =
      """
      ---
      id: test/queue
      title: queue
      class: capacity
      match: { type: queue }
      threshold:
        static: { metric: queue, above: %d, severity: major }
      ---
      ## Do
      """;
  private static final Instant FROM = Instant.ofEpochMilli(SamplePast.START + 10 * MINUTE);
  private static final Instant UNTIL = Instant.ofEpochMilli(SamplePast.START + 60 * MINUTE);

  private final DataSource database = TestDatabase.fresh();
  private final CountDownLatch journalAnswers = new CountDownLatch(1);
  private volatile boolean journalIsSlow;
  private volatile boolean journalIsAway;
  private final SamplePast past = new SamplePast(1);
  private int forgotten;
  private final Backtests backtests = backtests(MEGABYTES);

  private static PackedRelease above(int bound) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("package.yaml", bytes(MANIFEST));
    files.put("runbooks/test/queue.md", bytes(RUNBOOK.formatted(bound)));
    return PackedRelease.of(
        SampleReleases.policies(),
        new Parts(List.of(new Part("test", "1.0.0", PackageZip.pack(files)))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Backtests backtests(int megabytes) {
    return new Backtests(
        database, new Kept(), new NoSnapshots(), name -> ACTIVE, InstantSource.system(), megabytes);
  }

  /** Whatever came of a test, no process outlives it. */
  @AfterEach
  void close() throws InterruptedException {
    journalAnswers.countDown();
    backtests.close();
    while (workers() > 0) {
      Thread.sleep(5);
    }
  }

  /** The one other Java that this process starts; command lines are cut where they are long. */
  private static long workers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/java"))
        .count();
  }

  private void queue(String key, int value) {
    past.alerts(
        SamplePast.alert(
            "queue", key, Status.FIRING, Severity.MAJOR, "s", Map.of("queue", (double) value)));
  }

  private static Backtests.Order order(PackedRelease candidate) {
    return new Backtests.Order(1, "user:1", "active", candidate, "shop 1.0.0");
  }

  private BacktestRun begin(PackedRelease candidate) {
    return backtests.overJournal(order(candidate), FROM, UNTIL);
  }

  private BacktestRun ended(UUID id) throws InterruptedException {
    while (backtests.get(1, id).state().equals("running")) {
      Thread.sleep(5);
    }
    return backtests.get(1, id);
  }

  private static Map<?, ?> report(BacktestRun done) {
    assertThat(done.failure()).isNull();
    assertThat(done.state()).isEqualTo("done");
    return (Map<?, ?>) Json.read(Objects.requireNonNull(done.report()), Map.class);
  }

  @Test
  void aStretchOfTheJournalIsJudgedAndNoMore() throws Exception {
    past.pass(MINUTE);
    queue("before", 85);
    past.pass(10 * MINUTE);
    queue("within", 85);
    past.pass(50 * MINUTE);
    queue("after", 85);

    BacktestRun done = ended(begin(CANDIDATE).id());

    Map<Object, Object> report = new HashMap<>(report(done));
    assertThat(report.get("alerts")).isEqualTo(1);
    assertThat(report.get("created")).isEqualTo(1);
    assertThat(String.valueOf(report.get("differences")))
        .contains("key=within")
        .doesNotContain("key=before");
    assertThat(backtests.list(1))
        .singleElement()
        .satisfies(run -> assertThat(run.asked()).isEqualTo("shop 1.0.0"));
    assertThat(backtests.list(2)).isEmpty();
    Report here =
        Backtest.run(
            Beginning.ofNothing(1),
            ACTIVE.open(),
            CANDIDATE.open(),
            new ListedPast(past.entries().subList(0, 3), FROM.toEpochMilli(), UNTIL.toEpochMilli()),
            Paging.USUAL,
            share -> {});
    assertThat(report)
        .as("judged in this process")
        .isEqualTo(Json.read(Json.write(here), Map.class));
  }

  @Test
  void aFileIsJudgedAndGoneAtTheEnd() throws Exception {
    Path file = uploaded("2026-03-02T08:00:00Z");
    BacktestRun done = ended(backtests.overFile(order(CANDIDATE), file, List.of()).id());
    assertThat(report(done).get("created")).isEqualTo(1);
    while (Files.exists(file)) {
      Thread.sleep(5);
    }
  }

  @Test
  void aFileThatIsWrongIsRefusedAndLeftToWhoSentIt() throws Exception {
    Path file = uploaded("yesterday");
    Fault wrong =
        catchThrowableOfType(
            Fault.class, () -> backtests.overFile(order(CANDIDATE), file, List.of()));
    assertThat(wrong.errors().get(0).field()).isEqualTo("line 1");
    assertThat(file).exists();
    Files.delete(file);
    assertThat(backtests.list(1)).isEmpty();
  }

  private static Path uploaded(String at) throws IOException {
    Path file = Files.createTempFile("belfry-alerts", ".ndjson");
    return Files.writeString(
        file,
        "{\"at\":\"%s\",\"type\":\"queue\",\"key\":\"k\",\"severity\":\"major\",\"values\":{\"queue\":85}}\n"
            .formatted(at));
  }

  @Test
  void oneRunsAtATimeAndIsEnded() throws Exception {
    past.pass(11 * MINUTE);
    queue("within", 85);
    journalIsSlow = true;
    UUID first = begin(CANDIDATE).id();

    while (workers() != 1) {
      Thread.sleep(5);
    }
    Fault busy = catchThrowableOfType(Fault.class, () -> begin(CANDIDATE));
    assertThat(busy.code()).isEqualTo(ErrorCode.BUSY);
    Fault others = catchThrowableOfType(Fault.class, () -> backtests.cancel(2, first));
    assertThat(others.code()).isEqualTo(ErrorCode.NOT_FOUND);
    backtests.cancel(1, first);
    BacktestRun cancelled = ended(first);
    assertThat(cancelled.state()).isEqualTo("cancelled");
    assertThat(cancelled.failure()).isNull();
    Fault over = catchThrowableOfType(Fault.class, () -> backtests.cancel(1, first));
    assertThat(over.code()).isEqualTo(ErrorCode.CONFLICT);

    journalIsSlow = false;
    assertThat(ended(beginOnceFree().id()).state()).isEqualTo("done");
  }

  /** The turn is given back a moment after the end is kept. */
  private BacktestRun beginOnceFree() throws InterruptedException {
    while (true) {
      try {
        return begin(CANDIDATE);
      } catch (Fault busy) {
        assertThat(busy.code()).isEqualTo(ErrorCode.BUSY);
        Thread.sleep(5);
      }
    }
  }

  @Test
  void aCandidateThatCannotBeMadeFailsAndGivesTheTurnBack() throws Exception {
    past.pass(11 * MINUTE);
    queue("within", 85);
    PackedRelease broken = new PackedRelease("", "packages", new byte[0], new byte[0], null);
    BacktestRun failed = ended(begin(broken).id());
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.failure()).isNotBlank().doesNotContain("status");
    assertThat(ended(beginOnceFree().id()).state()).isEqualTo("done");
  }

  @Test
  void oneThatNeedsMoreMemoryThanItHasSaysSo() throws Exception {
    past.pass(11 * MINUTE);
    queue("within", 85);
    try (Backtests small = backtests(8)) {
      BacktestRun failed = ended(small.overJournal(order(CANDIDATE), FROM, UNTIL).id());
      assertThat(failed.state()).isEqualTo("failed");
      assertThat(failed.failure()).contains("more than 8 MB").contains("BELFRY_BACKTEST_MEMORY");
    }
  }

  @Test
  void aJournalThatCannotBeReadFailsIt() throws Exception {
    past.pass(11 * MINUTE);
    queue("within", 85);
    journalIsAway = true;
    BacktestRun failed = ended(begin(CANDIDATE).id());
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.failure()).isEqualTo("The journal is away");
  }

  @Test
  void aJournalThatBeginsLaterIsNoGround() throws Exception {
    past.pass(11 * MINUTE);
    queue("within", 85);
    forgotten = 1;
    BacktestRun failed = ended(begin(CANDIDATE).id());
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.failure()).contains("no longer kept").contains("Begin later");
  }

  @Test
  void whatARestartInterruptsIsFailed() throws Exception {
    UUID id = UUID.randomUUID();
    AcrossTenants.run(
        database,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                "insert into backtest (id, tenant_id, state, asked, actor, began_at)"
                    + " values ('%s', 1, 'running', 'shop 1.0.0', 'user:1', now())".formatted(id));
          }
        });
    backtests.start();
    BacktestRun found = backtests.get(1, id);
    assertThat(found.state()).isEqualTo("failed");
    assertThat(found.failure()).contains("restarted");
    assertThat(found.endedAt()).isNotNull();
  }

  /** The past as a journal, whose beginning may be gone. */
  private final class Kept implements EntrySource {
    @Override
    public List<Entry> read(long after, int most) {
      return past.entries().stream().skip(Math.max(after, forgotten)).limit(most).toList();
    }

    @Override
    public List<Entry> read(long tenant, long after, long until, int most) throws SQLException {
      if (journalIsAway) {
        throw new SQLException("The journal is away");
      }
      if (journalIsSlow) {
        awaitAnswer();
      }
      return read(after, most).stream().filter(entry -> entry.position() <= until).toList();
    }

    private void awaitAnswer() {
      try {
        journalAnswers.await();
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }

    @Override
    public long positionBefore(long stamp) {
      return past.entries().stream().filter(entry -> entry.stamp() < stamp).count();
    }

    @Override
    public long end() {
      return past.entries().size();
    }

    @Override
    public long watermark() {
      return UNTIL.toEpochMilli();
    }

    @Override
    public void onProgress(Runnable listener) {}
  }

  /** A ledger that kept no snapshot yet. */
  private static final class NoSnapshots implements EngineStore {
    @Override
    public Resume resume() {
      return new Resume(0, Map.of());
    }

    @Override
    public void keep(Batch batch) {}

    @Override
    public long begin(int lane) {
      return 0;
    }

    @Override
    public void makeSure(int lane, long batches) {}

    @Override
    public @Nullable Snapshot snapshot(long tenant, Checkpoint notAfter) {
      return null;
    }

    @Override
    public @Nullable Snapshot snapshotAt(long tenant, long position) {
      return null;
    }

    @Override
    public void keepActivity(int lane, long batches, Map<Long, List<Touch>> activity) {}

    @Override
    public void keepSnapshot(int lane, long batches, StoredSnapshot snapshot) {}
  }
}
