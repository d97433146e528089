package io.belfry.handling;

import static io.belfry.journal.SampleAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.audit.AuditTrail;
import io.belfry.escalation.EscalationWriter;
import io.belfry.escalation.Escalations;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.identity.Caller;
import io.belfry.incident.IncidentWriter;
import io.belfry.ledger.Ledger;
import io.belfry.notification.OutboxWriter;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.TestDatabase;
import io.belfry.response.ResponseWriter;
import io.belfry.telling.TellingWriter;
import io.belfry.telling.Tellings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Whatever several people and the engine do to the same events at the same time: states are legal,
 * nothing is lost, and the audit log is whole. {@code -Dbelfry.seeds=100} tries that many, {@code
 * -Dbelfry.seed=n} begins at one.
 */
class HandlingPropertyTest {
  private static final int KEYS = 4;
  private static final int ACTIONS = 40;
  private static final int ALERTS = 120;
  private static final Set<ErrorCode> REFUSALS =
      Set.of(
          ErrorCode.ILLEGAL_TRANSITION,
          ErrorCode.CHANGED_MEANWHILE,
          ErrorCode.MISSING_FIELD,
          ErrorCode.INVALID_VALUE,
          ErrorCode.KEY_TAKEN,
          ErrorCode.BUSY);
  private static final Act.Findings FINDINGS = new Act.Findings("code", "a bug", "a fix");

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + Integer.getInteger("belfry.seeds", 3));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void statesAreLegalNothingIsLostAndTheChainIsWhole(long seed) throws Exception {
    PGSimpleDataSource database = TestDatabase.fresh();
    HandledRows rows = new HandledRows(database);
    rows.users("anna", "ben", "carl");
    rows.run(
        "insert into team (tenant_id, id, name, mail) values (1, 'operations', 'O', 'o@example.org'),"
            + " (1, 'web', 'W', 'w@example.org')");
    // Steps come within the test, and more often than people act.
    rows.run(
        "insert into escalation_policy (tenant_id, name, steps, repeats, priorities) values (1,"
            + " 'quick', '[{\"after\": 0, \"tell\": [\"team\"]}, {\"after\": 0, \"tell\":"
            + " [\"user:2\", \"team:web\"]}]', 1, '{P1,P2}')");
    rows.run(
        "insert into team_escalation (tenant_id, team, policy) values (1, 'operations', 'quick'),"
            + " (1, 'web', 'quick')");
    rows.run(
        "insert into notification_rule (tenant_id, name, classes, priorities, lasts, steps, enabled)"
            + " values (1, 'all', '{}', '{}', 0, '[{\"after\": 0, \"tell\": [\"user:3\"]}]',"
            + " true)");
    Clock clock = new Clock();
    long done = 0;
    try (HandledLine line = new HandledLine(database, clock, companions());
        DueHandlings due =
            new DueHandlings(database, clock::now, Duration.ofHours(24), change -> {});
        Escalations escalations = new Escalations(database, clock::now, () -> {});
        Escalations otherServer = new Escalations(database, clock::now, () -> {});
        Tellings tellings = new Tellings(database, clock::now, () -> {});
        Workplace anna = new Workplace(database, clock, "anna", Caller.Kind.USER);
        Workplace ben = new Workplace(database, clock, "ben", Caller.Kind.USER);
        Workplace carl = new Workplace(database, clock, "carl", Caller.Kind.USER)) {
      due.start();
      escalations.start();
      otherServer.start();
      tellings.start();
      ExecutorService everybody = Executors.newFixedThreadPool(4);
      try {
        Future<Integer> sender = everybody.submit(() -> send(line, new Random(seed)));
        List<Future<Integer>> people = new ArrayList<>();
        int nth = 1;
        for (Workplace place : List.of(anna, ben, carl)) {
          Random random = new Random(seed + nth++);
          Callable<Integer> work = () -> work(place, rows, random);
          people.add(everybody.submit(work));
        }
        sender.get(120, TimeUnit.SECONDS);
        for (Future<Integer> person : people) {
          done += person.get(120, TimeUnit.SECONDS);
        }
      } finally {
        everybody.shutdownNow();
      }
      line.settle();
      // Whatever people did: trouble that comes now is in an event that somebody still has to see.
      Thread.sleep(5);
      for (int key = 0; key < KEYS; key++) {
        line.deliver(alert("key-" + key, Status.RESOLVED, Severity.MAJOR));
        line.deliver(alert("key-" + key, Status.FIRING, Severity.MAJOR));
      }
      line.settle();
      for (int key = 0; key < KEYS; key++) {
        assertThat(
                rows.query(
                    "select number from event where key = 'key-%d' and condition <> 'cleared'"
                            .formatted(key)
                        + " and (handling in ('open', 'acknowledged', 'in-progress')"
                        + " or condition = 'flapping' and handling = 'resolved')"))
            .as("key-%d with -Dbelfry.seed=%d", key, seed)
            .isNotEmpty();
      }
      // How often an event was heard of is written once a second.
      Thread.sleep(1500);
      AuditTrail trail = new AuditTrail(anna.entities(), anna.tenant);
      AuditTrail.Check check = anna.inTenant(trail::verify);
      assertThat(check.valid()).as("-Dbelfry.seed=%d %s", seed, check).isTrue();
    }
    assertThat(done).as("actions that were possible").isGreaterThan(10);
    checkHistories(rows, seed);
    checkWhoIsTold(rows, seed);
    assertThat(rows.query("select count(*) from event_action where actor <> 'belfry'"))
        .containsExactly(Long.toString(done));
    assertThat(rows.query("select count(*) from audit_log"))
        .isEqualTo(rows.query("select count(*) from event_action"));
    checkAlerts(rows, seed);
  }

  private static int send(HandledLine line, Random random) throws Exception {
    Severity[] severities = {Severity.CRITICAL, Severity.MAJOR, Severity.WARNING};
    for (int i = 0; i < ALERTS; i++) {
      Status status = random.nextInt(3) == 0 ? Status.RESOLVED : Status.FIRING;
      line.deliver(alert("key-" + random.nextInt(KEYS), status, severities[random.nextInt(3)]));
      if (random.nextInt(4) == 0) {
        Thread.sleep(random.nextInt(20));
      }
    }
    return ALERTS;
  }

  /** Does something to some event again and again; returns how often it was possible. */
  private static int work(Workplace place, HandledRows rows, Random random) throws Exception {
    int done = 0;
    for (int i = 0; i < ACTIONS; i++) {
      List<String> events =
          rows.query("select id, handling_version from event order by number desc limit 8");
      if (events.isEmpty()) {
        // Nothing to do yet is no action; the caller's patience is bounded.
        Thread.sleep(20);
        i--;
        continue;
      }
      String[] event = events.get(random.nextInt(events.size())).split(" ");
      Integer version = random.nextBoolean() ? Integer.valueOf(event[1]) : null;
      try {
        place.act(UUID.fromString(event[0]), version, act(random));
        done++;
      } catch (Fault refused) {
        assertThat(REFUSALS).as(refused.detail()).contains(refused.code());
      }
    }
    return done;
  }

  private static Act act(Random random) {
    return switch (random.nextInt(18)) {
      case 0 -> new Act.Acknowledge(null, null);
      case 1 -> new Act.Unacknowledge(null);
      case 2 -> new Act.Start("now");
      case 3, 4 -> new Act.Resolve(random.nextBoolean() ? FINDINGS : Act.Findings.NONE, null);
      case 5 -> new Act.Close(FINDINGS, null);
      case 6 -> new Act.Close(Act.Findings.NONE, null);
      case 7, 8 -> new Act.Reopen("again");
      case 9 -> new Act.Assign(random.nextBoolean() ? "ben" : null, null);
      case 10 -> new Act.Comment("hm");
      case 11 -> new Act.Watch(random.nextBoolean());
      case 12 -> new Act.HandOver(random.nextBoolean() ? "web" : "operations", "theirs");
      case 13 -> new Act.Help("carl", random.nextBoolean());
      case 14 -> new Act.Tick("Step " + random.nextInt(3), random.nextBoolean());
      case 15 -> new Act.Useless("noise", random.nextBoolean());
      case 16 -> new Act.Acknowledge(null, new Clock().now().plusMillis(random.nextInt(300)));
      default -> new Act.Prioritise(random.nextBoolean() ? "P1" : null, "because");
    };
  }

  /** Each history leads by legal steps from open to the state that the event has. */
  private static void checkHistories(HandledRows rows, long seed) {
    Map<String, Handling> at = new HashMap<>();
    Map<String, Integer> versions = new HashMap<>();
    for (String row :
        rows.query(
            "select event_id, actor, action, handling_before, handling_after from event_action"
                + " order by id")) {
      String[] step = row.split(" ");
      Handling before = Handling.of(step[3]);
      Handling after = Handling.of(step[4]);
      assertThat(before)
          .as("%s with -Dbelfry.seed=%d", row, seed)
          .isEqualTo(at.getOrDefault(step[0], Handling.OPEN));
      if (step[1].equals("belfry")) {
        assertThat(step[2] + " " + after)
            .as(row)
            .isIn(Belfrys.RECUR + " OPEN", Belfrys.EXPIRE + " OPEN", Belfrys.WORSEN + " " + before);
      } else {
        assertThat(Transitions.after(before, Action.of(step[2]))).as(row).contains(after);
      }
      at.put(step[0], after);
      boolean raises = !Set.of("watch", "unwatch", Belfrys.WORSEN).contains(step[2]);
      versions.merge(step[0], raises ? 1 : 0, Integer::sum);
    }
    for (String row : rows.query("select id, handling, handling_version from event")) {
      String[] event = row.split(" ");
      assertThat(Handling.of(event[1]))
          .as("%s with -Dbelfry.seed=%d", row, seed)
          .isEqualTo(at.getOrDefault(event[0], Handling.OPEN));
      assertThat(Integer.parseInt(event[2]))
          .as("%s with -Dbelfry.seed=%d", row, seed)
          .isEqualTo(1 + versions.getOrDefault(event[0], 0));
    }
  }

  private static List<Ledger.Companion> companions() {
    return List.of(
        new ResponseWriter(),
        new OutboxWriter(),
        new EscalationWriter(),
        new TellingWriter(),
        new IncidentWriter(),
        new Aftermath());
  }

  /** Who is told of what people did is told once of each, and nothing urgent is in no hands. */
  private static void checkWhoIsTold(HandledRows rows, long seed) {
    assertThat(rows.query("select count(*) from outbox where key like 'handed-over/%'"))
        .as("-Dbelfry.seed=%d", seed)
        .isEqualTo(rows.query("select count(*) from event_action where action = 'hand-over'"));
    assertThat(
            rows.query(
                "select event_id, kind from escalation_due where state in ('waiting', 'parked')"
                    + " group by 1, 2 having count(*) > 1 and kind = 'step'"))
        .as("steps that go on twice, -Dbelfry.seed=%d", seed)
        .isEmpty();
    assertThat(
            rows.query(
                "select e.number from event e where e.handling <> 'closed'"
                    + " and e.condition <> 'cleared' and e.shown_priority in ('P1', 'P2')"
                    + " and e.cause_id is null and not exists (select from decision d"
                    + " where d.event_id = e.id and d.kind in ('waiting', 'correlated'))"
                    + " and not exists (select from escalation_due s"
                    + " where s.event_id = e.id and s.kind = 'step')"))
        .as("urgent events that escalate to nobody, -Dbelfry.seed=%d", seed)
        .isEmpty();
    assertThat(
            rows.query(
                "select o.key, o.team from outbox o join event_action a on a.event_id = o.event_id"
                    + " and a.action = 'hand-over' and o.key like 'handed-over/%'"
                    + " group by 1, 2 having bool_and(a.detail ->> 'team' <> o.team)"))
        .as("a team that never got the event, -Dbelfry.seed=%d", seed)
        .isEmpty();
  }

  /** Every alert has its fate, and every one that belongs to an event is counted there. */
  private static void checkAlerts(HandledRows rows, long seed) {
    assertThat(rows.query("select sum(alerts) from fate_count"))
        .as("-Dbelfry.seed=%d", seed)
        .containsExactly(Integer.toString(ALERTS + 2 * KEYS));
    assertThat(
            rows.query(
                "select (select sum(alerts) from event_activity) - sum(alerts) from fate_count"
                    + " where fate in ('opened', 'joined', 'recovered', 'duplicate')"))
        .as("alerts that count for no event, or twice, -Dbelfry.seed=%d", seed)
        .containsExactly("0");
    assertThat(
            rows.query(
                "select key from event where handling <> 'closed' and reopened = 0"
                    + " group by key having count(*) > 1"))
        .as("keys with two events, -Dbelfry.seed=%d", seed)
        .isEmpty();
  }
}
