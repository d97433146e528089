package io.belfry.mail;

import static io.belfry.mail.SampleMails.OURS;
import static io.belfry.mail.SampleMails.READER;
import static io.belfry.mail.SampleMails.THEIRS;
import static io.belfry.mail.SampleMails.UNKNOWN;
import static io.belfry.mail.SampleMails.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.Severity;
import io.belfry.identity.Caller;
import io.belfry.identity.Permission;
import io.belfry.identity.TokenAuthenticator;
import io.belfry.intake.Intake;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real listener before a real journal, and senders over real sockets. */
class MailListenerTest {
  private static final Map<String, Caller> CALLERS =
      Map.of(
          OURS, caller(1, Permission.ALERTS_WRITE),
          THEIRS, caller(2, Permission.ALERTS_WRITE),
          READER, caller(1, Permission.EVENTS_READ));

  private final FixedClock clock = new FixedClock();
  private Journal journal;
  private Intake intake;
  private MailListener listener;

  /** Knows a few tokens, until its database is gone. */
  private static final class KnownTokens extends TokenAuthenticator {
    private boolean gone;

    @Override
    public Optional<Caller> authenticate(String token) {
      if (gone) {
        throw new IllegalStateException("The database is gone");
      }
      return Optional.ofNullable(CALLERS.get(token));
    }
  }

  private final KnownTokens tokens = new KnownTokens();

  private static Caller caller(long tenant, Permission permission) {
    return new Caller(tenant, "test", Set.of(permission), Caller.Kind.TOKEN);
  }

  private static MailSettings settings(Duration idle, Duration session) {
    return new MailSettings(0, "127.0.0.1", 3, 2, idle, session);
  }

  @BeforeEach
  void start() throws Exception {
    journal = Journal.open(TestDatabase.fresh(), clock::now, JournalSettings.defaults());
    intake = new Intake(journal, clock::now);
    listen(settings(Duration.ofSeconds(20), Duration.ofSeconds(60)));
  }

  private void listen(MailSettings settings) {
    listener = new MailListener(settings, tokens, intake);
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.close();
    journal.close();
  }

  private List<Alert> stored(long tenant) throws Exception {
    List<Alert> alerts = new ArrayList<>();
    for (Entry entry : journal.read(tenant, 0, Long.MAX_VALUE, 1000)) {
      alerts.addAll(((Entry.Alerts) entry).alerts());
    }
    return alerts;
  }

  private SmtpTalk sender() throws Exception {
    return SmtpTalk.greeted(listener.port());
  }

