package io.belfry.handling;

import static io.belfry.journal.SampleAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.audit.AuditTrail;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.identity.Caller;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.TestDatabase;
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
        "insert into team (tenant_id, id, name) values (1, 'operations', 'Operations')"
            + " on conflict do nothing");
    Clock clock = new Clock();
    long done = 0;
    try (HandledLine line = new HandledLine(database, clock, List.of(new Aftermath()));
        Workplace anna = new Workplace(database, clock, "anna", Caller.Kind.USER);
        Workplace ben = new Workplace(database, clock, "ben", Caller.Kind.USER);
        Workplace carl = new Workplace(database, clock, "carl", Caller.Kind.USER)) {
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
    return switch (random.nextInt(13)) {
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
            .isIn(Belfrys.RECUR + " OPEN", Belfrys.WORSEN + " " + before);
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
