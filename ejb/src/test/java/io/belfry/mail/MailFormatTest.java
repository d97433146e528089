package io.belfry.mail;

import static io.belfry.mail.SampleMails.OURS;
import static io.belfry.mail.SampleMails.bytes;
import static io.belfry.mail.SampleMails.plain;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.intake.Parsed;
import io.belfry.journal.Alert;
import io.belfry.platform.Fault;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailFormatTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private static Parsed parse(byte[] mail) {
    return new MailFormat("envelope@example.com").parse(mail, NOW);
  }

  private static Alert read(byte[] mail) {
    Parsed parsed = parse(mail);
    assertThat(parsed.rejected()).isEmpty();
    assertThat(parsed.alerts()).hasSize(1);
    return parsed.alerts().get(0);
  }

  private static Alert read(String mail) {
    return read(bytes(mail));
  }

  @Test
  void aMailWithTagsIsAnAlertWithAllTheySay() {
    Alert alert =
        read(plain(":critical: :org:acme.shop: :svr:db01.example.com: Backup failed", "No space"));

    assertThat(alert.source()).isEqualTo("mail");
    assertThat(alert.type()).isEqualTo("Mail");
    assertThat(alert.key()).isEqualTo("mail/backup@db01.example.com/db01.example.com/backup");
    assertThat(alert.status()).isEqualTo(Status.FIRING);
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.summary()).isEqualTo("Backup failed");
    assertThat(alert.ci()).isEqualTo("db01.example.com");
    assertThat(alert.labels())
        .containsEntry("from", "backup@db01.example.com")
        .containsEntry("org", "acme.shop")
        .containsEntry("svr", "db01.example.com")
        .containsEntry("description", "No space")
        .doesNotContainKeys("schedule", "unread-tags");
  }

  @Test
  void aMailWithoutTagsIsAWarning() {
    Alert alert = read(plain("Backup failed", ""));

    assertThat(alert.severity()).isEqualTo(Severity.WARNING);
    assertThat(alert.key()).isEqualTo("mail/backup@db01.example.com//backup");
    assertThat(alert.ci()).isEmpty();
  }

  @Test
  void aScheduleTravelsAsALabelAndAMistakeIsNamed() {
    Alert alert = read(plain("Report :sched-perhour-2/1 :sched-perday-24: :sched-perweek-1:", ""));

    assertThat(alert.labels())
        .containsEntry("schedule", "perhour-2/1 perday-24/0")
        .containsEntry("unread-tags", ":sched-perweek-1:");
  }

  @Test
  void theEndOfAProblemHasTheKeyOfTheProblem() {
    Alert problem = read(plain("Backup of db01 failed", ""));
    Alert end = read(plain("RESOLVED: Backup of db01", ""));

    assertThat(end.status()).isEqualTo(Status.RESOLVED);
    assertThat(end.key()).isEqualTo(problem.key());
  }

  @Test
  void theSameMailTwiceHasOneIdempotencyKeyAndAnotherHasAnother() {
    String mail = plain("Backup failed", "No space");

    assertThat(read("Received: from elsewhere\r\n" + mail).idempotencyKey())
        .isEqualTo(read(mail).idempotencyKey())
        .isNotEmpty()
        .isNotEqualTo(read(mail.replace("No space", "No disk")).idempotencyKey())
        .isNotEqualTo(read(mail.replace("<1@", "<2@")).idempotencyKey());
    assertThat(read(mail.replace("Message-ID", "X-Number")).idempotencyKey()).isEmpty();
  }

  @Test
  void noTokenIsKeptInWhateverWayItIsWritten() {
    String again = "Sent to " + OURS.toUpperCase(Locale.ROOT) + "@belfry and " + OURS;
    String mail =
        plain("Report for " + OURS, again)
            .replace("Date:", "Received: for <%s@b>\r\nDate:".formatted(OURS));
    String packed =
        plain("Report", Base64.getMimeEncoder().encodeToString(again.getBytes(UTF_8)))
            .replace("Content-Type", "Content-Transfer-Encoding: base64\r\nContent-Type")
            .replace(
                "Subject: Report",
                "Subject: =?utf-8?B?%s?="
                    .formatted(Base64.getEncoder().encodeToString(OURS.getBytes(UTF_8))));
    for (String sent : new String[] {mail, packed}) {
      Parsed parsed = parse(bytes(sent));
      String kept = parsed.alerts().get(0) + new String(parsed.original(), UTF_8);

      assertThat(kept.toLowerCase(Locale.ROOT)).contains("(replaced)").doesNotContain("aaaaaaaaaa");
      assertThat(kept).contains("Sent to (replaced)@belfry and (replaced)");
    }
  }

  @Test
  void theOriginalShowsFieldsAndWordsDecoded() {
    String mail =
        plain("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "caf=C3=A9")
            .replace("Content-Type", "Content-Transfer-Encoding: quoted-printable\r\nContent-Type");

    assertThat(new String(parse(bytes(mail)).original(), UTF_8))
        .contains("Subject: Grüße\n", "Message-ID: <1@db01.example.com>\n", "\n\ncafé");
    assertThat(read(mail).summary()).isEqualTo("Grüße");
  }

  @Test
  void plainTextWinsOverHtmlAndAttachmentsAreOnlyNamed() {
    String mail =
        plain("Report", "").replace("text/plain; charset=utf-8", "multipart/mixed; boundary=\"o\"")
            + """
            --o
            Content-Type: multipart/alternative; boundary="i"

            --i
            Content-Type: text/html

            <p>html</p>
            --i
            Content-Type: text/plain; charset=iso-8859-1

            gr\u00fcn
            --i--
            --o
            Content-Type: text/plain; name="log.txt"
            Content-Disposition: attachment

            a log
            --o--
            """
                .replace("\n", "\r\n");
    Parsed parsed = parse(mail.getBytes(ISO_8859_1));

    assertThat(parsed.alerts().get(0).labels()).containsEntry("description", "grün");
    assertThat(new String(parsed.original(), UTF_8))
        .contains("[text/plain; name=\"log.txt\"]")
        .doesNotContain("a log");
  }

  @Test
  void htmlAloneIsReadAsItsWords() {
    String mail =
        plain(
                "Report",
                "<style>p{}</style><p>Disk&nbsp;&lt;sda&gt; <b>full</b></p><script>x()</script>")
            .replace("text/plain", "text/html");

    assertThat(read(mail).labels()).containsEntry("description", "Disk <sda> full");
  }

  @Test
  void theAuthorIsTheAddressAndNotWhatANameSays() {
    String mail = plain("Report", "").replace("\"Backup\"", "=?utf-8?Q?root=40example.com=2C?=");

    assertThat(read(mail).labels()).containsEntry("from", "backup@db01.example.com");
  }

  @Test
  void aMailOfBelfryItselfIsRefusedBecauseItWouldNeverEnd() {
    String own = plain("Event 1", "").replace("Date:", "X-Belfry-Key: 1\r\nDate:");

    assertThatThrownBy(() -> read(own)).isInstanceOf(Fault.class).hasMessageContaining("own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\r\n", "no field\r\n\r\ntext", "Subject:\r\n\r\n", ":\r\n", "From: \r\n\r\n"})
  void whatIsHardlyAMailIsAnAlertAnyhow(String mail) {
    Alert alert = read(mail);

    assertThat(alert.labels()).containsEntry("from", "envelope@example.com");
    assertThat(alert.summary()).isNotEmpty();
  }

  @Test
  void withoutASubjectTheFirstLineIsOne() {
    assertThat(read(plain(":critical:", "\n\nDisk full\nmore")).summary()).isEqualTo("Disk full");
    assertThat(read(plain("", "")).summary()).isEqualTo("(no subject)");
  }

  @Test
  void theCharsetThatNobodyKnowsCostsNothing() {
    assertThat(read(plain("Report", "naïve").replace("utf-8", "klingon")).labels())
        .containsEntry("description", "naïve");
    assertThat(read(plain("=?klingon?Q?Report?=", "")).summary()).isNotEmpty();
  }

  @Test
  void aMailOfNothingButDepthOrPartsIsReadInTime() {
    StringBuilder deep = new StringBuilder("Subject: deep\r\n");
    StringBuilder wide =
        new StringBuilder("Subject: wide\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (int i = 0; i < 100_000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
      wide.append("--b\r\n\r\nx\r\n");
    }
    long start = System.nanoTime();

    assertThat(read(deep.toString()).summary()).isEqualTo("deep");
    assertThat(read(wide.toString()).summary()).isEqualTo("wide");
    assertThat(read("Subject: " + "a ".repeat(400_000)).summary()).startsWith("a a");
    assertThat(read("X: y\r\n".repeat(100_000) + "\r\n" + "<&<".repeat(20_000)).summary())
        .isNotEmpty();
    assertThat(
            read(plain("html", "<&<!--".repeat(100_000)).replace("text/plain", "text/html"))
                .summary())
        .isEqualTo("html");
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  /** Whatever damage: an alert that fits the journal, or the sender's fault. */
  @Test
  void damagedMailsAreReadOrRefused() {
    long seed = Long.getLong("belfry.seed", new Random().nextLong());
    Random random = new Random(seed);
    byte[] good =
        bytes(
            plain(":critical: :svr:a.b: =?utf-8?B?R3LDvMOfZQ==?=", "--b\r\n\r\nx\r\n--b--")
                .replace("text/plain", "multipart/mixed; boundary=b"));
    int read = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] mail = good.clone();
      for (int i = 1 + random.nextInt(20); i > 0; i--) {
        mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
      }
      try {
        Alert alert = read(mail);
        assertThat(alert.key().length()).as("seed " + seed).isLessThanOrEqualTo(512);
        assertThat(alert.key() + alert.summary() + alert.labels())
            .as("seed " + seed)
            .doesNotContain("\0");
        read++;
      } catch (Fault refused) {
        assertThat(refused.detail()).as("seed " + seed).isNotEmpty();
      }
    }
    assertThat(read).as("seed " + seed).isGreaterThan(1_500);
  }
}
