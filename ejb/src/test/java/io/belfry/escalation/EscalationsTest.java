package io.belfry.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.DecisionKind;
import io.belfry.engine.Outcome;
import io.belfry.facts.Priority;
import io.belfry.notification.SampleOutcomes;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.tenancy.AcrossTenants;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Escalation over virtual time, on a real database. */
@Timeout(120)
class EscalationsTest {
  private static final UUID EVENT = UUID.fromString("00000000-0000-0000-0000-00000000000a");

  private final DataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final AtomicInteger told = new AtomicInteger();
  private Escalations escalations = server();

  private Escalations server() {
    return new Escalations(database, clock::now, told::incrementAndGet);
  }

  @BeforeEach
  void addPeople() {
    run("insert into team (tenant_id, id, name, mail) values (1, 'dba', 'DBA', 'dba@example.com')");
    for (String name : List.of("ada", "bob")) {
      run(
          "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
              + " password_change_required, created_at, mail) values (1, ?, ?, '{}', '', false,"
              + " now(), ?)",
          name,
          name,
          name + "@example.com");
    }
    run(
        "insert into rotation (tenant_id, team, zone, starts_on, handover, members) values"
            + " (1, 'dba', 'UTC', '2026-02-23', '09:00',"
            + " array[(select id from app_user where username = 'ada')])");
    run(
        "insert into team_escalation (tenant_id, team, lead) values"
            + " (1, 'dba', (select id from app_user where username = 'bob'))");
  }

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
  void anEventThatCanWaitIsNotEscalated() throws Exception {
    open(EVENT, Priority.P3);
    assertThat(after(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void anEventThatBecomesUrgentIsEscalatedFromThenOn() throws Exception {
    open(EVENT, Priority.P3);
    clock.advance(Duration.ofHours(2));
    keep(SampleOutcomes.of(DecisionKind.PRIORITISED, EVENT, Priority.P1, clock.now(), 9));
    run("update event set priority = 'P1'");
    assertThat(after(Duration.ofMinutes(15)))
        .containsExactly("dba", "ada [P1] Not acknowledged for 2h15m: Disk full");
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
        .containsExactly("dba [P3] Resolution is overdue: Disk full");
    assertThat(after(Duration.ofDays(9))).isEmpty();
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

  private Outcome held() {
    return SampleOutcomes.of(
        List.of(DecisionKind.OPENED, DecisionKind.WAITING),
        false,
        null,
        EVENT,
        Priority.P1,
        clock.now(),
        7);
  }

  private void decided(String kind, int position) {
    run(
        "insert into decision (tenant_id, position, index, sequence, at, event_id, kind, rule,"
            + " release, sentence, facts) values (1, ?, 0, 0, ?::timestamptz, ?, ?, 'r', 'r', 's',"
            + " '[]')",
        position,
        clock.now().toString(),
        EVENT,
        kind);
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

  @Test
  void twoServersThatRaceAndRestartsTellEachStepExactlyOnce() throws Exception {
    int events = 60;
    for (int i = 0; i < events; i++) {
      open(new UUID(7, i), Priority.P1);
    }
    Random random = new Random(20261121);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Escalations one = server();
      Escalations two = server();
      for (int minute = 0; minute < 100; minute++) {
        clock.advance(Duration.ofMinutes(1));
        if (random.nextInt(5) == 0) {
          one = server();
        }
        if (random.nextInt(5) == 0) {
          two = server();
        }
        if (minute % 15 == 14 || random.nextInt(4) == 0) {
          race(threads, one, two);
        }
      }
    } finally {
      threads.shutdownNow();
    }
    // Two rounds of two steps, each of which tells two.
    assertThat(query("select count(*)::text from outbox")).containsExactly("" + events * 8);
    assertThat(
            query(
                "select count(*)::text from (select event_id, split_part(key, '/', 3) as place,"
                    + " team, person from outbox group by 1, 2, 3, 4 having count(*) > 1) twice"))
        .containsExactly("0");
    assertThat(query("select state || ' ' || count(*) from escalation_due group by state"))
        .containsExactly("told " + events * 4);
  }

  private static void race(ExecutorService threads, Escalations one, Escalations two)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    List<Future<?>> both = new ArrayList<>();
    for (Escalations each : List.of(one, two)) {
      both.add(
          threads.submit(
              () -> {
                together.await(10, TimeUnit.SECONDS);
                while (each.doWhatIsDue() > 0) {
                  // Until nothing is due any more.
                }
                return true;
              }));
    }
    for (Future<?> each : both) {
      Object unused = each.get(60, TimeUnit.SECONDS);
    }
  }

  private void open(UUID event, Priority priority) throws SQLException {
    row(event, priority);
    keep(SampleOutcomes.of(DecisionKind.OPENED, event, priority, clock.now(), 7));
  }

  private void row(UUID event, Priority priority) {
    run(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release) values (1, ?, (select count(*) + 1 from event), 'k',"
            + " 'Disk full', 't', 's', '', '', 'major', 'low', 'low', ?, 'firing', 'dba',"
            + " ?::timestamptz, 'r', 'r')",
        event,
        priority.name(),
        clock.now().toString());
  }

  private void keep(Outcome outcome) throws SQLException {
    boolean unused =
        AcrossTenants.run(
            database,
            connection -> {
              new EscalationWriter().write(connection, List.of(outcome));
              return true;
            });
  }

  /** Moves time on, starts the server anew, and says who is told: names, and the subject last. */
  private List<String> after(Duration time) throws Exception {
    clock.advance(time);
    String before = query("select coalesce(max(id), 0)::text from outbox").get(0);
    escalations = server();
    Escalations other = server();
    while (escalations.doWhatIsDue() + other.doWhatIsDue() > 0) {
      // Until nothing is due any more.
    }
    List<String> rows =
        query(
            "select coalesce(u.username, o.team) || ' ' || o.subject from outbox o"
                + " left join app_user u on u.id = o.person where o.id > "
                + before
                + " order by o.id");
    List<String> said = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      said.add(
          i + 1 < rows.size() ? rows.get(i).substring(0, rows.get(i).indexOf(' ')) : rows.get(i));
    }
    return said;
  }

  private void run(String sql, @Nullable Object... values) {
    try {
      int unused =
          AcrossTenants.run(
              database,
              connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                  for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                  }
                  return statement.executeUpdate();
                }
              });
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private List<String> query(String sql) throws SQLException {
    return AcrossTenants.run(
        database,
        connection -> {
          List<String> rows = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              rows.add(row.getString(1));
            }
          }
          return rows;
        });
  }
}
