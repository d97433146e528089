package io.belfry.handling;

import static io.belfry.journal.SampleAlerts.firing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.belfry.notification.Notifiers;
import io.belfry.notification.Outbox;
import io.belfry.notification.OutboxWriter;
import io.belfry.notification.Recipients;
import io.belfry.platform.Clock;
import io.belfry.platform.Json;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.Vault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** From the alert to whoever is called, with everything between them and the real time. */
@Timeout(60)
class HeardInTimeTest {
  private static final Duration BOUND = Duration.ofSeconds(5);

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final Clock clock = new Clock();

  @Test
  void aReceiverHearsOfAnUrgentEventWithinFiveSecondsOfTheDecision(@TempDir Path directory)
      throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          try (exchange) {
            heard.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    receiver.start();
    Vault vault = Vault.open(directory);
    rows.run("insert into team (tenant_id, id, name) values (1, 'operations', 'O')");
    rows.run(
        "insert into channel (tenant_id, team, name, kind, address, sealed, priorities, enabled,"
            + " created_at) values (1, 'operations', 'hook', 'webhook', 'shown', ?, '{P1,P2}', true,"
            + " now())",
        (Object)
            vault.seal(
                Json.write(
                    Map.of(
                        "address",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                        "secret",
                        "a-signing-key-of-32-characters-..")),
                "channel/1/operations/hook"));
    Settings settings = new Settings(Map.of("BELFRY_ALLOW_PRIVATE_ADDRESSES", "true")::get);
    try (HandledLine line = new HandledLine(database, clock, List.of(new OutboxWriter()));
        Outbox outbox =
            new Outbox(
                database,
                Notifiers.of(settings, clock::now),
                Recipients.of(settings, vault),
                clock::now,
                () -> 0)) {
      outbox.start();
      line.deliver(firing("disk"));
      String message = heard.get(30, TimeUnit.SECONDS);
      Instant at = clock.now();
      assertThat(message).contains("\"occasion\":\"opened\"", "Host disk is down");
      line.settle();
      String decided =
          rows.query(
                  "select (extract(epoch from max(at)) * 1000)::bigint from decision"
                      + " where kind in ('opened', 'paged')")
              .get(0);
      assertThat(Duration.between(Instant.ofEpochMilli(Long.parseLong(decided)), at))
          .as("from the end of the hold, if there was one")
          .isLessThan(BOUND);
    } finally {
      receiver.stop(0);
    }
  }
}
