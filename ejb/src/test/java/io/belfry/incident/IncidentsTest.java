package io.belfry.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What people do with incidents, over a real database. */
class IncidentsTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final IncidentDesks anna = new IncidentDesks(database, clock, "anna");
  private UUID disk = new UUID(0, 0);
  private UUID slow = new UUID(0, 0);
  private UUID late = new UUID(0, 0);

  @BeforeEach
  void addPeopleAndEvents() {
    anna.users("anna", "ben");
    disk = anna.event(1, "shop", "P3", clock.now());
    slow = anna.event(2, "shop", "P2", clock.now());
    late = anna.event(3, "search", "P4", clock.now());
  }

  @AfterEach
  void close() {
    anna.close();
  }

  private Incident open(UUID... events) {
    return anna.in(() -> anna.desk.open(new Incidents.Draft(null, null, null, List.of(events))));
  }

  private Incident act(Incident incident, IncidentAct act) {
    return act(incident, null, act);
  }

  private Incident act(Incident incident, @Nullable Integer version, IncidentAct act) {
    return anna.in(() -> anna.desk.act(incident.id(), version, act));
  }

  private Fault refused(Incident incident, @Nullable Integer version, IncidentAct act) {
    return catchThrowableOfType(Fault.class, () -> act(incident, version, act));
  }

  private static IncidentAct to(IncidentState state) {
    boolean known = state == IncidentState.RESOLVED;
    return new IncidentAct.Move(
        state, known ? "No space" : null, known ? "More space" : null, null);
  }

  @Test
  void itIsMadeOfEventsAndTakesAfterTheWorst() {
    Incident incident = open(disk, slow);

    assertThat(incident.number()).isEqualTo(1);
    assertThat(incident.title()).isEqualTo("Subject 2");
    assertThat(incident.priority()).isEqualTo("P2");
    assertThat(incident.service()).isEqualTo("shop");
    assertThat(incident.commander()).isEqualTo(1);
    assertThat(incident.events()).isEqualTo(2);
    Map<UUID, Memberships.Membership> of =
        anna.in(() -> anna.memberships.of(List.of(disk, slow, late)));
    assertThat(of).containsOnlyKeys(disk, slow);
    assertThat(of.get(disk)).isEqualTo(new Memberships.Membership(incident.id(), 1, "open"));
    Fault taken = catchThrowableOfType(Fault.class, () -> open(disk));
    assertThat(taken.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(anna.query("select count(*) from incident")).containsExactly("1");
    assertThat(open(late, disk).number()).as("the number was not lost").isEqualTo(2);
    assertThat(catchThrowableOfType(Fault.class, () -> open(UUID.randomUUID())).code())
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void itMovesOnlyWhereItCan() {
    Incident incident = open(disk);
    assertThat(act(incident, to(IncidentState.IN_PROGRESS)).state())
        .isEqualTo(IncidentState.IN_PROGRESS);
    assertThat(refused(incident, null, to(IncidentState.IN_PROGRESS)).code())
        .isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
    assertThat(refused(incident, null, to(IncidentState.OPEN)).code())
        .isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
    Fault unexplained =
        refused(incident, null, new IncidentAct.Move(IncidentState.CLOSED, null, null, null));
    assertThat(unexplained.code()).isEqualTo(ErrorCode.MISSING_FIELD);
    Incident resolved = act(incident, to(IncidentState.RESOLVED));
    assertThat(resolved.resolvedAt()).isEqualTo(clock.now());
    assertThat(resolved.solution()).isEqualTo("More space");
    Incident closed = act(incident, new IncidentAct.Move(IncidentState.CLOSED, null, null, "done"));
    assertThat(closed.closedAt()).isEqualTo(clock.now());
    Incident again = act(incident, to(IncidentState.OPEN));
    assertThat(again.resolvedAt()).isNull();
    assertThat(again.closedAt()).isNull();
  }

  @Test
  void whoDecidedOnWhatIsOldIsRefused() {
    Incident incident = open(disk);
    Incident changed = act(incident, incident.version(), new IncidentAct.Update("We look at it"));
    assertThat(changed.version()).isEqualTo(incident.version() + 1);
    assertThat(refused(incident, incident.version(), new IncidentAct.Update("Me, too")).code())
        .isEqualTo(ErrorCode.CHANGED_MEANWHILE);
  }

  @Test
  void whoIsToLeadIsTold() {
    Incident incident = open(disk);
    Incident led = act(incident, new IncidentAct.Command("ben"));
    assertThat(led.commander()).isEqualTo(2);
    assertThat(anna.query("select person, occasion, subject from outbox"))
        .containsExactly("2 changed [Incident 1 is yours] Subject 1");
    Incident free = act(incident, new IncidentAct.Command(null));
    assertThat(free.commander()).isNull();
    assertThat(refused(incident, null, new IncidentAct.Command("nobody")).code())
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void eventsComeAndGoAndAllOfItIsInTheTimelineAndTheLog() {
    Incident incident = open(disk);
    assertThat(act(incident, new IncidentAct.Add(List.of(slow, late))).events()).isEqualTo(3);
    assertThat(refused(incident, null, new IncidentAct.Add(List.of(slow))).code())
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(act(incident, new IncidentAct.Remove(List.of(late))).events()).isEqualTo(2);
    assertThat(refused(incident, null, new IncidentAct.Remove(List.of(late))).code())
        .isEqualTo(ErrorCode.CONFLICT);
    Incident unused = act(incident, new IncidentAct.Update("Half of it is back"));

    List<IncidentTimeline.Entry> timeline =
        anna.in(() -> anna.timeline.of(incident.id(), null, 10)).items();
    assertThat(timeline)
        .extracting(entry -> entry.action() + " " + entry.events() + " " + entry.note())
        .containsExactly(
            "update 0 Half of it is back",
            "remove 1 null",
            "add 2 null",
            "add 1 null",
            "open 0 null");
    assertThat(anna.query("select actor, what from audit_log order by sequence"))
        .containsExactly(
            "user:1 incident.open",
            "user:1 incident.add",
            "user:1 incident.remove",
            "user:1 incident.update");
    assertThat(anna.query("select detail from audit_log").toString()).doesNotContain("Half");
  }
}
