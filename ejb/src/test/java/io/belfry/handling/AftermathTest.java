package io.belfry.handling;

import static io.belfry.journal.SampleAlerts.alert;
import static io.belfry.journal.SampleAlerts.firing;
import static io.belfry.journal.SampleAlerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.event.LiveStream;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.identity.Caller;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the rules find out about events that people already handle, over the real line. */
class AftermathTest {
  private static final Act.Findings FINDINGS = new Act.Findings("code", "a bug", "a fix");

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final FixedClock clock = new FixedClock();
  private final Workplace anna = new Workplace(database, clock, "anna", Caller.Kind.USER);
  private final Aftermath aftermath = new Aftermath();
  private HandledLine line;

  @BeforeEach
  void begin() throws Exception {
    rows.users("anna");
    line = new HandledLine(database, clock, List.of(aftermath));
  }

  @AfterEach
  void close() {
    line.close();
    anna.close();
  }

  private void deliver(Alert... alerts) throws Exception {
    clock.advance(Duration.ofSeconds(1));
    line.deliver(alerts);
    line.settle();
  }

  private UUID event(String key) {
    return UUID.fromString(
        rows.query("select id from event where key = '" + key + "' order by number desc limit 1")
            .get(0));
  }

  private void act(UUID event, Act act) throws Exception {
    clock.advance(Duration.ofSeconds(1));
    anna.act(event, act);
    line.settle();
  }

  @Test
  void whatFiresAgainAfterItWasResolvedIsOpenAgainAndItsAssigneeIsTold() throws Exception {
    deliver(firing("disk"));
    UUID event = event("disk");
    act(event, new Act.Start(null));
    deliver(resolved("disk"));
    act(event, new Act.Resolve(FINDINGS, null));
    aftermath.changes();

    deliver(firing("disk"));

    assertThat(states()).containsExactly("1 open firing 1");
    assertThat(anna.read(event).handled().assignee()).isEqualTo(1);
    assertThat(anna.read(event).handled().cause()).isNull();
    assertThat(rows.query("select key, person, subject from outbox"))
        .containsExactly("recurred/" + event + "/1/1/mail 1 [P2, again] Host disk is down");
    assertThat(history()).endsWith("belfry recur resolved open");
    assertThat(aftermath.changes())
        .containsExactly(
            new LiveStream.Change(1, List.of(new LiveStream.ChangedEvent(event, 1, "handled")), 0));
  }

  @Test
  void anAlertOfASenderThatNeverRecoversReopensToo() throws Exception {
    deliver(firing("trap"));
    act(event("trap"), new Act.Resolve(FINDINGS, null));
    deliver(firing("trap"));
    assertThat(states()).containsExactly("1 open firing 1");
    assertThat(rows.query("select key, person, team from outbox"))
        .containsExactly("recurred/" + event("trap") + "/1 null operations");
  }

  @Test
  void theTeamIsToldOfARecurrenceByEachChannelThatIsForItsPriority() throws Exception {
    rows.run("insert into team (tenant_id, id, name) values (1, 'operations', 'O')");
    for (String priority : List.of("P1", "P2")) {
      rows.run(
          "insert into channel (tenant_id, team, name, kind, address, priorities, enabled,"
              + " created_at) values (1, 'operations', 'chat-' || ?, 'slack', 'shown',"
              + " array[?], true, now())",
          priority,
          priority);
    }
    deliver(firing("trap"));
    act(event("trap"), new Act.Resolve(FINDINGS, null));
    deliver(firing("trap"));
    assertThat(rows.query("select key, channel, occasion, rank from outbox"))
        .containsExactly("recurred/" + event("trap") + "/1/chat-P2 chat-P2 changed 2");
  }

  @Test
  void aRepetitionOfWhatTheResponderKnewReopensNothing() throws Exception {
    deliver(starting("disk", clock.now().toEpochMilli()));
    act(event("disk"), new Act.Resolve(FINDINGS, null));
    deliver(starting("disk", clock.now().minusSeconds(2).toEpochMilli()));
    assertThat(rows.query("select fate, alerts from fate_count order by fate"))
        .containsExactly("duplicate 1", "opened 1");
    assertThat(states()).containsExactly("1 resolved firing 0");
    deliver(resolved("disk"));
    assertThat(states()).containsExactly("1 resolved cleared 0");
  }

  @Test
  void whatWasClosedStaysClosedAndTheNextAlertOpensAnother() throws Exception {
    deliver(firing("disk"));
    act(event("disk"), new Act.Close(FINDINGS, null));
    deliver(firing("disk"));
    assertThat(states()).containsExactly("1 closed firing 0", "2 open firing 0");
  }

