package io.belfry.benchmark;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.event.AlertPlaces;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.journal.Submission;
import io.belfry.ledger.Ledger;
import io.belfry.notification.OutboxWriter;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.SampleReleases;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.ds.PGPoolingDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The straight line without HTTP: journal, engine, ledger and projection on an embedded PostgreSQL.
 * Arguments: alerts in total, alerts a request, distinct keys, requests in flight.
 */
public final class LineBenchmark {
  private LineBenchmark() {}

  public static void main(String[] args) throws Exception {
    int total = Integer.parseInt(args[0]);
    int batch = Integer.parseInt(args[1]);
    int keys = Integer.parseInt(args[2]);
    int inFlight = Integer.parseInt(args[3]);
    System.setProperty("belfry.test.fsync", "true");
    DataSource database = pooled(TestDatabase.fresh());
    try (Journal journal =
            Journal.open(database, InstantSource.system(), JournalSettings.defaults());
        Engine engine =
            new Engine(
                journal,
                SampleReleases.source(),
                ledger(database, journal),
                EngineSettings.defaults());
        AlertPlaces projection =
            new AlertPlaces(database, engine::isBehind, (tenant, added) -> {})) {
      engine.warmUp();
      engine.start();
      projection.start();
      for (int round = 1; round <= 4; round++) {
        run(journal, engine, round, total, batch, keys, inFlight);
      }
    }
    System.exit(0);
  }

  /**
   * The server has a pool of the container; a connection for each transaction would be measured.
   */
  @SuppressWarnings("deprecation") // the driver's own pool will do here
  private static DataSource pooled(PGSimpleDataSource single) {
    PGPoolingDataSource pool = new PGPoolingDataSource();
    pool.setURL(single.getURL());
    pool.setUser(single.getUser());
    pool.setPassword(single.getPassword());
    pool.setMaxConnections(10);
    return pool;
  }

  private static Ledger ledger(DataSource database, Journal journal) throws Exception {
    return Ledger.open(
        database,
        journal.head().epoch(),
        EngineSettings.defaults().lanes(),
        List.of(new OutboxWriter()));
  }

  private static void run(
      Journal journal, Engine engine, int round, int total, int batch, int keys, int inFlight)
      throws Exception {
    Random random = new Random(round);
    Semaphore window = new Semaphore(inFlight);
    AtomicLong refused = new AtomicLong();
    int requests = total / batch;
    long[] micros = new long[requests];
    long start = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      List<Alert> alerts = new ArrayList<>(batch);
      for (int j = 0; j < batch; j++) {
        alerts.add(alert(random.nextInt(keys)));
      }
      Submission submission =
          new Submission(
              1,
              alerts,
              "application/json",
              "x".repeat(300 * batch).getBytes(StandardCharsets.UTF_8));
      window.acquire();
      int request = i;
      long sent = System.nanoTime();
      var unused =
          journal
              .append(submission)
              .whenComplete(
                  (position, failure) -> {
                    micros[request] = (System.nanoTime() - sent) / 1000;
                    if (failure != null) {
                      refused.incrementAndGet();
                    }
                    window.release();
                  });
    }
    window.acquire(inFlight);
    double accepted = (System.nanoTime() - start) / 1e9;
    while (engine.position() < journal.head().position()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    double judged = (System.nanoTime() - start) / 1e9;
    Arrays.sort(micros);
    System.out.printf(
        "round %d: accepted %,.0f/s, judged %,.0f/s, ack p50 %d us, p99 %d us, refused %d%n",
        round,
        total / accepted,
        total / judged,
        micros[requests / 2],
        micros[(int) (requests * 0.99)],
        refused.get());
  }

  private static Alert alert(int key) {
    return new Alert(
        "prometheus",
        "HighLatency",
        "key-" + key,
        Status.FIRING,
        Severity.MAJOR,
        "Latency of instance " + key + " is high",
        "service-" + key % 100,
        "host-" + key,
        Map.of("instance", "host-" + key, "job", "node", "cluster", "c" + key % 7),
        1_772_000_000_000L,
        "");
  }
}
