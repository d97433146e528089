package io.belfry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real HTTP, to a server of the test's own. */
class DeadManTest {
  private static final Duration SHORT = Duration.ofMillis(700);

  private final OutboundAddresses open =
      new OutboundAddresses(new Settings(Map.of("BELFRY_ALLOW_PRIVATE_ADDRESSES", "true")::get));
  private final OutboundAddresses strict = new OutboundAddresses(new Settings(name -> null));
  private final AtomicBoolean healthy = new AtomicBoolean(true);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private int status = 200;
  private long bodyDelayMillis;

  DeadManTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, 2);
          try (exchange;
              var body = exchange.getResponseBody()) {
            body.write('o');
            body.flush();
            Thread.sleep(bodyDelayMillis);
            body.write('k');
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void itAsksWhileAllIsWellAndIsSilentOtherwise() throws Exception {
    DeadMan deadMan = deadMan(open, SHORT.multipliedBy(10));
    assertThat(deadMan.ping()).isTrue();
    healthy.set(false);
    assertThat(deadMan.ping()).isFalse();
    assertThat(requests).containsExactly("GET /ping?id=1");
    healthy.set(true);
    assertThat(deadMan.ping()).isTrue();
    assertThat(requests).hasSize(2);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    status = 302;
    assertThat(deadMan(open, SHORT.multipliedBy(10)).ping()).isFalse();
    assertThat(requests).containsExactly("GET /ping?id=1");
  }

  @Test
  void whatDoesNotAnswerInTimeIsLeft() throws Exception {
    bodyDelayMillis = 20_000;
    long before = System.nanoTime();
    assertThat(deadMan(open, SHORT).ping()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(requests).hasSize(1);
  }

  @Test
  void aServerThatIsGoneIsNoFailureOfBelfry() throws Exception {
    DeadMan deadMan = deadMan(open, SHORT);
    server.stop(0);
    assertThat(deadMan.ping()).isFalse();
    assertThat(deadMan.ping()).isFalse();
  }

  @Test
  void aPrivateAddressIsNotCalledUnlessAllowed() throws Exception {
    assertThat(deadMan(strict, SHORT.multipliedBy(10)).ping()).isFalse();
    assertThat(requests).isEmpty();
  }

  private DeadMan deadMan(OutboundAddresses addresses, Duration timeout) {
    URI address =
        URI.create("http://127.0.0.1:%d/ping?id=1".formatted(server.getAddress().getPort()));
    return new DeadMan(address, addresses, healthy::get, timeout);
  }
}
