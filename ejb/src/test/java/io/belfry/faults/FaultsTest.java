package io.belfry.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Release;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.journal.Submission;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.SampleReleases;
import io.belfry.tenancy.TenantGuard;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Faults beneath a server that is under load. Senders give keys and try again until they are
 * answered; in the end nothing that was acknowledged is missing, nothing counts twice, and the
 * events are those of an undisturbed run. {@code -Dbelfry.faults=5} does each that often, {@code
 * -Dbelfry.seed=n} repeats a run.
 */
@SuppressWarnings("NullAway.Init") // a test opens its line first of all
class FaultsTest {
  private static final int LEAST_OF_EACH = 25;
  private static final int SENDERS = 4;
  private static final int KEYS = 40;

  private final int times = Integer.getInteger("belfry.faults", 1);
  private final long seed = Long.getLong("belfry.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final PGSimpleDataSource direct = TestDatabase.fresh();
  private final CuttingProxy proxy = new CuttingProxy(direct.getPortNumbers()[0]);
  private Release release = SampleReleases.withOneRunbook();
  private volatile Line line;
  private volatile boolean enough;

  @FunctionalInterface
  private interface Fault {
    void happen() throws Exception;
  }

  @AfterEach
  void end() throws Exception {
    proxy.close();
  }

  @Test
  void connectionsThatAreCutLoseNothing() throws Exception {
    under(proxy::cut, 6 * times);
    assertThat(proxy.cuts()).isGreaterThan(6);
  }

  @Test
  void commitsOfWhichNobodyWasToldCountOnce() throws Exception {
    makeCommitsSlow();
    under(() -> proxy.cutTheAnswers(1 + random.nextInt(30)), 8 * times);
    assertThat(proxy.cuts()).isGreaterThan(8);
  }

  @Test
  void aDatabaseThatRefusesForAWhileIsWaitedFor() throws Exception {
    under(
        () -> {
          proxy.refuse(true);
          Thread.sleep(times > 1 ? 30_000 : 1_500);
          proxy.refuse(false);
        },
        times);
  }

  @Test
  void aSecondServerTakesOverAndTheFirstStoresNothingMore() throws Exception {
    under(
        () -> {
          Line first = line;
          line = Line.open(proxied(), release);
          waitUntil(() -> !first.journal().isOwner());
          first.close();
        },
        2 * times);
  }

  @Test
  void aRuleThatLoopsIsLeftOutAndNobodyWaitsForIt() throws Exception {
    release = LoopingRelease.get();
    List<Alert> looping = new ArrayList<>();
    under(
        () -> {
          Alert alert = alert("Loop", "loop-" + looping.size(), "loop-" + looping.size());
          looping.add(alert);
          assertThat(isAnswered(request(List.of(alert)))).isTrue();
        },
        2 * times,
        looping);
    assertThat(number("select count(*) from quarantine where runbook = 'rules/loop.drl'"))
        .isEqualTo(1);
  }

  /** So that many a commit still goes on when the next connection asks what came of it. */
  private void makeCommitsSlow() throws Exception {
    try (Connection connection = direct.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create function dawdle() returns trigger language plpgsql as
            $$ begin perform pg_sleep(random() * 0.08); return null; end $$;
          create constraint trigger dawdle after update on journal_head
            deferrable initially deferred for each row execute function dawdle();
          create constraint trigger dawdle after insert or update on ledger_progress
            deferrable initially deferred for each row execute function dawdle();
          """);
    }
  }

  /**
   * Loads the line while the fault happens so often, and holds what came of it to what was sent.
   */
  private void under(Fault fault, int often) throws Exception {
    under(fault, often, List.of());
  }

  /**
   * @param besides what the fault itself sends
   */
  private void under(Fault fault, int often, List<Alert> besides) throws Exception {
    line = Line.open(proxied(), release);
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    List<Future<List<Alert>>> sent = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      int number = sender;
      sent.add(senders.submit(() -> send(number)));
    }
    for (int i = 0; i < often; i++) {
      Thread.sleep(100 + random.nextInt(300));
      fault.happen();
    }
    Thread.sleep(200);
    enough = true;
    List<Alert> all = new ArrayList<>();
    for (Future<List<Alert>> each : sent) {
      all.addAll(each.get(60, TimeUnit.SECONDS));
    }
    senders.shutdown();
    waitUntil(line::isSettled);
    line.close();
    all.addAll(besides);
    compare(all);
  }

  /** Sends alert after alert, each until it is answered. */
  private List<Alert> send(int sender) throws Exception {
    Random own = new Random(seed + sender + 1);
    List<Alert> acknowledged = new ArrayList<>();
    // On a machine that is busy otherwise, the faults are over before there was much to lose.
    while (!enough || acknowledged.size() < LEAST_OF_EACH) {
      List<Alert> alerts = new ArrayList<>();
      for (int i = 0; i <= own.nextInt(5); i++) {
        alerts.add(alert(own.nextInt(KEYS), sender + "-" + acknowledged.size() + "-" + i));
      }
      Submission request = request(alerts);
      while (!isAnswered(request)) {
        Thread.sleep(20);
      }
      acknowledged.addAll(alerts);
    }
    return acknowledged;
  }

  private static Submission request(List<Alert> alerts) {
    return new Submission(1, alerts, "application/json", "[]".getBytes(StandardCharsets.UTF_8));
  }

  private boolean isAnswered(Submission request) throws InterruptedException {
    try {
      line.journal().append(request).get(10, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException refused) {
      return false;
    }
  }

  private void compare(List<Alert> sent) throws Exception {
    String how = "%d alerts, -Dbelfry.seed=%d".formatted(sent.size(), seed);
    assertThat(sent).as(how).hasSizeGreaterThanOrEqualTo(SENDERS * LEAST_OF_EACH);
    List<String> stored = new ArrayList<>();
    try (Line calm = Line.open(direct, release)) {
      waitUntil(calm::isSettled);
      long after = 0;
      for (List<Entry> entries = read(calm, after);
          !entries.isEmpty();
          entries = read(calm, after)) {
        for (Entry entry : entries) {
          if (entry instanceof Entry.Alerts delivered) {
            delivered.alerts().forEach(alert -> stored.add(alert.idempotencyKey()));
          }
          after = entry.position();
        }
      }
    }
    assertThat(new TreeSet<>(stored))
        .as("acknowledged and stored: " + how)
        .containsAll(sent.stream().map(Alert::idempotencyKey).toList());
    assertThat(number("select coalesce(sum(alerts), 0) from fate_count"))
        .as("each has one fate: " + how)
        .isEqualTo(stored.size())
        .isEqualTo(number("select alerts from journal_total"));

    Map<String, Long> expected = new TreeMap<>();
    sent.forEach(alert -> expected.merge(alert.key(), 1L, Long::sum));
    Map<String, Long> actual = new TreeMap<>();
    rows(
        "select key, sum(alerts), count(*) from event join event_activity on event_id = id group by key",
        row -> {
          actual.put(row.getString(1), row.getLong(2));
          assertThat(row.getLong(3)).as("one event a key: " + how).isEqualTo(1);
        });
    assertThat(actual).as("events of an undisturbed run: " + how).isEqualTo(expected);
    assertThat(number("select count(*) from outbox"))
        .as("everybody is told once: " + how)
        .isEqualTo(expected.size());
  }

  private static List<Entry> read(Line line, long after) throws Exception {
    return line.journal().read(1, after, Long.MAX_VALUE, 1_000);
  }

  private PGSimpleDataSource proxied() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(direct.getURL());
    source.setPortNumbers(new int[] {proxy.port()});
    source.setUser(direct.getUser());
    source.setPassword(direct.getPassword());
    source.setConnectTimeout(2);
    source.setSocketTimeout(5);
    return source;
  }

  private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(5);
    }
  }

  @FunctionalInterface
  private interface Reader {
    void read(ResultSet row) throws Exception;
  }

  private void rows(String sql, Reader reader) throws Exception {
    try (Connection connection = direct.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      try (ResultSet row = connection.createStatement().executeQuery(sql)) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  private long number(String sql) throws Exception {
    long[] found = new long[1];
    rows(sql, row -> found[0] = row.getLong(1));
    return found[0];
  }

  private static Alert alert(int key, String idempotencyKey) {
    return alert("HostDown", "host-" + key, idempotencyKey);
  }

  private static Alert alert(String type, String key, String idempotencyKey) {
    return new Alert(
        "test",
        type,
        key,
        Status.FIRING,
        Severity.MAJOR,
        key + " is down",
        "",
        "",
        Map.of(),
        0,
        idempotencyKey);
  }
}
