package io.belfry.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.belfry.channel.ChannelKind;
import io.belfry.channel.Destination;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The outbox and its channels: real receivers that delay, fail, ask for patience and die. */
@Timeout(90)
class ChannelOutboxTest {
  private static final UUID EVENT = UUID.fromString("00000000-0000-0000-0000-00000000000a");

  private final DataSource database = TestDatabase.fresh();
  private final OutboxRows rows = new OutboxRows(database);
  private final FixedClock clock = new FixedClock();
  private final Receiver receiver = new Receiver();
  private final Receiver other = new Receiver();
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void start() {
    mail.start();
    settings.put("BELFRY_ALLOW_PRIVATE_ADDRESSES", "true");
    settings.put("BELFRY_SMTP_HOST", "127.0.0.1");
    settings.put("BELFRY_SMTP_PORT", Integer.toString(mail.getSmtp().getPort()));
    rows.team("dba", "dba@example.com");
    rows.event(EVENT, 42, "P1");
    rows.channel(
        "dba", "chat", new Destination(ChannelKind.SLACK, receiver.address("/chat"), "", ""));
    rows.channel(
        "dba", "pager", new Destination(ChannelKind.PAGERDUTY, other.address("/v2"), "", "KEY"));
  }

  @AfterEach
  void stop() {
    receiver.close();
    other.close();
    mail.stop();
  }

  private Outbox outbox() {
    return rows.outbox(new Settings(settings::get), clock::now);
  }

  private static void drain(Outbox outbox) throws Exception {
    while (outbox.sendWhatIsDue() > 0) {
      // Until nothing is due any more.
    }
  }

  @Test
  void eachRowGoesThroughItsChannelWithTheEventAsItIsNow() throws Exception {
    rows.waiting("mail", "dba", "By mail", clock.now(), EVENT);
    through("chat", "chat");
    through("pager", "pager");

    drain(outbox());

    assertThat(rows.rows()).containsExactly("chat sent 1", "mail sent 1", "pager sent 1");
    assertThat(receiver.requests).hasSize(1);
    assertThat(other.requests.get(0).json().get("dedup_key")).isEqualTo(EVENT.toString());
    assertThat(other.requests.get(0).body()).contains("\"number\":42");
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(rows.query("select recipient from outbox order by key"))
        .containsExactly("shown", "dba@example.com", "shown");
  }

  @Test
  void aReceiverThatAsksForPatienceGetsItAndIsNotEvenAskedForTheOthers() throws Exception {
    receiver.status = 429;
    receiver.retryAfter = "300";
    through("chat", "a");
    through("chat", "b");
    Outbox outbox = outbox();

    drain(outbox);
    assertThat(receiver.requests).hasSize(1);
    assertThat(rows.rows())
        .containsExactly("a waiting 1 The receiver answered 429 ok", "b waiting 0");
    clock.advance(Duration.ofSeconds(299));
    drain(outbox);
    assertThat(receiver.requests).hasSize(1);

    receiver.status = 200;
    clock.advance(Duration.ofSeconds(1));
    drain(outbox);
    assertThat(rows.rows()).containsExactly("a sent 2", "b sent 1");
    assertThat(receiver.requests).hasSize(3);
  }

