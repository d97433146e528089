package io.belfry.handling;

import static io.belfry.journal.SampleAlerts.firing;
import static io.belfry.journal.SampleAlerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.DecisionKind;
import io.belfry.escalation.EscalationWriter;
import io.belfry.escalation.Escalations;
import io.belfry.facts.Priority;
import io.belfry.identity.Caller;
import io.belfry.incident.IncidentWriter;
import io.belfry.journal.Alert;
import io.belfry.notification.OutboxWriter;
import io.belfry.notification.SampleOutcomes;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.response.ResponseWriter;
import io.belfry.telling.TellingWriter;
import io.belfry.telling.Tellings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** What follows what people do, over the real line, with everything that tells people. */
@Timeout(120)
class ConsequencesTest {
  private static final Act.Findings FINDINGS = new Act.Findings("code", "a bug", "a fix");

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final FixedClock clock = new FixedClock();
  private final Workplace anna = new Workplace(database, clock, "anna", Caller.Kind.USER);
  private final Escalations escalations = new Escalations(database, clock::now, () -> {});
  private final Tellings tellings = new Tellings(database, clock::now, () -> {});
  private HandledLine line;

  @BeforeEach
  void begin() throws Exception {
    rows.run("delete from target");
    rows.users("anna", "bob", "lea");
    rows.run(
        "insert into team (tenant_id, id, name, mail) values (1, 'operations', 'O', 'o@example.org'),"
            + " (1, 'web', 'W', 'w@example.org')");
    rows.run(
        "insert into rotation (tenant_id, team, zone, starts_on, handover, members)"
            + " values (1, 'web', 'UTC', '2026-01-01', '09:00', '{3}')");
    line =
        new HandledLine(
            database,
            clock,
            List.of(
                new ResponseWriter(),
                new OutboxWriter(),
                new EscalationWriter(),
                new TellingWriter(),
                new IncidentWriter(),
                new Aftermath()));
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

  /** An event of operations, which rules find to be P2. */
  private UUID opened() throws Exception {
    deliver(firing("disk"));
    return UUID.fromString(rows.query("select id from event").get(0));
  }

  private void act(UUID event, Act act) throws Exception {
    anna.act(event, act);
    line.settle();
  }

  /** Who is told what within that time; of persons the number. */
  private List<String> told(Duration time) throws Exception {
    String before = rows.query("select coalesce(max(id), 0) from outbox").get(0);
    clock.advance(time);
    DueHandlings due = new DueHandlings(database, clock::now, Duration.ofHours(24), change -> {});
    while (due.doWhatIsDue() + escalations.doWhatIsDue() + tellings.tellWhatIsDue() > 0) {
      // Until nothing is due any more.
    }
    return since(before);
  }

  private List<String> since(String before) {
    return rows.query(
        "select coalesce('user ' || person, team), subject from outbox where id > %s order by id"
            .formatted(before));
  }

  private List<String> toldBy(UUID event, Act act) throws Exception {
    String before = rows.query("select coalesce(max(id), 0) from outbox").get(0);
    act(event, act);
    return since(before);
  }

  @Test
  void theNextTeamsStepsAreToldItAlthoughTheFirstTeamWasToldThem() throws Exception {
    UUID event = opened();
    assertThat(told(Duration.ofMinutes(15)))
        .containsExactly("operations [P2] Not acknowledged for 15m: Host disk is down");
    assertThat(toldBy(event, new Act.HandOver("web", "It is the proxy")))
        .containsExactly("web [P2, handed over to you] Host disk is down");
    assertThat(told(Duration.ofMinutes(15).minusMillis(1))).isEmpty();
    assertThat(told(Duration.ofMillis(1)))
        .containsExactly(
            "web [P2] Not acknowledged for 30m: Host disk is down",
            "user 3 [P2] Not acknowledged for 30m: Host disk is down");
  }

  @Test
  void whatGetsWorseAfterItWasHandedOverIsTheNextTeams() throws Exception {
    rows.run(
        "insert into service (tenant_id, name, owner_team, criticality) values (1, 'shop',"
            + " 'operations', 'low')");
    UUID event = opened();
    act(event, new Act.HandOver("web", "It is the proxy"));
    rows.run("delete from escalation_due");
    String before = rows.query("select max(id) from outbox").get(0);
    rows.inTransaction(
        connection -> {
          var worse =
              SampleOutcomes.of(DecisionKind.PRIORITISED, event, Priority.P1, clock.now(), 99);
          connection.createStatement().execute("update event set priority = 'P1'");
          new OutboxWriter().write(connection, List.of(worse));
          new EscalationWriter().write(connection, List.of(worse));
        });
    assertThat(since(before))
        .containsExactly("web [P1, worse] Disk full", "user 3 [P1, worse] Disk full");
    assertThat(told(Duration.ofMinutes(15)))
        .containsExactly(
            "web [P1] Not acknowledged for 15m: Host disk is down",
            "user 3 [P1] Not acknowledged for 15m: Host disk is down");
  }

  @Test
  void whoFindsSomethingMoreUrgentHasPeopleCalledAndWhoDoesNotSparesThem() throws Exception {
    rows.run(
        "insert into target (tenant_id, priority, response, resolution, warn_percent)"
            + " values (1, 'P1', 600, 7200, 75)");
    rows.run(
        "insert into notification_rule (tenant_id, name, classes, priorities, lasts, steps, enabled)"
            + " values (1, 'boss', '{}', '{P1}', 0, '[{\"after\": 0, \"tell\": [\"user:2\"]}]',"
            + " true)");
    UUID event = opened();
    rows.run("delete from incident_due");
    assertThat(toldBy(event, new Act.Prioritise("P4", "Only a test system"))).isEmpty();
    assertThat(rows.query("select count(*) from incident_due")).containsExactly("1");
    rows.run("delete from incident_due");
    assertThat(told(Duration.ofHours(2))).as("no policy is for P4").isEmpty();

    assertThat(toldBy(event, new Act.Prioritise("P1", "The shop hangs on it")))
        .containsExactly("operations [P1, raised] Host disk is down");
    assertThat(rows.query("select body from outbox where key like 'raised/%'"))
        .containsExactly(
            "Anna raised event 1 from P4 to P1: Host disk is down\n\nThe shop hangs on it\n");
    assertThat(rows.query("select count(*) from incident_due")).containsExactly("1");
    assertThat(told(Duration.ZERO))
        .contains(
            "operations [P1] Response is overdue: Host disk is down",
            "user 2 [P1] Host disk is down");
    assertThat(told(Duration.ofMinutes(15)))
        .containsExactly("operations [P1] Not acknowledged for 2h15m: Host disk is down");

    act(event, new Act.Prioritise("P3", "It was not that"));
    assertThat(
            rows.query(
                "select count(*) from escalation_due where kind <> 'step'"
                    + " and state = 'waiting'"))
        .as("no target is for P3")
        .containsExactly("0");
    assertThat(told(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void whoWorksOnItIsToldThatItIsMoreUrgentByTheOthers() throws Exception {
    UUID event = opened();
    rows.run("update event set handling = 'in-progress', assignee = 2");
    assertThat(toldBy(event, new Act.Prioritise("P1", "The shop hangs on it")))
        .containsExactly("user 2 [P1, raised] Host disk is down");
    rows.run("update event set assignee = 1, override_priority = null");
    assertThat(toldBy(event, new Act.Prioritise("P1", "The shop hangs on it"))).isEmpty();
  }

  @Test
  void whenAnAcknowledgementEndsTheTeamHearsItAlthoughAllStepsAreUsedUp() throws Exception {
    UUID event = opened();
    for (int step = 0; step < 4; step++) {
      assertThat(told(Duration.ofMinutes(15))).hasSize(1);
    }
    act(event, new Act.Acknowledge(null, clock.now().plusSeconds(600)));
    assertThat(told(Duration.ofMinutes(10).minusMillis(1))).isEmpty();
    assertThat(told(Duration.ofMillis(1)))
        .containsExactly("operations [P2, open again] Host disk is down");
    assertThat(told(Duration.ofMinutes(15)))
        .containsExactly("operations [P2] Not acknowledged for 1h25m: Host disk is down");
    act(event, new Act.Acknowledge(null, clock.now().plusSeconds(600)));
    deliver(resolved("disk"));
    assertThat(told(Duration.ofMinutes(10))).as("it is over").isEmpty();
  }

  @Test
  void whatWasClosedEscalatesWhenItIsOpenAgain() throws Exception {
    UUID event = opened();
    assertThat(told(Duration.ofMinutes(15))).hasSize(1);
    act(event, new Act.Close(FINDINGS, null));
    assertThat(told(Duration.ofMinutes(30))).isEmpty();
    act(event, new Act.Reopen("Not yet"));
    assertThat(told(Duration.ofMinutes(15).minusMillis(1))).isEmpty();
    assertThat(told(Duration.ofMillis(1)))
        .containsExactly("operations [P2] Not acknowledged for 1h: Host disk is down");
  }

  @Test
  void whoWasToldHearsOnceThatItIsResolvedThoughItNeverRecovered() throws Exception {
    rows.run(
        "insert into channel (tenant_id, team, name, kind, address, priorities, enabled,"
            + " created_at) values (1, 'operations', 'chat', 'slack', 'shown', '{}', true, now()),"
            + " (1, 'operations', 'pager', 'pagerduty', 'shown', '{}', true, now())");
    UUID event = opened();
    rows.run("update outbox set state = 'sent'");
    assertThat(toldBy(event, new Act.Resolve(FINDINGS, null)))
        .containsExactlyInAnyOrder(
            "operations [Resolved] Host disk is down", "operations [Resolved] Host disk is down");
    assertThat(
            rows.query(
                "select coalesce(channel, 'mail') from outbox"
                    + " where occasion = 'recovered' order by 1"))
        .as("the pager is followed by itself")
        .containsExactly("chat", "mail");
    assertThat(toldBy(event, new Act.Close(FINDINGS, null))).isEmpty();

    act(event, new Act.Reopen("Not yet"));
    deliver(resolved("disk"));
    assertThat(rows.query("select channel from outbox where subject like '[Recovered]%'"))
        .as("nobody else was told anew")
        .containsExactly("pager");
    assertThat(toldBy(event, new Act.Close(FINDINGS, null))).as("it recovered").isEmpty();
  }
}
