package io.belfry.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.identity.Caller;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Somebody of the team web among the events of every team. */
class LimitedRolesTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final FixedClock clock = new FixedClock();
  private final Workplace ofWeb =
      new Workplace(database, clock, "anna", Caller.Kind.USER, Set.of("web"));
  private final Workplace ofAll = new Workplace(database, clock, "ben", Caller.Kind.USER);
  private UUID event = new UUID(0, 0);

  @BeforeEach
  void oneEventOfOperations() {
    rows.users("anna", "ben");
    rows.run(
        "insert into team (tenant_id, id, name) values (1, 'operations', 'O'), (1, 'web', 'W')");
    event = rows.event(1, "disk", "P3");
  }

  @AfterEach
  void close() {
    ofWeb.close();
    ofAll.close();
  }

  private ErrorCode refused(Act act) {
    return ofWeb.refused(event, act).code();
  }

  @Test
  void whatIsAnotherTeamsIsForThemToDo() {
    assertThat(refused(new Act.Acknowledge(null, null))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refused(new Act.Close(Act.Findings.NONE, null))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refused(new Act.Assign("anna", null))).isEqualTo(ErrorCode.FORBIDDEN);
    ofWeb.act(event, new Act.Comment("I have seen that before"));
    ofWeb.act(event, new Act.Watch(true));
  }

  @Test
  void whatIsHandedOverToTheTeamIsTheirs() {
    ofAll.act(event, new Act.HandOver("web", "It is the proxy"));
    ofWeb.act(event, new Act.Acknowledge(null, null));
    assertThat(ofWeb.read(event).state()).isEqualTo("acknowledged");
  }

  @Test
  void whoeverIsAskedToHelpOrIsAssignedMayDoSo() {
    ofAll.act(event, new Act.Help("anna", false));
    ofWeb.act(event, new Act.Acknowledge(null, null));
    ofAll.act(event, new Act.Help("anna", true));
    ofAll.act(event, new Act.Assign("anna", null));
    ofWeb.act(event, new Act.Start(null));
    ofAll.act(event, new Act.Assign(null, null));
    assertThat(refused(new Act.Resolve(Act.Findings.NONE, null))).isEqualTo(ErrorCode.FORBIDDEN);
  }
}
