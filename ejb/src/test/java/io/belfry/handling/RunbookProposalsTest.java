package io.belfry.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
import io.belfry.identity.People;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Page;
import io.belfry.platform.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class RunbookProposalsTest {
  private static final Act.Findings FINDINGS = new Act.Findings("code", "c", "s");

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final FixedClock clock = new FixedClock();
  private final Workplace anna = new Workplace(database, clock, "anna", Caller.Kind.USER);
  private final CurrentCaller author = new CurrentCaller(anna.tenant);
  private final RunbookProposals proposals =
      new RunbookProposals(
          anna.entities(),
          anna.tenant,
          new Notary(
              anna.entities(),
              anna.tenant,
              author,
              new People(anna.entities(), anna.tenant),
              clock),
          clock);

  @BeforeEach
  void begin() {
    rows.users("anna", "ben");
    author.become(new Caller(1, "ben", Set.of(), Caller.Kind.USER));
  }

  @AfterEach
  void close() {
    anna.close();
  }

  private UUID closed(long number, @Nullable String runbook, String change) {
    UUID event = rows.event(number, "disk-" + number, "P3");
    rows.run("update event set runbook = ? where id = ?", runbook, event);
    anna.act(event, new Act.Close(FINDINGS, null, change));
    clock.advance(Duration.ofMinutes(1));
    return event;
  }

  private Page<RunbookProposal> list(@Nullable Boolean open, @Nullable String cursor, int limit) {
    return anna.inTenant(() -> proposals.list(null, open, cursor, limit));
  }

  @Test
  void whoeverClosesAnEventMayProposeWhatItsRunbookShouldSay() {
    UUID event = closed(1, "storage/volume", "Grow it by 20 %");
    RunbookProposal proposal = list(true, null, 5).items().get(0);
    assertThat(proposal.runbook()).isEqualTo("storage/volume");
    assertThat(proposal.event()).isEqualTo(event);
    assertThat(proposal.text()).isEqualTo("Grow it by 20 %");
    assertThat(proposal.actor().code()).isEqualTo("user:1");
    assertThat(proposal.settled()).isNull();
    assertThat(rows.query("select action, detail ->> 'runbookChange' from event_action"))
        .containsExactly("close Grow it by 20 %");
    assertThat(rows.query("select detail from audit_log where what = 'event.close'").get(0))
        .contains("storage/volume")
        .doesNotContain("Grow");
  }

  @Test
  void anEventWithoutARunbookHasNothingToChange() {
    UUID event = rows.event(1, "disk", "P3");
    Fault refused = anna.refused(event, new Act.Close(FINDINGS, null, "Grow it"));
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refused.errors().get(0).field()).isEqualTo("runbookChange");
    assertThat(list(null, null, 5).items()).isEmpty();
    anna.act(event, new Act.Close(FINDINGS, null, " "));
    assertThat(list(null, null, 5).items()).isEmpty();
  }

  @Test
  void anAuthorDecidesOnce() {
    closed(1, "storage/volume", "Grow it");
    UUID id = list(true, null, 5).items().get(0).id();
    RunbookProposal settled =
        anna.inTenant(() -> proposals.settle(id, 0, true, "In version 1.5.0"));
    assertThat(settled.settled())
        .satisfies(
            how -> {
              assertThat(how).isNotNull();
              assertThat(how.accepted()).isTrue();
              assertThat(how.actor().code()).isEqualTo("user:2");
              assertThat(how.note()).isEqualTo("In version 1.5.0");
            });
    assertThat(list(true, null, 5).items()).isEmpty();
    assertThat(list(false, null, 5).items()).hasSize(1);
    assertThat(refused(id, null)).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refused(id, 0)).isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(refused(new UUID(1, 1), null)).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(rows.query("select what from audit_log order by sequence"))
        .containsExactly("event.close", "runbook-proposal.settle");
  }

  private ErrorCode refused(UUID id, @Nullable Integer version) {
    return catchThrowableOfType(
            Fault.class, () -> anna.inTenant(() -> proposals.settle(id, version, false, null)))
        .code();
  }

  @Test
  void theyAreListedByRunbookAndPageByPage() {
    closed(1, "a", "one");
    closed(2, "b", "two");
    closed(3, "a", "three");
    Page<RunbookProposal> first = list(null, null, 2);
    assertThat(first.items()).extracting(RunbookProposal::text).containsExactly("three", "two");
    assertThat(list(null, first.nextCursor(), 2).items())
        .extracting(RunbookProposal::text)
        .containsExactly("one");
    List<RunbookProposal> ofA = anna.inTenant(() -> proposals.list("a", null, null, 5)).items();
    assertThat(ofA).extracting(RunbookProposal::eventNumber).containsExactly(3L, 1L);
    assertThat(catchThrowableOfType(Fault.class, () -> list(null, "nonsense", 2)).code())
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }
}
