package io.belfry.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.engine.Checkpoint;
import io.belfry.engine.EngineStore;
import io.belfry.engine.Release;
import io.belfry.engine.Snapshot;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Json;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.SampleReleases;
import io.belfry.tenancy.AcrossTenants;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Backtests of a server: one at a time, which people can end, and which give way. */
@Timeout(120)
class BacktestsTest {
  private static final long MINUTE = 60_000;
  private static final Release ACTIVE = above(90);
  private static final Release CANDIDATE = above(80);
  private static final Instant FROM = Instant.ofEpochMilli(SamplePast.START + 10 * MINUTE);
  private static final Instant UNTIL = Instant.ofEpochMilli(SamplePast.START + 60 * MINUTE);

  private final DataSource database = TestDatabase.fresh();
  private final AtomicBoolean behind = new AtomicBoolean();
  private final SamplePast past = new SamplePast(1);
  private int forgotten;
  private final Backtests backtests = backtests();

  private static Release above(int bound) {
    return DefaultPackage.with(
        SampleReleases.measuring(
            "queue", "{ metric: queue, above: %d, severity: major }".formatted(bound)));
  }

  private Backtests backtests() {
    return new Backtests(
        database,
        new Kept(),
        new NoSnapshots(),
        SampleReleases.source(ACTIVE),
        InstantSource.system(),
        behind::get);
  }

  @AfterEach
  void close() {
    behind.set(false);
    backtests.close();
  }

  private void queue(String key, int value) {
    past.alerts(
        SamplePast.alert(
            "queue", key, Status.FIRING, Severity.MAJOR, "s", Map.of("queue", (double) value)));
  }

  private BacktestRun begin(Supplier<Release> candidate) {
    return backtests.overJournal(
        new Backtests.Order(1, "user:1", ACTIVE.name(), candidate, "shop 1.0.0"), FROM, UNTIL);
  }

  private BacktestRun ended(UUID id) throws InterruptedException {
    while (backtests.get(1, id).state().equals("running")) {
      Thread.sleep(5);
    }
    return backtests.get(1, id);
  }

  @Test
  void aStretchOfTheJournalIsJudgedAndNoMore() throws Exception {
    past.pass(MINUTE);
    queue("before", 85);
    past.pass(10 * MINUTE);
    queue("within", 85);
    past.pass(50 * MINUTE);
    queue("after", 85);

    BacktestRun done = ended(begin(() -> CANDIDATE).id());

    assertThat(done.failure()).isNull();
    assertThat(done.state()).isEqualTo("done");
    Map<?, ?> report = (Map<?, ?>) Json.read(Objects.requireNonNull(done.report()), Map.class);
    assertThat(report.get("alerts")).isEqualTo(1);
    assertThat(report.get("created")).isEqualTo(1);
    assertThat(String.valueOf(report.get("differences")))
        .contains("key=within")
        .doesNotContain("key=before");
    assertThat(backtests.list(1))
        .singleElement()
        .satisfies(run -> assertThat(run.asked()).isEqualTo("shop 1.0.0"));
    assertThat(backtests.list(2)).isEmpty();
  }

  @Test
  void oneRunsAtATimeGivesWayAndIsEnded() throws Exception {
    past.pass(11 * MINUTE);
    queue("within", 85);
    behind.set(true);
    UUID first = begin(() -> CANDIDATE).id();

    Fault busy = catchThrowableOfType(Fault.class, () -> begin(() -> CANDIDATE));
    assertThat(busy.code()).isEqualTo(ErrorCode.BUSY);
    Thread.sleep(200);
    assertThat(backtests.get(1, first).state()).as("the engine is behind").isEqualTo("running");
    Fault others = catchThrowableOfType(Fault.class, () -> backtests.cancel(2, first));
    assertThat(others.code()).isEqualTo(ErrorCode.NOT_FOUND);
    backtests.cancel(1, first);
    assertThat(ended(first).state()).isEqualTo("cancelled");
    Fault over = catchThrowableOfType(Fault.class, () -> backtests.cancel(1, first));
    assertThat(over.code()).isEqualTo(ErrorCode.CONFLICT);

    BacktestRun second = beginOnceFree();
    behind.set(false);
    assertThat(ended(second.id()).state()).isEqualTo("done");
  }

  /** The turn is given back a moment after the end is kept. */
  private BacktestRun beginOnceFree() throws InterruptedException {
    while (true) {
      try {
        return begin(() -> CANDIDATE);
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
    BacktestRun failed =
        ended(
            begin(
                    () -> {
                      throw new IllegalStateException("It does not compile");
                    })
                .id());
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.failure()).isEqualTo("It does not compile");
    assertThat(ended(beginOnceFree().id()).state()).isEqualTo("done");
  }

  @Test
  void aJournalThatBeginsLaterIsNoGround() throws Exception {
    past.pass(11 * MINUTE);
    queue("within", 85);
    forgotten = 1;
    BacktestRun failed = ended(begin(() -> CANDIDATE).id());
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
    public List<Entry> read(long tenant, long after, long until, int most) {
      return read(after, most).stream().filter(entry -> entry.position() <= until).toList();
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
    public void keepSnapshot(int lane, long batches, Snapshot snapshot, long nextDue) {}
  }
}
