package io.belfry.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.DecisionKind;
import io.belfry.engine.Outcome;
import io.belfry.facts.Priority;
import io.belfry.notification.SampleOutcomes;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Escalation over virtual time, on a real database. */
@Timeout(120)
class EscalationsTest extends VirtualTime {
  @Test
  void whoIsOnCallAndThenTheLeadIsToldAndAllOfItOnceMore() throws Exception {
    open(EVENT, Priority.P1);
    assertThat(after(Duration.ofMinutes(15).minusMillis(1))).isEmpty();
    assertThat(after(Duration.ofMillis(1)))
        .containsExactly("dba", "ada [P1] Not acknowledged for 15m: Disk full");
    assertThat(query("select escalated::text from event")).containsExactly("true");
    assertThat(told).hasValue(1);
    assertThat(after(Duration.ofMinutes(15)))
        .containsExactly("bob", "ada [P1] Not acknowledged for 30m: Disk full");
    assertThat(after(Duration.ofMinutes(15)))
        .containsExactly("dba", "ada [P1] Not acknowledged for 45m: Disk full");
    assertThat(after(Duration.ofMinutes(15)))
        .containsExactly("bob", "ada [P1] Not acknowledged for 1h: Disk full");
    assertThat(after(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void aRunbookNamesThePolicyAndOneThatIsNoMoreIsTheTeams() throws Exception {
    run("insert into team (tenant_id, id, name, mail) values (1, 'ops', 'Ops', 'o@example.com')");
    run(
        "insert into escalation_policy (tenant_id, name, steps, repeats, priorities) values"
            + " (1, 'quick', '[{\"after\": 60, \"tell\": [\"team\", \"team:ops\"]},"
            + " {\"after\": 60, \"tell\": [\"lead\"]}]', 0, '{P3}')");
    UUID other = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    respond(EVENT, "quick", Priority.P3);
    respond(other, "gone", Priority.P3);

    assertThat(after(Duration.ofSeconds(59))).isEmpty();
    assertThat(after(Duration.ofSeconds(1)))
        .containsExactly("dba", "ops [P3] Not acknowledged for 1m: Disk full");
    assertThat(after(Duration.ofSeconds(60)))
        .containsExactly("bob [P3] Not acknowledged for 2m: Disk full");
    assertThat(after(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void anEventThatCanWaitIsNotEscalated() throws Exception {
    open(EVENT, Priority.P3);
    assertThat(after(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void anEventThatBecomesUrgentIsEscalatedFromThenOn() throws Exception {
    open(EVENT, Priority.P3);
    clock.advance(Duration.ofHours(2));
    run("update event set priority = 'P1'");
    keep(SampleOutcomes.of(DecisionKind.PRIORITISED, EVENT, Priority.P1, clock.now(), 9));
    assertThat(after(Duration.ofMinutes(15)))
        .containsExactly("dba", "ada [P1] Not acknowledged for 2h15m: Disk full");
  }

  @Test
  void whatPeopleFoundToBeLessUrgentTheRulesDoNotEscalate() throws Exception {
    open(EVENT, Priority.P3);
    run("update event set priority = 'P1', override_priority = 'P4'");
    keep(SampleOutcomes.of(DecisionKind.PRIORITISED, EVENT, Priority.P1, clock.now(), 9));
    assertThat(after(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void whatIsLessUrgentByThenWaitsUntilItIsUrgentAgain() throws Exception {
    open(EVENT, Priority.P1);
    run("update event set priority = 'P3'");
    assertThat(after(Duration.ofHours(1))).isEmpty();
    run("update event set priority = 'P2'");
    keep(SampleOutcomes.of(DecisionKind.PRIORITISED, EVENT, Priority.P2, clock.now(), 9));
    assertThat(after(Duration.ofMinutes(15))).hasSize(2);
  }

  @Test
  void whoIsGoneIsNotCalledButTheTeamIs() throws Exception {
    run(
        "insert into escalation_policy (tenant_id, name, steps, repeats, priorities) values"
            + " (1, 'quick', '[{\"after\": 60, \"tell\": [\"lead\"]},"
            + " {\"after\": 60, \"tell\": [\"user:1\"]},"
            + " {\"after\": 60, \"tell\": [\"user:1\", \"user:2\"]}]', 0, '{P1}')");
    run("update team_escalation set policy = 'quick'");
    run("update app_user set disabled = true");
    open(EVENT, Priority.P1);
    assertThat(after(Duration.ofMinutes(1)))
        .containsExactly("dba [P1] Not acknowledged for 1m: Disk full");
    assertThat(after(Duration.ofMinutes(1)))
        .containsExactly("dba [P1] Not acknowledged for 2m: Disk full");
    run("update app_user set disabled = false where username = 'ada'");
    assertThat(after(Duration.ofMinutes(1)))
        .containsExactly("ada [P1] Not acknowledged for 3m: Disk full");
  }

  @Test
  void anAcknowledgementStopsItAndItsEndBeginsTheStepAnew() throws Exception {
    open(EVENT, Priority.P1);
    clock.advance(Duration.ofMinutes(10));
    run("update event set handling = 'acknowledged'");
    assertThat(after(Duration.ofHours(3))).isEmpty();

    run("update event set handling = 'open'");
    assertThat(after(Duration.ZERO)).as("people get their time again").isEmpty();
    assertThat(after(Duration.ofMinutes(15).minusMillis(1))).isEmpty();
    assertThat(after(Duration.ofMillis(1))).hasSize(2);
    run("update event set handling = 'closed'");
    assertThat(after(Duration.ofDays(1))).isEmpty();
    assertThat(query("select distinct state from escalation_due order by 1"))
        .containsExactly("over", "told");
  }

  @Test
  void aRecoveryAtNightEndsItAndWhenItFiresAgainItGoesOn() throws Exception {
    open(EVENT, Priority.P1);
    run("update event set condition = 'cleared', handling = 'open'");
    assertThat(after(Duration.ofHours(3))).isEmpty();
    assertThat(query("select handling from event")).containsExactly("open");
    run("update event set condition = 'firing'");
    assertThat(after(Duration.ofSeconds(1))).isEmpty();
    assertThat(after(Duration.ofMinutes(15))).hasSize(2);
  }

  @Test
  void whatOpensAsASymptomOrWithItsPageHeldIsEscalatedFromThePageOn() throws Exception {
    row(EVENT, Priority.P1);
    keep(held());
    assertThat(query("select kind from escalation_due")).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    keep(SampleOutcomes.of(DecisionKind.PAGED, EVENT, Priority.P1, clock.now(), 8));
    assertThat(after(Duration.ofMinutes(15).minusMillis(1))).isEmpty();
    assertThat(after(Duration.ofMillis(1)))
        .containsExactly("dba", "ada [P1] Not acknowledged for 16m: Disk full");
  }

  @Test
  void whatBecomesUrgentWhileItsPageIsHeldWaitsForIt() throws Exception {
    row(EVENT, Priority.P1);
    keep(held());
    decided("waiting", 7);
    keep(SampleOutcomes.of(DecisionKind.PRIORITISED, EVENT, Priority.P1, clock.now(), 8));
    assertThat(after(Duration.ofMinutes(30))).isEmpty();
    decided("paged", 9);
    assertThat(after(Duration.ofSeconds(1))).isEmpty();
    assertThat(after(Duration.ofMinutes(15))).hasSize(2);
  }

  @Test
  void judgedAgainAfterACrashItIsOneEscalation() throws Exception {
    open(EVENT, Priority.P1);
    Outcome again = SampleOutcomes.of(DecisionKind.OPENED, EVENT, Priority.P1, clock.now(), 7);
    keep(again);
    assertThat(after(Duration.ofMinutes(15))).hasSize(2);
    keep(again);
    assertThat(after(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void aPolicyOfItsOwnNamesWhomToTellAndWhenNobodyIsThereTheTeamIs() throws Exception {
    run("delete from rotation");
    run("insert into team (tenant_id, id, name, mail) values (1, 'boss', 'B', 'b@example.com')");
    run(
        "insert into escalation_policy (tenant_id, name, steps, repeats, priorities) values"
            + " (1, 'quick', '[{\"after\": 60, \"tell\": [\"on-call\"]},"
            + " {\"after\": 30, \"tell\": [\"team:boss\", \"user:1\"]}]', 0, '{P4}')");
    run("update team_escalation set policy = 'quick'");
    open(EVENT, Priority.P4);
    assertThat(after(Duration.ofMinutes(1)))
        .containsExactly("dba [P4] Not acknowledged for 1m: Disk full");
    assertThat(after(Duration.ofSeconds(30)))
        .containsExactly("boss", "ada [P4] Not acknowledged for 1m: Disk full");
    assertThat(after(Duration.ofDays(1))).isEmpty();
  }
}
