package io.belfry.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.channel.ChannelKind;
import io.belfry.channel.Destination;
import io.belfry.notification.DeliveryFailure.Reach;
import io.belfry.platform.FixedClock;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each kind of receiver gets, over real HTTP. */
@Timeout(60)
class HttpNotifiersTest {
  private static final UUID EVENT = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final String KEY = "0123456789abcdef0123";
  private static final Settings OPEN =
      new Settings(
          Map.of(
                  "BELFRY_ALLOW_PRIVATE_ADDRESSES",
                  "true",
                  "BELFRY_PUBLIC_URL",
                  "https://belfry.example.com/ops")
              ::get);

  private final FixedClock clock = new FixedClock();
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aWebhookGetsTheEventSignedByTimestampAndBody() throws Exception {
    send(to(ChannelKind.WEBHOOK, "/hook?a=b", "", KEY), Occasion.OPENED, about("P1"));

    Receiver.Request request = only();
    assertThat(request.path()).isEqualTo("/hook?a=b");
    Map<String, Object> body = request.json();
    assertThat(body.get("occasion")).isEqualTo("opened");
    assertThat(body.get("key")).isEqualTo("opened/x");
    assertThat(body.get("subject")).isEqualTo("[P1] Größe & <mehr>");
    assertThat(body.get("link")).isEqualTo("https://belfry.example.com/ops/events/" + EVENT);
    assertThat(body.get("event")).asString().contains("number=42", "service=shop");
    assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(request.headers().getFirst("Idempotency-Key")).isEqualTo("opened/x");
    String timestamp = request.headers().getFirst("Belfry-Timestamp");
    assertThat(timestamp).isEqualTo(Long.toString(clock.now().getEpochSecond()));
    assertThat(request.headers().getFirst("Belfry-Signature"))
        .isEqualTo("v1=" + hmac(KEY, timestamp + "." + request.body()));
    assertThat(request.body()).doesNotContain(KEY);
  }

  private static String hmac(String key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
  }

  @Test
  void aChatGetsOneTextInWhichAStrangersWordsAreNoCommands() throws Exception {
    send(to(ChannelKind.SLACK, "/services/T/B/x", "", ""), Occasion.OPENED, about("P1"));

    assertThat(only().json())
        .isEqualTo(
            Map.of(
                "text",
                ":rotating_light: *[P1] Größe &amp; &lt;mehr&gt;*\n"
                    + "Event <https://belfry.example.com/ops/events/"
                    + EVENT
                    + "|42>, shop"));
  }

  @Test
  void aPagerIsTriggeredAcknowledgedAndResolvedUnderTheEventsId() throws Exception {
    Destination pager = to(ChannelKind.PAGERDUTY, "/v2/enqueue", "", "R0UT1NG");
    send(pager, Occasion.OPENED, about("P1"));
    send(pager, Occasion.ACKNOWLEDGED, about("P1"));
    send(pager, Occasion.RECOVERED, null);

    List<Map<String, Object>> bodies =
        receiver.requests.stream().map(Receiver.Request::json).toList();
    assertThat(bodies)
        .extracting(body -> body.get("event_action"))
        .containsExactly("trigger", "acknowledge", "resolve");
    assertThat(bodies)
        .allSatisfy(
            body -> {
              assertThat(body.get("routing_key")).isEqualTo("R0UT1NG");
              assertThat(body.get("dedup_key")).isEqualTo(EVENT.toString());
            });
    assertThat(bodies.get(0).get("payload"))
        .asString()
        .contains("summary=[P1] Größe & <mehr>", "source=host-1", "severity=error");
    assertThat(bodies.get(0).get("client_url"))
        .isEqualTo("https://belfry.example.com/ops/events/" + EVENT);
    assertThat(bodies.get(1)).doesNotContainKey("payload");
  }

  @Test
  void aTestOfAPagerIsOverAtOnceAndTouchesNoEvent() throws Exception {
    send(to(ChannelKind.PAGERDUTY, "/v2/enqueue", "", "R0UT1NG"), Occasion.TEST, null);

    assertThat(receiver.requests)
        .extracting(
            request -> request.json().get("event_action") + " " + request.json().get("dedup_key"))
        .containsExactly("trigger opened/x", "resolve opened/x");
  }

  @ParameterizedTest
  @CsvSource({
    "OPENED, P1, 5",
    "OPENED, P2, 4",
    "ESCALATED, P3, 3",
    "OPENED, P4, 2",
    "RECOVERED, P1, 2",
    "TEST, P1, 1"
  })
  void aTelephoneRingsAsLoudAsThePriority(Occasion occasion, String priority, int loud)
      throws Exception {
    send(to(ChannelKind.NTFY, "/", "dba-calls", "tk_1"), occasion, about(priority));

    Map<String, Object> body = only().json();
    assertThat(body.get("topic")).isEqualTo("dba-calls");
    assertThat(body.get("priority")).isEqualTo(loud);
    assertThat(body.get("title")).isEqualTo("[P1] Größe & <mehr>");
    assertThat(body.get("click")).isEqualTo("https://belfry.example.com/ops/events/" + EVENT);
    assertThat(only().headers().getFirst("Authorization")).isEqualTo("Bearer tk_1");
  }

