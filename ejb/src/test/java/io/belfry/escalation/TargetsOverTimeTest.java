package io.belfry.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Priority;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Targets, their warnings and what follows a breach, over virtual time. */
@Timeout(120)
class TargetsOverTimeTest extends VirtualTime {
  @Test
  void targetsAreWarnedOfBeforeTheyAreMissedAndEachOnce() throws Exception {
    run("delete from rotation");
    run(
        "insert into target (tenant_id, priority, response, resolution, warn_percent)"
            + " values (1, 'P3', 1200, 7200, 75)");
    open(EVENT, Priority.P3);
    assertThat(after(Duration.ofMinutes(15).minusMillis(1))).isEmpty();
    assertThat(after(Duration.ofMillis(1)))
        .containsExactly("dba [P3] Response is due soon: Disk full");
    assertThat(after(Duration.ofMinutes(5)))
        .containsExactly("dba [P3] Response is overdue: Disk full");
    run("update event set handling = 'in-progress'");
    assertThat(after(Duration.ofMinutes(70)))
        .containsExactly("dba [P3] Resolution is due soon: Disk full");
    assertThat(after(Duration.ofMinutes(30)))
        .containsExactly("dba", "bob [P3] Not resolved for 2h: Disk full");
    assertThat(query("select subject from outbox where subject like '%overdue%' order by id"))
        .hasSize(2);
    assertThat(after(Duration.ofDays(9))).as("it has no manager").isEmpty();
  }

  @Test
  void aServiceWithACalendarHasItsTargetsInThoseHours() throws Exception {
    run("delete from rotation");
    // Nobody would be there on a Monday by the target's own hours.
    run(
        "insert into target (tenant_id, priority, response, warn_percent, zone, days, opens,"
            + " closes) values (1, 'P3', 3600, 50, 'UTC', '{7}', '00:00', '00:00')");
    run(
        "insert into service (tenant_id, name, owner_team, criticality)"
            + " values (1, 'shop', 'dba', 'low')");
    run(
        "insert into service_calendar (tenant_id, service, zone, days, opens, closes)"
            + " values (1, 'shop', 'UTC', '{1,2}', '08:00', '12:10')");
    open(EVENT, Priority.P3);
    assertThat(after(Duration.ofHours(20).plusMinutes(20).minusMillis(1))).isEmpty();
    assertThat(after(Duration.ofMillis(1)))
        .as("ten minutes of Monday, twenty of Tuesday")
        .containsExactly("dba [P3] Response is due soon: Disk full");
    assertThat(after(Duration.ofMinutes(30)))
        .containsExactly("dba [P3] Response is overdue: Disk full");
  }

  @Test
  void whoRespondsAndResolvesInTimeIsNotWarned() throws Exception {
    run(
        "insert into target (tenant_id, priority, response, resolution, warn_percent)"
            + " values (1, 'P3', 1200, 7200, 75)");
    open(EVENT, Priority.P3);
    run("update event set handling = 'acknowledged'");
    assertThat(after(Duration.ofMinutes(60))).isEmpty();
    run("update event set handling = 'resolved'");
    assertThat(after(Duration.ofDays(1))).isEmpty();
    assertThat(query("select distinct state from escalation_due")).containsExactly("over");
  }

  @Test
  void aSymptomEscalatesToNobodyUntilItHasNoCauseAnyMore() throws Exception {
    run(
        "insert into target (tenant_id, priority, response, resolution, warn_percent)"
            + " values (1, 'P1', 1200, 7200, 75)");
    open(EVENT, Priority.P1);
    run("update event set cause_id = ?, cause_number = 7", new UUID(0, 7));
    assertThat(after(Duration.ofMinutes(30))).isEmpty();

    run("update event set cause_id = null, cause_number = null");
    assertThat(after(Duration.ofSeconds(1)))
        .as("time went on for the targets")
        .containsExactly("dba", "dba", "ada", "ada [P1] Response is overdue: Disk full");
    assertThat(after(Duration.ofMinutes(15)))
        .as("people get their time for the step")
        .containsExactly("dba", "ada [P1] Not acknowledged for 45m: Disk full");
  }

  @Test
  void whatIsNotResolvedInTimeGoesUpWhoeverHasItInHand() throws Exception {
    run("delete from rotation");
    for (String name : List.of("mia", "dan")) {
      run(
          "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
              + " password_change_required, created_at, mail) values (1, ?, ?, '{}', '', false,"
              + " now(), ? || '@example.com')",
          name,
          name,
          name);
    }
    run(
        "update team_escalation set manager = (select id from app_user where username = 'mia'),"
            + " director = (select id from app_user where username = 'dan')");
    run(
        "insert into target (tenant_id, priority, resolution, warn_percent)"
            + " values (1, 'P3', 7200, 75)");
    open(EVENT, Priority.P3);
    run("update event set handling = 'in-progress'");
    assertThat(after(Duration.ofMinutes(90)))
        .containsExactly("dba [P3] Resolution is due soon: Disk full");
    assertThat(query("select escalated::text from event")).containsExactly("false");
    assertThat(after(Duration.ofMinutes(30)))
        .containsExactly("dba", "bob", "mia [P3] Not resolved for 2h: Disk full");
    assertThat(query("select escalated::text from event")).containsExactly("true");
    assertThat(after(Duration.ofMinutes(60).minusMillis(1))).isEmpty();
    assertThat(after(Duration.ofMillis(1)))
        .containsExactly("mia", "dan [P3] Not resolved for 3h: Disk full");
    assertThat(after(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void whatIsResolvedAfterTheBreachGoesNoFurtherUpAndWhereNobodyLeadsTheTeamHearsItOnce()
      throws Exception {
    run("delete from rotation");
    run("update team_escalation set lead = null");
    run(
        "insert into target (tenant_id, priority, resolution, warn_percent)"
            + " values (1, 'P3', 7200, 75)");
    open(EVENT, Priority.P3);
    assertThat(after(Duration.ofMinutes(119))).hasSize(1);
    assertThat(after(Duration.ofMinutes(1)))
        .containsExactly("dba [P3] Resolution is overdue: Disk full");
    run("update team_escalation set manager = 1");
    run("update event set handling = 'resolved'");
    assertThat(after(Duration.ofDays(1))).isEmpty();
  }
}
