package io.belfry.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.identity.Caller;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What people say causes an event: with its version, and where nobody can deny it. */
class CausesTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final Workplace anna =
      new Workplace(database, new FixedClock(), "anna", Caller.Kind.USER);
  private UUID web = new UUID(0, 0);
  private UUID filer = new UUID(0, 0);

  @BeforeEach
  void twoEvents() {
    rows.users("anna");
    web = rows.event(1, "web", "P3");
    filer = rows.event(2, "filer", "P2");
  }

  @AfterEach
  void close() {
    anna.close();
  }

  @Test
  void rulesAreToldAndTheHistoryKeepsWhoSaidSo() {
    int version = anna.read(web).handled().version();
    int after = set(web, version, filer);

    assertThat(after).isGreaterThan(version).isEqualTo(anna.read(web).handled().version());
    assertThat(rows.told())
        .containsExactly(new Change.CauseSet(web, "web", "filer", "anna said so: I saw it"));
    set(web, null, null);
    assertThat(rows.told())
        .containsExactly(new Change.CauseSet(web, "web", "", "anna said so: I saw it"));
    assertThat(
            rows.query(
                "select actor, action, coalesce(detail ->> 'event', 'none'), note"
                    + " from event_action order by id"))
        .containsExactly("user:1 cause 2 I saw it", "user:1 cause none I saw it");
    assertThat(rows.query("select count(*) from audit_log where what = 'event.cause'"))
        .containsExactly("2");
  }

  @Test
  void whoDidNotReadItSinceIsRefused() {
    int version = anna.read(web).handled().version();
    set(web, version, filer);
    rows.told();

    assertThat(refused(web, version, null)).isEqualTo(ErrorCode.CHANGED_MEANWHILE);
    assertThat(refused(web, null, web)).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refused(web, null, new UUID(9, 9))).isEqualTo(ErrorCode.NOT_FOUND);
    rows.run("update event set handling = 'closed', closed_at = now() where number = 2");
    assertThat(refused(web, null, filer)).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refused(filer, null, null)).isEqualTo(ErrorCode.CONFLICT);
    assertThat(rows.told()).isEmpty();
  }

  @Test
  void aCauseThatFollowsFromTheEventIsRefused() {
    UUID between = rows.event(3, "between", "P3");
    rows.run("update event set cause_id = ? where number = 3", web);
    rows.run("update event set cause_id = ? where number = 2", between);

    Fault fault = catchThrowableOfType(Fault.class, () -> set(web, null, filer));
    assertThat(fault.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(fault.detail()).contains("Event 2 follows from event 1 already");
    assertThat(rows.told()).isEmpty();
    assertThat(set(filer, null, null)).isPositive();
  }

  @Test
  void whoOpensAnEventAgainHasItsCauseSaidAgainUnlessThatIsClosed() {
    set(web, null, filer);
    set(web, null, null);
    assertThat(reopened())
        .containsExactly(new Change.CauseSet(web, "web", "", "anna said so: I saw it"));

    set(web, null, filer);
    assertThat(reopened())
        .containsExactly(new Change.CauseSet(web, "web", "filer", "anna said so: I saw it"));

    rows.run("update event set handling = 'closed', closed_at = now() where number = 2");
    assertThat(reopened()).isEmpty();
  }

  /** What rules hear of the cause when the event is closed and opened again. */
  private List<Change> reopened() {
    anna.act(web, new Act.Close(Act.Findings.NONE, null));
    rows.told();
    anna.act(web, new Act.Reopen("it is back"));
    List<Change> told = rows.told();
    assertThat(told.get(0)).isInstanceOf(Change.EventReopened.class);
    return told.subList(1, told.size());
  }

  private int set(UUID event, @Nullable Integer version, @Nullable UUID cause) {
    return anna.inTenant(() -> anna.causes.set(event, version, cause, "I saw it"));
  }

  private ErrorCode refused(UUID event, @Nullable Integer version, @Nullable UUID cause) {
    return catchThrowableOfType(Fault.class, () -> set(event, version, cause)).code();
  }
}
