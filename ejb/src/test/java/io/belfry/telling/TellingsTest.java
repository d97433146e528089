package io.belfry.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.facts.Condition;
import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.ledger.Ledger;
import io.belfry.notification.OutboxWriter;
import io.belfry.oncall.Names;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Whom rules tell, over virtual time. */
class TellingsTest {
  private static final UUID EVENT = new UUID(7, 1);

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final CatalogueFixture catalogue = CatalogueFixture.over(database);
  private final Tellings tellings = new Tellings(database, catalogue.clock::now, () -> {});
  private final Tellings otherServer = new Tellings(database, catalogue.clock::now, () -> {});
  private final TellingRules rules =
      new TellingRules(
          catalogue.entities(),
          catalogue.tenant,
          catalogue.someTeams(),
          new Names(catalogue.entities(), catalogue.tenant),
          catalogue.notary);

  @BeforeEach
  void people() {
    for (String name : List.of("anna", "lea")) {
      catalogue.execute(
          ("insert into app_user (tenant_id, username, display_name, roles, password_hash,"
                  + " password_change_required, created_at, mail) values (1, '%s', 'N',"
                  + " '{operator}', 'x', false, now(), '%1$s@example.org')")
              .formatted(name));
    }
    catalogue.execute(
        "insert into team_escalation (tenant_id, team, lead) values (1, 'operations', 2)");
    catalogue.execute(
        "insert into channel (tenant_id, team, name, kind, address, priorities, enabled, created_at)"
            + " values (1, 'operations', 'chat', 'slack', 'shown', '{P1}', true, now())");
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private void rule(String name, TellingRules.Draft draft) {
    catalogue.inTenant(() -> rules.put(name, null, draft));
  }

  private static TellingRules.StepDraft step(@Nullable String after, String... tell) {
    return new TellingRules.StepDraft(after, List.of(tell));
  }

  private void slow() {
    rule(
        "slow",
        new TellingRules.Draft(
            List.of("performance"),
            List.of("P2", "P3"),
            null,
            "10m",
            List.of(step(null, "channel:chat"), step("15m", "lead", "user:anna")),
            null));
  }

  private void keep(
      Ledger.Companion companion, DecisionKind kind, Priority priority, String about) {
    Instant at = catalogue.clock.now();
    EventState state =
        new EventState(
            EVENT,
            1,
            "k",
            "Checkout is slow",
            "Slow",
            "test",
            "shop",
            "",
            Severity.MAJOR,
            Level.HIGH,
            Level.MEDIUM,
            priority,
            Condition.FIRING,
            "operations",
            null,
            null,
            about,
            1,
            at.toEpochMilli(),
            at.toEpochMilli(),
            0,
            "r",
            "r",
            null);
    Decision decision = new Decision(0, 0, kind, EVENT, "r", "s", List.of());
    Outcome outcome =
        new Outcome(
            1,
            1,
            at.toEpochMilli(),
            "r",
            List.of(),
            List.of(),
            List.of(decision),
            List.of(state),
            List.of(),
            List.of());
    catalogue.inTenant(
        () -> {
          catalogue
              .entities()
              .unwrap(Session.class)
              .doWork(connection -> companion.write(connection, List.of(outcome)));
          return true;
        });
  }

  private void opens(Priority priority, String about) {
    catalogue.execute(
        ("insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
                + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
                + " opened_by_rule, release) values (1, '%s', 1, 'k', 'Checkout is slow', 'Slow',"
                + " 's', 'shop', '', 'major', 'low', 'low', '%s', 'firing', 'operations', '%s',"
                + " 'r', 'r')")
            .formatted(EVENT, priority, catalogue.clock.now()));
    keep(new TellingWriter(), DecisionKind.OPENED, priority, about);
  }

  private List<?> told() {
    return catalogue.inTenant(
        () ->
            catalogue
                .entities()
                .createNativeQuery(
                    "select concat_ws(' ', coalesce(channel, 'person ' || person), occasion,"
                        + " subject) from outbox order by id")
                .getResultList());
  }

  private void pass(String length) throws Exception {
    catalogue.clock.advance(Duration.parse("PT" + length));
    int unused = tellings.tellWhatIsDue() + otherServer.tellWhatIsDue();
  }

  @Test
  void theChatIsToldWhenItLastsAndTheLeadLater() throws Exception {
    slow();
    opens(Priority.P2, "performance");
    pass("9M59S");
    assertThat(told()).isEmpty();
    pass("1S");
    assertThat(told()).asString().isEqualTo("[chat changed [P2] Checkout is slow]");
    keep(new TellingWriter(), DecisionKind.OPENED, Priority.P2, "performance");
    pass("14M59S");
    assertThat(told()).as("judged again after a crash").hasSize(1);
    pass("1S");
    assertThat(told())
        .asString()
        .contains("person 2 changed [P2] Checkout is slow", "person 1 changed");
    pass("24H");
    assertThat(told()).hasSize(3);
  }

  @Test
  void whatIsOverByThenOrOfAnotherKindTellsNobody() throws Exception {
    slow();
    opens(Priority.P2, "performance");
    catalogue.execute("update event set condition = 'cleared'");
    pass("11M");
    assertThat(told()).isEmpty();
    catalogue.execute("delete from event");
    catalogue.execute("delete from notification_due");
    opens(Priority.P2, "capacity");
    pass("1H");
    catalogue.execute("delete from event");
    opens(Priority.P1, "performance");
    pass("1H");
    assertThat(told()).isEmpty();
  }

  @Test
  void aSymptomAndAHeldPageTellNobodyUntilTheyAreTheirOwn() throws Exception {
    rule("now", new TellingRules.Draft(null, null, null, null, List.of(step(null, "lead")), null));
    opens(Priority.P2, "performance");
    catalogue.execute("update event set cause_id = gen_random_uuid(), cause_number = 9");
    pass("10S");
    pass("1H");
    assertThat(told()).as("a symptom").isEmpty();
    catalogue.execute(
        "insert into decision (tenant_id, position, index, sequence, at, event_id, kind, rule,"
            + " release, sentence, facts) values (1, 1, 0, 0, '%s', '%s', 'waiting', 'r', 'r', 's',"
                .formatted(catalogue.clock.now(), EVENT)
            + " '[]')");
    catalogue.execute("update event set cause_id = null, cause_number = null");
    pass("1S");
    assertThat(told()).as("its page is held").isEmpty();
    catalogue.execute("update decision set kind = 'paged'");
    pass("1S");
    assertThat(told()).asString().isEqualTo("[person 2 changed [P2] Checkout is slow]");
    pass("1H");
    assertThat(told()).hasSize(1);
  }

  @Test
  void whatFiresAgainBeginsItsTimeAgain() throws Exception {
    slow();
    opens(Priority.P2, "performance");
    pass("8M");
    catalogue.execute("update event set condition = 'cleared'");
    keep(new TellingWriter(), DecisionKind.RECOVERED, Priority.P2, "performance");
    pass("1M");
    catalogue.execute("update event set condition = 'firing'");
    pass("1M");
    assertThat(told()).as("it fires since a minute").isEmpty();
    pass("9M59S");
    assertThat(told()).isEmpty();
    pass("1S");
    assertThat(told()).hasSize(1);
    // Over at the very second at which the lead is due.
    catalogue.execute("update event set condition = 'cleared'");
    pass("15M");
    catalogue.execute("update event set condition = 'firing'");
    pass("1S");
    pass("14M59S");
    assertThat(told()).hasSize(1);
    pass("1S");
    assertThat(told()).hasSize(3);
    catalogue.execute("update event set handling = 'closed'");
    pass("1H");
    assertThat(told()).hasSize(3);
  }

  @Test
  void whoIsGoneIsNotToldButTheTeamIs() throws Exception {
    rule(
        "now",
        new TellingRules.Draft(
            null, null, null, null, List.of(step(null, "user:anna", "interested")), null));
    catalogue.execute("update app_user set disabled = true");
    catalogue.execute("update team set mail = 'o@example.org' where id = 'operations'");
    opens(Priority.P2, "performance");
    pass("0S");
    assertThat(told()).asString().isEqualTo("[changed [P2] Checkout is slow]");
  }

  @Test
  void theInterestedAreToldByWhatTheirGroupsSubscribedTo() throws Exception {
    catalogue.execute(
        "insert into service (tenant_id, name, owner_team, criticality) values (1, 'shop',"
            + " 'operations', 'low')");
    catalogue.execute("insert into user_group (tenant_id, name, title) values (1, 'g', 'G')");
    catalogue.execute("insert into group_member values (1, 'g', 1)");
    catalogue.execute(
        "insert into subscription (tenant_id, id, group_name, role, pattern, expression, severities)"
            + " values (1, gen_random_uuid(), 'g', 'interested', 'shop', '^shop$', '{major}')");
    rule(
        "know",
        new TellingRules.Draft(
            null, null, null, null, List.of(step(null, "interested", "responders")), null));
    opens(Priority.P4, "performance");
    pass("0S");
    assertThat(told()).asString().isEqualTo("[person 1 changed [P4] Checkout is slow]");
  }

  @Test
  void whatIsWorseThanWhatWasToldIsToldAgainOnce() {
    opens(Priority.P3, "performance");
    keep(new OutboxWriter(), DecisionKind.OPENED, Priority.P3, "performance");
    keep(new OutboxWriter(), DecisionKind.PRIORITISED, Priority.P3, "performance");
    assertThat(told()).as("no channel is for P3").isEmpty();
    catalogue.execute("update team set mail = 'o@example.org' where id = 'operations'");
    keep(new OutboxWriter(), DecisionKind.OPENED, Priority.P3, "performance");
    assertThat(told()).hasSize(1);
    keep(new OutboxWriter(), DecisionKind.PRIORITISED, Priority.P3, "performance");
    assertThat(told()).as("no worse").hasSize(1);
    catalogue.execute("update event set priority = 'P1'");
    keep(new OutboxWriter(), DecisionKind.PRIORITISED, Priority.P1, "performance");
    keep(new OutboxWriter(), DecisionKind.PRIORITISED, Priority.P1, "performance");
    assertThat(told()).hasSize(3).last().asString().contains("[P1, worse] Checkout is slow");
    catalogue.execute("update event set priority = 'P2'");
    keep(new OutboxWriter(), DecisionKind.PRIORITISED, Priority.P2, "performance");
    assertThat(told()).as("better").hasSize(3);
  }

  @Test
  void whatMakesNoRuleIsRefused() {
    TellingRules.Draft good =
        new TellingRules.Draft(null, null, null, null, List.of(step(null, "team")), null);
    assertThat(catalogue.inTenant(() -> rules.put("r", 0, good)).version()).isEqualTo(1);
    assertThat(catalogue.refused(() -> rules.put("r", 0, good)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    for (TellingRules.Draft bad :
        List.of(
            new TellingRules.Draft(null, null, null, null, List.of(), null),
            new TellingRules.Draft(null, null, "none", null, List.of(step(null, "team")), null),
            new TellingRules.Draft(
                null, List.of("P9"), null, null, List.of(step(null, "team")), null),
            new TellingRules.Draft(
                List.of("a,b"), null, null, null, List.of(step(null, "team")), null),
            new TellingRules.Draft(null, null, null, "soon", List.of(step(null, "team")), null),
            new TellingRules.Draft(null, null, null, null, List.of(step(null, "everybody")), null),
            new TellingRules.Draft(null, null, null, null, List.of(step(null, "user:x")), null))) {
      assertThat(catalogue.refused(() -> rules.put("x", null, bad)))
          .as(bad.toString())
          .isEqualTo(ErrorCode.INVALID_VALUE);
    }
    catalogue.inTenant(
        () -> {
          rules.remove("r", 1);
          return true;
        });
    assertThat(catalogue.refused(() -> rules.get("r"))).isEqualTo(ErrorCode.NOT_FOUND);
  }
}