  @Test
  void aMailOfAMailClientIsInTheJournalWhenItIsAnswered() throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(listener.port()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("ups@example.com"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(OURS + "@belfry.example"));
    message.setSubject(":critical: :svr:ups1.example.com: Überlast", "UTF-8");
    message.setText("Auf Batterie", "UTF-8");

    Transport.send(message);

    assertThat(stored(1))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(alert.summary()).isEqualTo("Überlast");
              assertThat(alert.ci()).isEqualTo("ups1.example.com");
              assertThat(alert.labels()).containsEntry("description", "Auf Batterie");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s@belfry", "%s", "belfry+%s@anything.example", "%s@[127.0.0.1]"})
  void aTokenIsAnAddressInSeveralWays(String address) throws Exception {
    try (SmtpTalk sender = sender()) {
      assertThat(sender.mail(address.formatted(OURS), plain("a", "b"))).startsWith("250 2.0.0");
    }
    assertThat(stored(1)).hasSize(1);
  }

  @Test
  void oneMailForTwoTenantsIsStoredForBoth() throws Exception {
    try (SmtpTalk sender = sender()) {
      sender.say("MAIL FROM:<>");
      sender.say("RCPT TO:<%s@a>".formatted(OURS));
      sender.say("RCPT TO:<%s@b>".formatted(THEIRS));
      sender.say("RCPT TO:<x+%s@c>".formatted(OURS));
      sender.say("DATA");
      assertThat(sender.say(plain("a", "b") + ".")).startsWith("250");
    }
    assertThat(stored(1)).hasSize(1);
    assertThat(stored(2)).hasSize(1);
  }

  @Test
  void nobodyElseIsARecipientAndNothingIsRelayed() throws Exception {
    try (SmtpTalk sender = sender()) {
      sender.say("MAIL FROM:<%s@belfry>".formatted(OURS));
      assertThat(sender.say("RCPT TO:<root@localhost>")).startsWith("550");
      assertThat(sender.say("RCPT TO:<%s@belfry>".formatted(UNKNOWN))).startsWith("550 5.1.1");
      assertThat(sender.say("RCPT TO:<%s@belfry>".formatted(READER))).startsWith("550 5.7.1");
      assertThat(sender.say("RCPT TO:<someone%%elsewhere@%s>".formatted(OURS))).startsWith("550");
      assertThat(sender.say("DATA")).startsWith("503");
      assertThat(sender.say("RCPT TO:<a@b>")).startsWith("550");
      assertThat(sender.say("RCPT TO:<a@b>")).startsWith("421");
      assertThat(sender.answer()).isEqualTo("gone");
    }
    assertThat(journal.end()).isZero();
    assertThat(intake.figures().rejected())
        .containsEntry("unauthenticated", 5L)
        .containsEntry("forbidden", 1L);
  }

  @Test
  void tokensInFieldsAndTagsProveNothing() throws Exception {
    try (SmtpTalk sender = sender()) {
      assertThat(sender.mail("root@belfry", plain(":org:acme: " + OURS, OURS))).startsWith("550");
    }
    assertThat(journal.end()).isZero();
  }

  @Test
  void whatCannotBeStoredIsToBeSentAgainAndIsStoredThen() throws Exception {
    try (SmtpTalk sender = sender()) {
      tokens.gone = true;
      assertThat(sender.mail(OURS, plain("a", "b"))).startsWith("451");
      tokens.gone = false;
      sender.say("RSET");
      assertThat(sender.mail(OURS, plain("a", "b"))).startsWith("250");

      journal.close();
      assertThat(sender.mail(OURS, plain("a", "b"))).startsWith("451 4.3.0");
      // Without RSET: a mail that was refused is over.
      assertThat(sender.mail(OURS, plain("a", "b"))).startsWith("451 4.3.0");
    }
    assertThat(intake.figures().rejected()).containsEntry("storage-unavailable", 2L);
    assertThat(intake.figures().stored()).isEqualTo(1);
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeOrAfterItCameAndTheNextIsTaken() throws Exception {
    String large = plain("a", ("x".repeat(70) + "\r\n").repeat(20_000));
    try (SmtpTalk sender = sender()) {
      assertThat(sender.say("MAIL FROM:<a@b> SIZE=" + (MailFormat.LIMIT + 1))).startsWith("552");
      assertThat(sender.mail(OURS, large)).startsWith("552 5.3.4");
      assertThat(sender.mail(OURS, plain("a", "b"))).startsWith("250");
    }
    assertThat(stored(1)).hasSize(1);
    assertThat(intake.figures().rejected()).containsEntry("body-too-large", 1L);
  }

  @Test
  void chunksAreReadLikeData() throws Exception {
    String mail = plain("in chunks", "b");
    try (SmtpTalk sender = sender()) {
      sender.say("MAIL FROM:<a@b>");
      sender.say("RCPT TO:<%s@belfry>".formatted(OURS));
      assertThat(sender.chunk("BDAT 10", mail.substring(0, 10))).startsWith("250");
      assertThat(sender.chunk("BDAT %d LAST".formatted(mail.length() - 10), mail.substring(10)))
          .startsWith("250");
    }
    assertThat(stored(1)).singleElement().extracting(Alert::summary).isEqualTo("in chunks");
  }

  @Test
  void theMailOfBelfryItselfIsRefused() throws Exception {
    try (SmtpTalk sender = sender()) {
      assertThat(sender.mail(OURS, "X-Belfry-Key: 1\r\n" + plain("a", "b"))).startsWith("554");
    }
    assertThat(journal.end()).isZero();
  }

  @Test
  void aMailThatBreaksOffIsNone() throws Exception {
    try (SmtpTalk sender = sender()) {
      sender.say("MAIL FROM:<a@b>");
      sender.say("RCPT TO:<%s@belfry>".formatted(OURS));
      sender.say("DATA");
      sender.send(plain("a", "b"));
    }
    try (SmtpTalk sender = sender()) {
      assertThat(sender.mail(OURS, plain("whole", "b"))).startsWith("250");
    }
    assertThat(stored(1)).singleElement().extracting(Alert::summary).isEqualTo("whole");
  }

  @Test
  void oneSenderGetsNotAllConnections() throws Exception {
    try (SmtpTalk one = sender();
        SmtpTalk two = sender();
        SmtpTalk three = SmtpTalk.with(listener.port())) {
      assertThat(three.answer()).startsWith("421");
      assertThat(three.answer()).isEqualTo("gone");
      assertThat(one.mail(OURS, plain("a", "b"))).startsWith("250");
      assertThat(two.mail(OURS, plain("a", "b"))).startsWith("250");
    }
  }

  @Test
  void whoIsSilentOrSlowIsNotWaitedForLong() throws Exception {
    listener.close();
    listen(settings(Duration.ofMillis(300), Duration.ofSeconds(2)));
    try (SmtpTalk silent = sender()) {
      assertThat(silent.answer()).startsWith("421");
    }
    try (SmtpTalk slow = sender()) {
      slow.say("MAIL FROM:<a@b>");
      slow.say("RCPT TO:<%s@belfry>".formatted(OURS));
      slow.say("DATA");
      long start = System.nanoTime();
      assertThatThrownBy(
              () -> {
                while (System.nanoTime() - start < 10_000_000_000L) {
                  slow.send("x");
                  Thread.sleep(50);
                }
              })
          .isInstanceOf(IOException.class);
    }
    assertThat(journal.end()).isZero();
  }

  @Test
  void noiseEndsAtMostItsOwnConnection() throws Exception {
    long seed = Long.getLong("belfry.seed", new Random().nextLong());
    Random random = new Random(seed);
    List<String> words =
        List.of(
            "EHLO x",
            "MAIL FROM:<a@b>",
            "RCPT TO:<" + OURS + "@b>",
            "DATA",
            ".",
            "RSET",
            "BDAT 5",
            "BDAT 9 LAST",
            "VRFY root",
            "EXPN root",
            "HELP",
            "STARTTLS",
            "AUTH PLAIN x",
            "NOOP",
            "MAIL FROM:<a> SIZE=99999999999",
            "RCPT TO:",
            "\u00ff\u0000",
            "x".repeat(2000));
    for (int round = 0; round < 200; round++) {
      try (SmtpTalk noise = SmtpTalk.with(listener.port())) {
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
          lines
              .append(words.get(random.nextInt(words.size())))
              .append(random.nextInt(10) == 0 ? "\n" : "\r\n");
        }
        noise.send(lines + "QUIT\r\n");
      } catch (IOException hungUp) {
        // As it may.
      }
    }
    long end = System.nanoTime() + 20_000_000_000L;
    String answer = "";
    while (!answer.startsWith("250") && System.nanoTime() < end) {
      try (SmtpTalk sender = sender()) {
        answer = sender.mail(OURS, plain("after the noise", "b"));
      } catch (IOException tooMany) {
        Thread.sleep(20);
      }
    }
    assertThat(answer).as("seed " + seed).startsWith("250");
    assertThat(stored(1)).extracting(Alert::summary).as("seed " + seed).contains("after the noise");
  }

  @Test
  void itIsOffUnlessAPortIsSetAndAPortThatIsTakenIsNamed() {
    MailSettings off = MailSettings.of(new Settings(name -> null));
    try (MailListener none = new MailListener(off, tokens, intake)) {
      none.start();
      assertThat(none.port()).isZero();
    }
    String taken = Integer.toString(listener.port());
    MailSettings same =
        MailSettings.of(new Settings(name -> name.equals("BELFRY_MAIL_PORT") ? taken : null));
    try (MailListener second = new MailListener(same, tokens, intake)) {
      assertThatThrownBy(second::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("BELFRY_MAIL_PORT (" + taken + ")");
    }
  }
}
