package io.belfry.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.event.Event;
import io.belfry.identity.Caller;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Functional escalation: another team takes an event on, over a real database. */
class HandOverTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final Workplace anna =
      new Workplace(database, new FixedClock(), "anna", Caller.Kind.USER);
  private UUID event = new UUID(0, 0);

  @BeforeEach
  void twoTeams() {
    rows.users("anna");
    rows.run(
        "insert into team (tenant_id, id, name, mail) values (1, 'operations', 'O', 'o@example.org'),"
            + " (1, 'web', 'W', 'w@example.org')");
    event = rows.event(1, "disk", "P1");
    rows.run(
        "insert into escalation_due (tenant_id, event_id, kind, round, step, due_at, state)"
            + " values (1, ?, 'step', 0, 0, now(), 'told'), (1, ?, 'step', 0, 1, now(), 'waiting'),"
            + " (1, ?, 'resolution-breach', 0, 0, now(), 'waiting')",
        event,
        event,
        event);
  }

  @AfterEach
  void close() {
    anna.close();
  }

  @Test
  void theOtherTeamIsToldAndHasItAndItsEscalationBeginsAnew() {
    anna.act(event, new Act.Start(null));
    anna.act(event, new Act.HandOver("web", "It is the proxy"));

    Event shown = anna.read(event);
    assertThat(shown.ownerTeam()).isEqualTo("web");
    assertThat(shown.state()).isEqualTo("open");
    assertThat(shown.handled().assignee()).isNull();
    assertThat(shown.handled().acknowledgedAt()).isNull();
    assertThat(rows.query("select team, subject, body from outbox"))
        .containsExactly(
            "web [P1, handed over to you] Disk full Anna handed event 1 over to your"
                + " team: Disk full\n\nIt is the proxy\n");
    assertThat(rows.query("select kind, round, step, state from escalation_due order by kind"))
        .containsExactly("resolution-breach 0 0 waiting", "step 0 0 waiting");
    assertThat(rows.query("select detail from audit_log where what = 'event.hand-over'").get(0))
        .contains("\"fromTeam\":\"operations\"", "\"team\":\"web\"")
        .doesNotContain("proxy");
    assertThat(
            rows.query("select detail::text from event_action where action = 'hand-over'").stream()
                .map(detail -> Sentences.of("hand-over", detail)))
        .containsExactly("{who} handed it over from operations to web.");
  }

  @Test
  void whateverTheRulesGoOnToFindItStaysThere() {
    anna.act(event, new Act.HandOver("web", "It is the proxy"));
    rows.run("update event set owner_team = 'operations', severity = 'critical'");
    assertThat(rows.query("select owner_team, severity from event"))
        .containsExactly("web critical");
    anna.act(event, new Act.HandOver("operations", "It is not"));
    assertThat(rows.query("select owner_team from event")).containsExactly("operations");
  }

  @Test
  void itGoesToATeamThatThereIsAndWithAReason() {
    assertThat(field(new Act.HandOver("nobody", "why"))).isEqualTo("team");
    assertThat(field(new Act.HandOver(null, "why"))).isEqualTo("team");
    assertThat(field(new Act.HandOver("operations", "why"))).isEqualTo("team");
    assertThat(field(new Act.HandOver("web", " "))).isEqualTo("note");
    anna.act(event, new Act.Resolve(new Act.Findings("code", "c", "s"), null));
    assertThat(anna.refused(event, new Act.HandOver("web", "why")).code())
        .isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
    assertThat(rows.query("select owner_team from event")).containsExactly("operations");
  }

  private String field(Act act) {
    Fault refused = anna.refused(event, act);
    return String.valueOf(refused.errors().get(0).field());
  }
}
