package io.belfry.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.belfry.channel.Destination;
import io.belfry.notification.DeliveryFailure.Reach;
import io.belfry.platform.Fault;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Texts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to addresses that people entered: where {@link OutboundAddresses} allows, within ten
 * seconds, without following redirects, reading no more of the answer than people do.
 */
final class HttpDelivery {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_READ = 2_000;
  private static final int MOST_SHOWN = 300;

  /** What a receiver says that it will never take, however often it is sent. */
  private static final Set<Integer> HOPELESS = Set.of(400, 410, 413, 414, 415, 422);

  private final OutboundAddresses addresses;
  private final InstantSource clock;
  private final Duration timeout;
  private final HttpClient client;

  HttpDelivery(OutboundAddresses addresses, InstantSource clock) {
    this(addresses, clock, TIMEOUT);
  }

  HttpDelivery(OutboundAddresses addresses, InstantSource clock, Duration timeout) {
    this.addresses = addresses;
    this.clock = clock;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** Returns the present, which some receivers want to be told. */
  Instant now() {
    return clock.instant();
  }

  /**
   * Posts.
   *
   * @return the status and the beginning of the answer, for people
   * @throws DeliveryFailure when it was not answered with 2xx
   */
  String post(Destination to, Map<String, String> headers, byte[] json)
      throws DeliveryFailure, InterruptedException {
    HttpResponse<byte[]> answer = ask(to, "POST", URI.create(to.address()), headers, json);
    return "%d %s".formatted(answer.statusCode(), shown(to, answer.body())).strip();
  }

  /**
   * Asks another address of the receiver.
   *
   * @param json empty to send none
   * @return the beginning of the answer, as it came
   * @throws DeliveryFailure when it was not answered with 2xx
   */
  String exchange(
      Destination to, String method, URI address, Map<String, String> headers, byte[] json)
      throws DeliveryFailure, InterruptedException {
    return new String(ask(to, method, address, headers, json).body(), UTF_8);
  }

  private HttpResponse<byte[]> ask(
      Destination to, String method, URI address, Map<String, String> headers, byte[] json)
      throws DeliveryFailure, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer;
    try {
      addresses.check("address", address);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address)
              .timeout(timeout)
              .header("Content-Type", "application/json")
              .header("User-Agent", "Belfry")
              .method(method, HttpRequest.BodyPublishers.ofByteArray(json));
      headers.forEach(request::header);
      answer = client.sendAsync(request.build(), head -> new FirstBytes(MOST_READ));
    } catch (Fault refused) {
      throw new DeliveryFailure(refused.detail(), Reach.RECEIVER, null, refused);
    }
    try {
      // The client's own timeout ends with the head of the answer; its body may drip.
      return judge(to, answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException failure) {
      throw unreached(address, failure.getCause());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new DeliveryFailure(
          "The receiver (%s) did not answer within %d seconds."
              .formatted(address.getHost(), timeout.toSeconds()),
          Reach.RECEIVER,
          null,
          late);
    }
  }

  private static DeliveryFailure unreached(URI address, @Nullable Throwable cause) {
    String reason = cause == null ? "" : cause.getClass().getSimpleName();
    String message = cause == null ? null : cause.getMessage();
    return new DeliveryFailure(
        "The receiver (%s) could not be reached: %s%s."
            .formatted(address.getHost(), reason, message == null ? "" : ", " + message),
        Reach.RECEIVER,
        null,
        cause);
  }

  private HttpResponse<byte[]> judge(Destination to, HttpResponse<byte[]> answer)
      throws DeliveryFailure {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return answer;
    }
    String text = "%d %s".formatted(status, shown(to, answer.body())).strip();
    String reason = "The receiver answered " + text;
    if (status / 100 == 3) {
      reason += " (Belfry follows no redirect; enter the address that it leads to)";
    }
    Reach reach =
        HOPELESS.contains(status)
            ? Reach.FINAL
            : status == 429 || status >= 500 ? Reach.RECEIVER : Reach.MESSAGE;
    throw new DeliveryFailure(reason, reach, retryAfter(answer), null);
  }

  /** A receiver may say a secret back; people and logs are shown none. */
  private static String shown(Destination to, byte[] body) {
    String text = Texts.storable(new String(body, UTF_8)).replaceAll("\\s+", " ").strip();
    for (String hidden : new String[] {to.secret(), to.address()}) {
      text = hidden.isEmpty() ? text : text.replace(hidden, "…");
    }
    return Texts.cut(text, MOST_SHOWN);
  }

  /** Seconds or a date, as RFC 9110 has it; null without either. */
  private @Nullable Duration retryAfter(HttpResponse<?> answer) {
    String text = answer.headers().firstValue("Retry-After").orElse("").strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Duration wait =
          Duration.between(
              now(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return wait.isNegative() ? null : wait;
    } catch (DateTimeParseException none) {
      return null;
    }
  }
}