  @ParameterizedTest
  @EnumSource(
      value = ChannelKind.class,
      names = {"MAIL", "SERVICENOW"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatTheReceiverAnsweredIsSaidWithoutSecrets(ChannelKind kind) throws Exception {
    receiver.answer = "thanks for\n " + KEY + " at " + receiver.address("/x");

    assertThat(send(to(kind, "/x", "t", KEY), Occasion.OPENED, about("P1")))
        .isEqualTo("200 thanks for … at …");
  }

  @ParameterizedTest
  @CsvSource({
    "400, FINAL",
    "410, FINAL",
    "401, MESSAGE",
    "404, MESSAGE",
    "302, MESSAGE",
    "429, RECEIVER",
    "500, RECEIVER",
    "503, RECEIVER"
  })
  void whatARefusalMeansForTheNextAttempt(int status, Reach reach) {
    receiver.status = status;

    DeliveryFailure failure = refused();

    assertThat(failure.reach()).isEqualTo(reach);
    assertThat(failure).hasMessageStartingWith("The receiver answered " + status + " ok");
    assertThat(receiver.requests).hasSize(1);
  }

  @Test
  void howLongToWaitMayBeSecondsOrADateAndNonsenseIsNothing() {
    receiver.status = 429;
    receiver.retryAfter = "120";
    assertThat(refused().retryAfter()).contains(Duration.ofMinutes(2));
    receiver.retryAfter = "Mon, 02 Mar 2026 12:05:00 GMT";
    assertThat(refused().retryAfter()).contains(Duration.ofMinutes(5));
    receiver.retryAfter = "Mon, 02 Mar 2026 11:05:00 GMT";
    assertThat(refused().retryAfter()).isEmpty();
    receiver.retryAfter = "soon";
    assertThat(refused().retryAfter()).isEmpty();
    receiver.retryAfter = "-5";
    assertThat(refused().retryAfter()).isEmpty();
  }

  @Test
  void anAnswerWithoutEndIsReadNoFurtherThanPeopleRead() throws Exception {
    receiver.answer = "x".repeat(5_000_000);

    assertThat(send(to(ChannelKind.SLACK, "/", "", ""), Occasion.OPENED, about("P1")))
        .hasSize("200 ".length() + 300)
        .startsWith("200 xxx");
  }

  @Test
  void whoDoesNotAnswerDiesOrIsGoneIsTriedAgain() throws Exception {
    receiver.delayMillis = 20_000;
    long before = System.nanoTime();
    DeliveryFailure late = refused();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    assertThat(late.reach()).isEqualTo(Reach.RECEIVER);
    receiver.delayMillis = 0;
    receiver.dies = true;
    assertThat(refused().reach()).isEqualTo(Reach.RECEIVER);
    receiver.stop();
    DeliveryFailure gone = refused();
    assertThat(gone.reach()).isEqualTo(Reach.RECEIVER);
    assertThat(gone).hasMessageContaining("(127.0.0.1) could not be reached");
  }

  @Test
  void aPrivateAddressIsNotCalledUnlessAllowed() {
    HttpDelivery strict =
        new HttpDelivery(new OutboundAddresses(new Settings(name -> null)), clock::now);

    DeliveryFailure failure =
        catchThrowableOfType(
            DeliveryFailure.class,
            () -> strict.post(to(ChannelKind.SLACK, "/secret", "", ""), Map.of(), new byte[0]));

    assertThat(failure).hasMessageContaining("private network").hasMessageNotContaining("/secret");
    assertThat(receiver.requests).isEmpty();
  }

  private DeliveryFailure refused() {
    DeliveryFailure failure =
        catchThrowableOfType(
            DeliveryFailure.class,
            () ->
                new SlackNotifier(
                        new HttpDelivery(
                            new OutboundAddresses(OPEN), clock::now, Duration.ofSeconds(1)),
                        new Links(OPEN))
                    .send(
                        notification(
                            to(ChannelKind.SLACK, "/", "", ""), Occasion.OPENED, about("P1"))));
    assertThat(failure).isNotNull();
    return failure;
  }

  private String send(Destination to, Occasion occasion, @Nullable About about) throws Exception {
    return Notifiers.of(OPEN, clock::now).of(to.kind()).send(notification(to, occasion, about));
  }

  private static Notification notification(
      Destination to, Occasion occasion, @Nullable About about) {
    return new Notification(
        "opened/x", occasion, "dba", to, "[P1] Größe & <mehr>", "Body\n", EVENT, about);
  }

  private Destination to(ChannelKind kind, String path, String topic, String secret) {
    return new Destination(kind, receiver.address(path), topic, secret);
  }

  private static About about(String priority) {
    return new About(
        EVENT,
        42,
        "k",
        priority,
        "major",
        "open",
        "shop",
        "host-1",
        "DiskFull",
        "prometheus",
        "",
        Instant.parse("2026-03-02T11:00:00Z"));
  }

  private Receiver.Request only() {
    assertThat(receiver.requests).hasSize(1);
    return receiver.requests.get(0);
  }
}
