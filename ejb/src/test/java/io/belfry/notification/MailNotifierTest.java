package io.belfry.notification;

import static io.belfry.journal.SampleAlerts.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.belfry.channel.ChannelKind;
import io.belfry.channel.Destination;
import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.ledger.Ledger;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.SampleReleases;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail to a real SMTP server. */
@Timeout(60)
class MailNotifierTest {
  private final FixedClock clock = new FixedClock();
  private GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aMailHasItsSubjectItsBodyAndItsKey() throws Exception {
    notifier(Map.of("BELFRY_SMTP_FROM", "belfry@example.com"))
        .send(notification("dba@example.com", "[P1] Zürich ist weg 🔔", "Läuft\n.\nnicht\n"));

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("[P1] Zürich ist weg 🔔");
    assertThat(mail.getHeader("Subject")[0]).isASCII().contains("=?UTF-8?");
    assertThat(mail.getContent()).asString().isEqualToNormalizingNewlines("Läuft\n.\nnicht");
    assertThat(mail.getContentType()).containsIgnoringCase("charset=utf-8");
    assertThat(mail.getHeader("X-Belfry-Key")).containsExactly("opened/1");
    assertThat(mail.getFrom()).extracting(String::valueOf).containsExactly("belfry@example.com");
    assertThat(mail.getRecipients(Message.RecipientType.TO))
        .extracting(String::valueOf)
        .containsExactly("dba@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Disk\r\nBcc: thief@example.com\r\n\r\nHello",
        "Disk\nBcc: thief@example.com",
        "Disk\rBcc: thief@example.com",
        "Disk\r\n\tBcc: thief@example.com",
        "Dïsk\r\nBcc: thief@example.com",
        "Disk\u0085Bcc: thief@example.com\u2028Bcc: thief@example.com",
      })
  void aLineBreakInASubjectBeginsNoHeaderOfAStrangersOwn(String subject) throws Exception {
    notifier(Map.of()).send(notification("dba@example.com", subject, "Body"));

    MimeMessage mail = only();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject())
        .matches("D.sk Bcc: thief@example.com.*")
        .doesNotContain("\r", "\n", "\u2028", "\u0085");
    assertThat(GreenMailUtil.getBody(mail).strip()).isEqualTo("Body");
  }

  @Test
  void aSubjectWithoutEndIsCut() throws Exception {
    notifier(Map.of()).send(notification("dba@example.com", "x".repeat(5000), "Body"));

    assertThat(only().getSubject()).isEqualTo("x".repeat(250));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dba@example.com\r\nRCPT TO:<thief@example.com>",
        "dba@example.com>\r\nRCPT TO:<thief@example.com",
        "dba@example.com\nBcc: thief@example.com",
        "no address",
      })
  void anAddressThatIsNoneIsNotUsed(String address) {
    assertThatThrownBy(() -> notifier(Map.of()).send(notification(address, "S", "B")))
        .isInstanceOf(jakarta.mail.MessagingException.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void whereTheServerAsksForAPasswordItIsSent() throws Exception {
    server.setUser("belfry", "right");
    Notification notification = notification("dba@example.com", "S", "B");

    assertThatThrownBy(
            () ->
                notifier(Map.of("BELFRY_SMTP_USER", "belfry", "BELFRY_SMTP_PASSWORD", "wrong"))
                    .send(notification))
        .isInstanceOf(jakarta.mail.AuthenticationFailedException.class);
    notifier(Map.of("BELFRY_SMTP_USER", "belfry", "BELFRY_SMTP_PASSWORD", "right"))
        .send(notification);
    only();
  }

  @Test
  void encryptionThatIsAskedForAndNotOfferedSendsNothing() {
    assertThatThrownBy(
            () ->
                notifier(Map.of("BELFRY_SMTP_STARTTLS", "true"))
                    .send(notification("dba@example.com", "S", "B")))
        .isInstanceOf(jakarta.mail.MessagingException.class)
        .hasMessageContaining("STARTTLS");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void withoutAServerThereIsNoWayAndItSaysWhatToSet() {
    assertThat(new MailNotifier(new Settings(name -> null)).unavailable())
        .contains("BELFRY_SMTP_HOST");
    assertThat(notifier(Map.of()).unavailable()).isEmpty();
  }

  @Test
  void aServerThatWasAwayGetsTheMailWhenItIsBack() throws Exception {
    DataSource database = TestDatabase.fresh();
    OutboxRows rows = new OutboxRows(database);
    rows.team("dba", "dba@example.com");
    rows.waiting("a", "dba", "[P2] Disk", clock.now());
    int port = server.getSmtp().getPort();
    Outbox outbox = rows.outbox(notifier(Map.of()), clock::now);

    server.stop();
    outbox.sendWhatIsDue();
    assertThat(rows.rows()).singleElement().asString().startsWith("a waiting 1 Couldn't connect");

    server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    server.start();
    outbox.sendWhatIsDue();
    assertThat(server.getReceivedMessages()).isEmpty();
    clock.advance(Duration.ofSeconds(2));
    outbox.sendWhatIsDue();
    outbox.sendWhatIsDue();

    assertThat(only().getSubject()).isEqualTo("[P2] Disk");
    assertThat(rows.rows()).containsExactly("a sent 2");
  }

  @Test
  void whatAnAlertSaysReachesTheOwnerOfTheNewEventAndNobodyElse() throws Exception {
    DataSource database = TestDatabase.fresh();
    OutboxRows rows = new OutboxRows(database);
    rows.team("operations", "ops@example.com");
    Alert alert =
        new Alert(
            "test",
            "DiskFull",
            "host-1",
            Status.FIRING,
            Severity.CRITICAL,
            "Größe: 99 %\r\nBcc: thief@example.com",
            "",
            "host-1",
            Map.of(),
            0,
            "");
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults())) {
      Ledger ledger =
          Ledger.open(
              database,
              journal.head().epoch(),
              EngineSettings.defaults().lanes(),
              List.of(new OutboxWriter()));
      try (Engine engine =
          new Engine(journal, SampleReleases.source(), ledger, EngineSettings.defaults())) {
        engine.start();
        journal.append(request(alert)).get(5, TimeUnit.SECONDS);
        journal.append(request(alert)).get(5, TimeUnit.SECONDS);
        while (engine.position() < journal.head().position()) {
          Thread.sleep(5);
        }
      }
    }
    Outbox outbox = rows.outbox(notifier(Map.of()), clock::now);
    outbox.sendWhatIsDue();
    outbox.sendWhatIsDue();

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("[P2] Größe: 99 % Bcc: thief@example.com");
    assertThat(mail.getAllRecipients())
        .extracting(String::valueOf)
        .containsExactly("ops@example.com");
    assertThat(mail.getContent())
        .asString()
        .contains("Event     1", "Priority  P2", "none knows this type of alert");
  }

  private MimeMessage only() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private MailNotifier notifier(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("BELFRY_SMTP_HOST", "127.0.0.1");
    settings.put("BELFRY_SMTP_PORT", Integer.toString(server.getSmtp().getPort()));
    return new MailNotifier(new Settings(settings::get));
  }

  private static Notification notification(String to, String subject, String body) {
    return new Notification(
        "opened/1",
        Occasion.OPENED,
        "dba",
        Destination.of(ChannelKind.MAIL, to),
        subject,
        body,
        new UUID(0, 1),
        null);
  }
}
