package io.belfry.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.event.Event;
import io.belfry.event.Handled;
import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.identity.Actor;
import io.belfry.identity.Caller;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.ItemError;
import io.belfry.platform.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What people do with events, over a real database; nobody judges alerts here. */
class HandlingsTest {
  private static final Act.Acknowledge ACKNOWLEDGE = new Act.Acknowledge(null, null);
  private static final Act.Findings FINDINGS =
      new Act.Findings("capacity", "Logs were not rotated", "Rotate them");

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final FixedClock clock = new FixedClock();
  private final Workplace anna = new Workplace(database, clock, "anna", Caller.Kind.USER);
  private final Workplace tool = new Workplace(database, clock, "bf_tool", Caller.Kind.TOKEN);
  private UUID event = new UUID(0, 0);

  @BeforeEach
  void oneEventAndThreePeople() {
    rows.users("anna", "ben", "gone");
    rows.run("update app_user set disabled = true where username = 'gone'");
    event = rows.event(1, "disk", "P3");
  }

  @AfterEach
  void close() {
    anna.close();
    tool.close();
  }

  @Test
  void whoAcknowledgesAnEventTakesIt() {
    anna.act(event, new Act.Acknowledge("I look at it", null));

    Event shown = anna.read(event);
    assertThat(shown.state()).isEqualTo("acknowledged");
    Handled handled = shown.handled();
    assertThat(handled.assignee()).isEqualTo(1);
    assertThat(handled.acknowledgedBy()).isEqualTo("user:1");
    assertThat(handled.acknowledgedAt()).isEqualTo(clock.now());
    assertThat(handled.version()).isEqualTo(2);
    assertThat(shown.version()).isEqualTo(1);
    assertThat(history()).containsExactly("user:1 acknowledge open acknowledged I look at it");
    assertThat(rows.told()).isEmpty();
    assertThat(rows.query("select key from outbox")).isEmpty();
  }

