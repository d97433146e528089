package io.belfry.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.intake.Intake;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.ledger.Ledger;
import io.belfry.platform.Clock;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.SampleReleases;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything together, at a quicker pace. */
class WatchmanTest {
  private static final Duration SOON = Duration.ofMillis(50);

  @TempDir private Path data = Path.of("");
  private final DataSource database = TestDatabase.fresh();
  private final Clock clock = new Clock();
  private final AtomicInteger pings = new AtomicInteger();
  private final Map<String, String> values = new HashMap<>();
  private final HttpServer server;

  WatchmanTest() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/alive",
        exchange -> {
          pings.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    values.put("BELFRY_DATA", data.toString());
    values.put("BELFRY_ALLOW_PRIVATE_ADDRESSES", "true");
    values.put(
        "BELFRY_DEADMAN_URL", "http://127.0.0.1:%d/alive".formatted(server.getAddress().getPort()));
    values.put("BELFRY_LEAST_FREE_MB", "0");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whileAllIsWellTheDeadManHearsOfItAndNothingIsJournalled() throws Exception {
    watched(
        journal -> {
          until(() -> pings.get() > 2);
          assertThat(journal.figures().alerts()).isZero();
        });
  }

  @Test
  void aFaultIsJournalledAndTheDeadManHearsNothing() throws Exception {
    values.put("BELFRY_LEAST_FREE_MB", Integer.toString(Integer.MAX_VALUE));
    WatchTables tables = new WatchTables(database);
    watched(
        journal -> {
          until(() -> tables.firing().equals(Set.of("belfry/space")));
          assertThat(journal.figures().alerts()).isEqualTo(1);
          assertThat(pings).hasValue(0);
        });
  }

  @Test
  void anAddressThatCannotBeUsedStopsTheStartWithTheSettingsName() {
    values.put("BELFRY_ALLOW_PRIVATE_ADDRESSES", "false");
    assertThatThrownBy(() -> watched(journal -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BELFRY_DEADMAN_URL")
        .hasMessageContaining("https");
  }

  @FunctionalInterface
  private interface Work {
    void with(Journal journal) throws Exception;
  }

  @FunctionalInterface
  private interface Question {
    boolean ask() throws Exception;
  }

  private void watched(Work work) throws Exception {
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults());
        Engine engine =
            new Engine(
                journal,
                SampleReleases.source(),
                Ledger.open(
                    database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of()),
                EngineSettings.defaults());
        Watchman watchman =
            new Watchman(
                database,
                journal,
                engine,
                new Intake(journal, clock::now),
                new Settings(values::get),
                clock)) {
      engine.start();
      watchman.start(SOON, SOON);
      work.with(journal);
    }
  }

  private static void until(Question question) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!question.ask()) {
      assertThat(System.nanoTime()).as("within 30 seconds").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
