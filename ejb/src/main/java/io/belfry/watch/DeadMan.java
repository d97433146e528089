package io.belfry.watch;

import io.belfry.platform.OutboundAddresses;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Tells an address outside that all is well. Whoever watches that address notices when Belfry, its
 * machine or its network is gone, which Belfry cannot tell itself.
 */
final class DeadMan {
  /** The setting that names the address. */
  static final String SETTING = "BELFRY_DEADMAN_URL";

  private static final System.Logger log = System.getLogger(DeadMan.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI address;
  private final OutboundAddresses addresses;
  private final BooleanSupplier healthy;
  private final Duration timeout;
  private final HttpClient client;
  private boolean reached = true;

  DeadMan(URI address, OutboundAddresses addresses, BooleanSupplier healthy) {
    this(address, addresses, healthy, TIMEOUT);
  }

  DeadMan(URI address, OutboundAddresses addresses, BooleanSupplier healthy, Duration timeout) {
    this.address = address;
    this.addresses = addresses;
    this.healthy = healthy;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** Asks for the address when all is well; returns whether it answered with 2xx. */
  boolean ping() throws InterruptedException {
    if (!healthy.getAsBoolean()) {
      return false;
    }
    String failure = failure();
    if (reached != failure.isEmpty()) {
      reached = failure.isEmpty();
      log.log(
          reached ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
          "The address of {0} {1}",
          SETTING,
          reached ? "answers again" : "was not reached: " + failure);
    }
    return failure.isEmpty();
  }

  /** Why it was not reached; empty when it was. */
  private String failure() throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer;
    try {
      addresses.check(SETTING, address);
      answer =
          client.sendAsync(
              HttpRequest.newBuilder(address).timeout(timeout).GET().build(),
              HttpResponse.BodyHandlers.discarding());
    } catch (RuntimeException refused) {
      return String.valueOf(refused.getMessage());
    }
    try {
      // The client's own timeout ends with the head of the answer; its body may drip.
      int status = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status / 100 == 2 ? "" : "it answered " + status;
    } catch (ExecutionException failure) {
      return String.valueOf(failure.getCause());
    } catch (TimeoutException late) {
      answer.cancel(true);
      return "it did not answer within " + timeout;
    }
  }
}