  @Test
  void aClosedEventThatIsOpenedAgainGetsTheAlertsOfItsKeyAgain() throws Exception {
    deliver(firing("disk"), firing("disk"));
    UUID event = event("disk");
    act(event, new Act.Close(FINDINGS, null));
    act(event, new Act.Reopen("not yet"));
    deliver(firing("disk"), resolved("disk"));

    assertThat(states()).containsExactly("1 open cleared 1");
    assertThat(rows.query("select alerts from event_activity")).containsExactly("4");
  }

  @Test
  void aRecoveryOverwritesNothingThatPeopleDid() throws Exception {
    deliver(firing("disk"));
    UUID event = event("disk");
    act(event, new Act.Start("on it"));
    act(event, new Act.Prioritise("P4", "only a test system"));
    deliver(resolved("disk"));

    assertThat(states()).containsExactly("1 in-progress cleared 0");
    assertThat(anna.read(event).priority()).isEqualTo("P4");
    assertThat(anna.read(event).handled().assignee()).isEqualTo(1);
  }

  /** Two hours of silence, an alert on its way, and a close that could not know of it. */
  @Test
  void whatFiresWhileItIsClosedForBeingOverStaysOpen() throws Exception {
    deliver(firing("disk"));
    deliver(resolved("disk"));
    UUID event = event("disk");
    deliver(firing("disk"));
    rows.inTransaction(
        connection -> {
          connection
              .createStatement()
              .execute("update event set handling = 'closed', closed_at = now()");
          Inbox.leave(
              connection,
              1,
              List.of(
                  new Change.EventClosed(event, "disk", clock.now().toEpochMilli() + 9, false)));
        });
    line.settle();
    assertThat(states()).containsExactly("1 open firing 1");
    assertThat(rows.query("select kind from decision order by position desc limit 1"))
        .containsExactly("kept-open");

    // It still is the event of its key.
    deliver(resolved("disk"));
    assertThat(states()).containsExactly("1 open cleared 1");
  }

  @Test
  void anAlertThatComesAfterTheCloseKeepsTheEventOpen() throws Exception {
    deliver(firing("disk"));
    UUID event = event("disk");
    long closedAt = clock.now().toEpochMilli();
    deliver(firing("disk"));
    rows.inTransaction(
        connection -> {
          connection
              .createStatement()
              .execute("update event set handling = 'closed', closed_at = now()");
          Inbox.leave(
              connection, 1, List.of(new Change.EventClosed(event, "disk", closedAt, true)));
        });
    line.settle();
    assertThat(states()).containsExactly("1 open firing 1");
  }

  @Test
  void whatGetsWorseWhileSomebodyWorksOnItIsToldAgain() throws Exception {
    deliver(alert("disk", Status.FIRING, Severity.WARNING));
    UUID event = event("disk");
    act(event, new Act.Acknowledge(null, null));
    deliver(alert("disk", Status.FIRING, Severity.CRITICAL));

    assertThat(states()).containsExactly("1 acknowledged firing 0");
    assertThat(rows.query("select person, subject from outbox"))
        .containsExactly("1 [P2, worse] Host disk is down");
    assertThat(history()).endsWith("belfry worsen acknowledged acknowledged");
    assertThat(anna.read(event).handled().version()).isEqualTo(2);

    // Better, and as bad as it was known to be: no news.
    deliver(alert("disk", Status.FIRING, Severity.WARNING));
    deliver(alert("disk", Status.FIRING, Severity.CRITICAL));
    assertThat(rows.query("select count(*) from outbox")).containsExactly("1");
  }

  @Test
  void whatGetsWorseAndNobodyWorksOnIsNotToldHere() throws Exception {
    deliver(alert("disk", Status.FIRING, Severity.WARNING));
    deliver(alert("disk", Status.FIRING, Severity.CRITICAL));
    assertThat(rows.query("select count(*) from outbox")).containsExactly("0");
    assertThat(history()).isEmpty();
  }

  @Test
  void aRestartTellsNothingTwice() throws Exception {
    deliver(alert("disk", Status.FIRING, Severity.WARNING));
    act(event("disk"), new Act.Acknowledge(null, null));
    deliver(alert("disk", Status.FIRING, Severity.CRITICAL));
    line.close();
    line = new HandledLine(database, clock, List.of(aftermath));
    line.settle();
    deliver(resolved("disk"));
    assertThat(rows.query("select count(*) from outbox")).containsExactly("1");
    assertThat(states()).containsExactly("1 acknowledged cleared 0");
  }

  private static Alert starting(String key, long startsAt) {
    return new Alert(
        "test",
        "HostDown",
        key,
        Status.FIRING,
        Severity.CRITICAL,
        "Host " + key + " is down",
        "",
        key,
        Map.of(),
        startsAt,
        "");
  }

  private List<String> states() {
    return rows.query("select number, handling, condition, reopened from event order by number");
  }

  private List<String> history() {
    return rows.query(
        "select actor, action, handling_before, handling_after from event_action order by id");
  }
}