  @Test
  void aToolAcknowledgesAndOwnsNothing() {
    tool.act(event, ACKNOWLEDGE);

    Handled handled = anna.read(event).handled();
    assertThat(handled.assignee()).isNull();
    assertThat(handled.acknowledgedBy()).isEqualTo("token:bf_tool");
    assertThat(tool.refused(event, new Act.Watch(true)).code()).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void whoIsAssignedStaysWhenSomebodyElseStarts() {
    anna.act(event, new Act.Assign(" Ben ", "yours"));
    anna.act(event, new Act.Start(null));

    Handled handled = anna.read(event).handled();
    assertThat(handled.assignee()).isEqualTo(2);
    assertThat(anna.read(event).state()).isEqualTo("in-progress");
    assertThat(rows.query("select key, person, subject, body from outbox"))
        .containsExactly(
            "assigned/"
                + event
                + "/2/2/mail 2 [assigned to you] Disk full Anna assigned event 1 to you: Disk full\n\nyours\n");
    anna.act(event, new Act.Assign(null, null));
    assertThat(anna.read(event).handled().assignee()).isNull();
  }

  @Test
  void nobodyIsAssignedWhoDoesNotExistOrIsDisabled() {
    for (String name : List.of("nobody", "gone", "", "a\0b")) {
      Fault fault = anna.refused(event, new Act.Assign(name, null));
      assertThat(fault.code()).as(name).isEqualTo(ErrorCode.INVALID_VALUE);
      assertThat(fault.errors()).extracting(ItemError::field).containsExactly("username");
    }
    assertThat(anna.read(event).handled().version()).isEqualTo(1);
    assertThat(history()).isEmpty();
  }

  @Test
  void anIllegalStepSaysWhatIsLegal() {
    anna.act(event, ACKNOWLEDGE);

    Fault fault = anna.refused(event, ACKNOWLEDGE);

    assertThat(fault.code()).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
    assertThat(fault.detail())
        .contains("is acknowledged")
        .contains("unacknowledge, start, resolve, close, assign");
    assertThat(history()).hasSize(1);
  }

  @Test
  void whoDecidedOnWhatIsOldHearsWhoWasFaster() {
    anna.act(event, 1, ACKNOWLEDGE);

    Fault fault = catchThrowableOfType(Fault.class, () -> anna.act(event, 1, new Act.Start(null)));

    assertThat(fault.code()).isEqualTo(ErrorCode.CHANGED_MEANWHILE);
    assertThat(fault.detail()).contains("Anna at 2026-03-02 12:00:00 UTC (acknowledge)");
    anna.act(event, 2, new Act.Start(null));
  }

  @Test
  void aUnacknowledgedEventIsOpenAndKeepsItsAssignee() {
    anna.act(event, new Act.Acknowledge(null, clock.now().plusSeconds(60)));
    assertThat(anna.read(event).handled().acknowledgedUntil())
        .isEqualTo(clock.now().plusSeconds(60));
    anna.act(event, new Act.Unacknowledge("lunch"));

    Handled handled = anna.read(event).handled();
    assertThat(anna.read(event).state()).isEqualTo("open");
    assertThat(handled.acknowledgedAt()).isNull();
    assertThat(handled.acknowledgedUntil()).isNull();
    assertThat(handled.assignee()).isEqualTo(1);
  }

  @Test
  void anAcknowledgementEndsInTheFuture() {
    for (Instant until : List.of(clock.now(), clock.now().minusSeconds(1))) {
      assertThat(anna.refused(event, new Act.Acknowledge(null, until)).code())
          .isEqualTo(ErrorCode.INVALID_VALUE);
    }
  }

  @Test
  void closingFreesTheKeyAndIsToldToTheRules() {
    anna.act(event, new Act.Close(Act.Findings.NONE, "no trouble"));

    assertThat(anna.read(event).state()).isEqualTo("closed");
    assertThat(anna.read(event).handled().closedBy()).isEqualTo("user:1");
    assertThat(rows.told())
        .containsExactly(new Change.EventClosed(event, "disk", clock.now().toEpochMilli(), true));
    assertThat(anna.refused(event, new Act.Close(Act.Findings.NONE, null)).code())
        .isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
  }

  @Test
  void whatIsBadIsClosedOnlyWithCauseClassCauseAndSolution() {
    UUID bad = rows.event(2, "worse", "P2");
    Fault fault = anna.refused(bad, new Act.Close(new Act.Findings(null, "Logs", " "), null));
    assertThat(fault.code()).isEqualTo(ErrorCode.MISSING_FIELD);
    assertThat(fault.errors())
        .extracting(ItemError::field)
        .containsExactly("causeClass", "solution");
    assertThat(anna.refused(bad, new Act.Close(new Act.Findings("weather", "x", "y"), null)).code())
        .isEqualTo(ErrorCode.INVALID_VALUE);

    // What was said when it was resolved counts.
    anna.act(bad, new Act.Resolve(FINDINGS, null));
    anna.act(bad, new Act.Close(Act.Findings.NONE, null));
    assertThat(anna.read(bad).handled())
        .extracting(Handled::causeClass, Handled::cause, Handled::solution)
        .containsExactly("capacity", "Logs were not rotated", "Rotate them");
  }

  @Test
  void whatAPersonHoldsToBeBadOrWasEscalatedIsExplainedToo() {
    anna.act(event, new Act.Prioritise("P1", "the shop is down"));
    assertThat(anna.refused(event, new Act.Close(Act.Findings.NONE, null)).code())
        .isEqualTo(ErrorCode.MISSING_FIELD);
    anna.act(event, new Act.Prioritise(null, null));
    rows.run("update event set escalated = true");
    assertThat(anna.refused(event, new Act.Close(Act.Findings.NONE, null)).code())
        .isEqualTo(ErrorCode.MISSING_FIELD);
    rows.run("update event set escalated = false");
    anna.act(event, new Act.Close(Act.Findings.NONE, null));
  }

  @Test
  void aPersonsPriorityIsShownAndTheRulesGoesOnBeneath() {
    anna.act(event, new Act.Prioritise("P1", "the shop is down"));
    rows.run("update event set priority = 'P4'");
    assertThat(anna.read(event).priority()).isEqualTo("P1");
    assertThat(anna.read(event).handled().overrideReason()).isEqualTo("the shop is down");
    anna.act(event, new Act.Prioritise(null, null));
    assertThat(anna.read(event).priority()).isEqualTo("P4");
    assertThat(anna.refused(event, new Act.Prioritise("P5", "x")).code())
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(anna.refused(event, new Act.Prioritise("P1", " ")).code())
        .isEqualTo(ErrorCode.MISSING_FIELD);
    assertThat(rows.told()).isEmpty();
  }

  @Test
  void aResolvedEventIsReopenedAndTheRulesNeedNotKnow() {
    anna.act(event, new Act.Resolve(FINDINGS, null));
    assertThat(anna.refused(event, new Act.Reopen(" ")).code()).isEqualTo(ErrorCode.MISSING_FIELD);
    anna.act(event, new Act.Reopen("it is back"));

    Event shown = anna.read(event);
    assertThat(shown.state()).isEqualTo("open");
    assertThat(shown.handled().reopened()).isEqualTo(1);
    assertThat(shown.handled().cause()).isNull();
    assertThat(rows.told()).isEmpty();
    assertThat(rows.query("select detail ->> 'cause' from event_action where action = 'resolve'"))
        .containsExactly("Logs were not rotated");
  }

  @Test
  void aClosedEventIsReopenedWithAllThatTheRulesForgot() {
    anna.act(event, new Act.Close(Act.Findings.NONE, null));
    rows.told();
    anna.act(event, new Act.Reopen("it is back"));

    assertThat(rows.told())
        .containsExactly(
            new Change.EventReopened(
                event,
                1,
                "disk",
                "Disk full",
                "Disk",
                "test",
                "",
                "",
                Severity.MAJOR,
                Level.MEDIUM,
                Level.MEDIUM,
                Priority.P3,
                true,
                "operations",
                null,
                null,
                null,
                7,
                Instant.parse("2026-03-02T11:00:00Z").toEpochMilli(),
                Instant.parse("2026-03-02T11:30:00Z").toEpochMilli(),
                0,
                "Open an event",
                "r1"));
  }

  @Test
  void aClosedEventWhoseKeyWentOnStaysClosed() {
    anna.act(event, new Act.Close(Act.Findings.NONE, null));
    rows.told();
    rows.event(2, "disk", "P3");

    Fault fault = anna.refused(event, new Act.Reopen("it is back"));

    assertThat(fault.code()).isEqualTo(ErrorCode.KEY_TAKEN);
    assertThat(fault.detail()).contains("event 2");
    assertThat(anna.read(event).state()).isEqualTo("closed");
    assertThat(rows.told()).isEmpty();
  }

  @Test
  void whatTheRulesHaveNotHeardYetIsWaitedForAndNotForEver() {
    anna.act(event, new Act.Close(Act.Findings.NONE, null));

    Fault fault = anna.refused(event, new Act.Reopen("at once"));

    assertThat(fault.code()).isEqualTo(ErrorCode.BUSY);
    assertThat(fault.retryAfter()).isPresent();
    assertThat(anna.read(event).state()).isEqualTo("closed");
  }

  @Test
  void aCommentSaysSomethingAndChangesNothing() {
    anna.act(event, new Act.Comment("line one\nline two"));
    assertThat(history()).containsExactly("user:1 comment open open line one\nline two");
    assertThat(anna.read(event).state()).isEqualTo("open");
    assertThat(anna.refused(event, new Act.Comment("")).code()).isEqualTo(ErrorCode.MISSING_FIELD);
    assertThat(anna.refused(event, new Act.Comment("x".repeat(10_001))).code())
        .isEqualTo(ErrorCode.INVALID_VALUE);
    anna.act(event, new Act.Comment("a\0b\uD800"));
    assertThat(history()).last(InstanceOfAssertFactories.STRING).endsWith("ab\uFFFD");
  }

  @Test
  void peopleHelpAndWatchTickAndComplain() {
    anna.act(event, new Act.Help("ben", false));
    anna.act(event, new Act.Help("ben", false));
    anna.act(event, new Act.Watch(true));
    anna.act(event, new Act.Tick("1", true));
    anna.act(event, new Act.Tick("2", true));
    anna.act(event, new Act.Tick("2", false));
    anna.act(event, new Act.Useless("noise", false));
    anna.act(event, new Act.Useless("still noise", false));

    Involved involved = involved();
    assertThat(involved.helpers()).containsExactly(Actor.user(2));
    assertThat(involved.watchers()).containsExactly(Actor.user(1));
    assertThat(involved.ticks())
        .containsExactly(new Involved.Tick("1", Actor.user(1), clock.now()));
    assertThat(involved.useless()).containsExactly(Actor.user(1));
    // Seven changes: whoever watches changes nothing.
    assertThat(anna.read(event).handled().version()).isEqualTo(8);

    anna.act(event, new Act.Help("ben", true));
    anna.act(event, new Act.Watch(false));
    anna.act(event, new Act.Useless(null, true));
    assertThat(involved().helpers()).isEmpty();
    assertThat(involved().watchers()).isEmpty();
    assertThat(involved().useless()).isEmpty();
  }

  @Test
  void anotherTenantsEventIsNotThere() {
    rows.run("insert into tenant (id, slug, name) values (2, 'two', 'Two')");
    rows.run("update event set tenant_id = 2");
    assertThat(anna.refused(event, ACKNOWLEDGE).code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(rows.query("select handling from event")).containsExactly("open");
  }

  @Test
  void timesAreThoseOfTheClock() {
    clock.advance(Duration.ofHours(1));
    anna.act(event, new Act.Resolve(Act.Findings.NONE, null));
    assertThat(anna.read(event).handled().resolvedAt()).isEqualTo(clock.now());
  }

  private Involved involved() {
    return anna.inTenant(() -> anna.involvements.of(List.of(event)))
        .getOrDefault(event, Involved.nobody());
  }

  private List<String> history() {
    return rows.query(
        "select actor, action, handling_before, handling_after, note from event_action order by id");
  }
}