  @Test
  void aReceiverThatDiesForAnHourMissesNothingAndGetsItInOrder() throws Exception {
    Outbox outbox = outbox();
    through("pager", "1-opened", Occasion.OPENED);
    other.dies = true;
    drain(outbox);
    other.stop();
    through("pager", "2-recovered", Occasion.RECOVERED);
    for (int minute = 0; minute < 60; minute++) {
      drain(outbox);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(rows.query("select state from outbox")).containsExactly("waiting", "waiting");
    other.requests.clear();
    other.dies = false;
    other.restart();
    clock.advance(Duration.ofMinutes(15));
    drain(outbox);

    assertThat(other.requests)
        .extracting(request -> request.json().get("event_action"))
        .containsExactly("trigger", "resolve");
    assertThat(rows.query("select distinct state from outbox")).containsExactly("sent");
  }

  @Test
  void aReceiverThatFailsForHoursMakesADeadLetterAndOneThatRefusesAtOnce() throws Exception {
    Outbox outbox = outbox();
    receiver.status = 500;
    through("chat", "slow");
    for (int minute = 0; minute < 5 * 60; minute++) {
      drain(outbox);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(rows.query("select state from outbox")).containsExactly("waiting");
    for (int minute = 0; minute < 2 * 60; minute++) {
      drain(outbox);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(rows.rows()).containsExactly("slow dead 32 The receiver answered 500 ok");
    assertThat(receiver.requests).hasSize(32);

    receiver.status = 400;
    receiver.answer = "invalid_payload";
    through("chat", "wrong");
    drain(outbox);
    assertThat(rows.rows()).contains("wrong dead 1 The receiver answered 400 invalid_payload");
  }

  @Test
  void whatIsHeldUpInOneLaneHoldsUpNoOther() throws Exception {
    receiver.delayMillis = 3_000;
    through("chat", "slow");
    Outbox outbox = outbox();
    outbox.start();
    try {
      await(() -> !receiver.requests.isEmpty());
      through("pager", "page");
      rows.waiting("mail", "dba", "By mail", clock.now(), EVENT);
      outbox.wake();
      long before = System.nanoTime();
      await(() -> rows.query("select key from outbox where state = 'sent'").size() == 2);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(2_500));
      assertThat(rows.query("select key from outbox where state = 'waiting'"))
          .containsExactly("slow");
    } finally {
      outbox.close();
    }
    assertThat(rows.query("select distinct state from outbox")).containsExactly("sent");
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.holds() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(condition.holds()).isTrue();
  }

  @Test
  void aChannelThatIsGoneOffOrSealedWithAnotherKeyIsNotedAndNotTried() throws Exception {
    through("chat", "unreadable");
    through("pager", "off");
    rows.waiting("gone", "dba", "S", clock.now());
    rows.run("update outbox set channel = 'none', lane = '1/dba/none' where key = 'gone'");
    rows.run("update channel set enabled = false where name = 'pager'");
    rows.run("update channel set sealed = set_byte(sealed, 20, 0) where name = 'chat'");

    drain(outbox());

    assertThat(rows.rows())
        .containsExactly(
            "gone unaddressed 1 The team dba has no channel none any more.",
            "off unaddressed 1 The channel pager of the team dba is switched off.",
            "unreadable unaddressed 1 The secret cannot be read with the key of this server. Enter"
                + " it again.");
    assertThat(receiver.requests).isEmpty();
  }

  @Test
  void aPersonIsReachedByMailAndByTelephone() throws Exception {
    settings.put("BELFRY_NTFY_URL", other.address("/"));
    rows.run(
        "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
            + " password_change_required, created_at, mail, ntfy_topic) values (1, 'ada', 'Ada',"
            + " '{}', '', false, now(), 'ada@example.com', 'ada-rings')");
    for (String lane : List.of("mail", "ntfy/1")) {
      rows.waiting(lane, "dba", "S", clock.now(), EVENT);
      rows.run(
          "update outbox set person = (select id from app_user where username = 'ada'), lane = ?"
              + " where key = ?",
          lane,
          lane);
    }
    drain(outbox());
    assertThat(rows.query("select recipient from outbox order by key"))
        .containsExactly("ada@example.com", "ntfy of ada");
    assertThat(other.requests.get(0).body()).contains("\"topic\":\"ada-rings\"");
    assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("ada@example.com");

    rows.run("update app_user set mail = null, ntfy_topic = null");
    rows.run("update outbox set state = 'waiting', attempts = 0, sent_at = null");
    drain(outbox());
    assertThat(rows.rows())
        .containsExactly(
            "mail unaddressed 1 The user ada has no mail address.",
            "ntfy/1 unaddressed 1 The user ada has no topic of ntfy.");
  }

  private void through(String channel, String key) {
    through(channel, key, Occasion.OPENED);
  }

  private void through(String channel, String key, Occasion occasion) {
    rows.through(channel, key, EVENT, occasion, clock.now());
  }
}
