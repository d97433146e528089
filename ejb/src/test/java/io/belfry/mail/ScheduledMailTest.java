package io.belfry.mail;

import static io.belfry.mail.SampleMails.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.identity.Caller;
import io.belfry.identity.Permission;
import io.belfry.identity.TokenAuthenticator;
import io.belfry.intake.Intake;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.ledger.Ledger;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.SampleReleases;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a mail on a socket to the event that says that the next one stayed away. */
class ScheduledMailTest {
  private static final class OneToken extends TokenAuthenticator {
    @Override
    public Optional<Caller> authenticate(String token) {
      return Optional.of(new Caller(1, "test", Set.of(Permission.ALERTS_WRITE), Caller.Kind.TOKEN));
    }
  }

  private final DataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private Journal journal;
  private Engine engine;
  private MailListener listener;
  private int mails;

  @BeforeEach
  void start() throws Exception {
    journal = Journal.open(database, clock::now, JournalSettings.defaults());
    engine =
        new Engine(
            journal,
            SampleReleases.source(),
            Ledger.open(
                database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of()),
            EngineSettings.defaults());
    engine.start();
    listener =
        new MailListener(
            new MailSettings(0, "127.0.0.1", 3, 2, Duration.ofSeconds(20), Duration.ofSeconds(60)),
            new OneToken(),
            new Intake(journal, clock::now));
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.close();
    journal.close();
    engine.close();
  }

  @Test
  void aScheduledMailThatStaysAwayBecomesAnEventAndALateOneClearsIt() throws Exception {
    send();
    pass(Duration.ofMinutes(50));
    send();
    pass(Duration.ofMinutes(59));
    assertThat(events()).as("one came within the hour").isEmpty();

    pass(Duration.ofMinutes(20));
    assertThat(events())
        .containsExactly(
            "Mail: Nightly report: 0 came within the last hour, at least 1 must firing");

    send();
    assertThat(events())
        .containsExactly(
            "Mail: Nightly report: 0 came within the last hour, at least 1 must cleared");
  }

  private void send() throws Exception {
    try (SmtpTalk sender = SmtpTalk.greeted(listener.port())) {
      // The same Message-ID again would be a second copy, which counts once.
      String mail =
          SampleMails.plain("Nightly report", "All is well\n:sched-perhour-2/1:\n")
              .replace("<1@", "<" + ++mails + "@");
      String answer = sender.mail(OURS + "@belfry", mail);
      assertThat(answer).startsWith("250 2.0.0");
    }
    settle();
  }

  private void pass(Duration time) throws Exception {
    clock.advance(time);
    settle();
  }

  /** Waits until the watermark is now, and everything before it is judged. */
  private void settle() throws Exception {
    long now = clock.now().toEpochMilli();
    while (journal.watermark() < now
        || !engine.isReady()
        || engine.position() < journal.head().position()) {
      Thread.sleep(5);
    }
    Thread.sleep(500); // deadlines are looked at ten times a second
  }

  private List<String> events() throws Exception {
    List<String> events = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bind(connection, 1);
      try (ResultSet rows =
          connection
              .createStatement()
              .executeQuery("select subject, condition from event order by number")) {
        while (rows.next()) {
          events.add(rows.getString(1) + " " + rows.getString(2));
        }
      }
    }
    return events;
  }
}
