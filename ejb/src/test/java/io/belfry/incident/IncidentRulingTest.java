package io.belfry.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.DecisionKind;
import io.belfry.event.LiveStream;
import io.belfry.facts.Priority;
import io.belfry.notification.SampleOutcomes;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Which events rules make incidents of. */
class IncidentRulingTest {
  private static final String INCIDENTS =
      "select i.number, i.title, i.priority, i.rule, string_agg(e.number::text, ',' order by"
          + " e.number) from incident i join incident_event m on m.incident_id = i.id"
          + " join event e on e.id = m.event_id group by 1, 2, 3, 4 order by 1";

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final IncidentDesks anna = new IncidentDesks(database, clock, "anna");
  private final List<LiveStream.Change> heard = new ArrayList<>();
  private final IncidentRuling ruling =
      new IncidentRuling(database, clock::now, heard::add, (c, tenant, runbook, priority) -> false);

  @BeforeEach
  void addPeople() {
    anna.users("anna");
    anna.run("insert into team (tenant_id, id, name, mail) values (1, 'operations', 'O', 'o@x.y')");
  }

  @AfterEach
  void close() {
    anna.close();
  }

  private UUID opens(long number, String service, String priority, Instant at) {
    UUID id = anna.event(number, service, priority, at);
    noted(DecisionKind.OPENED, id);
    return id;
  }

  private void noted(DecisionKind kind, UUID event) {
    anna.inTransaction(
        connection ->
            new IncidentWriter()
                .write(
                    connection,
                    List.of(SampleOutcomes.of(kind, event, Priority.P1, clock.now(), 1))));
  }

  @Test
  void aP1IsAnIncidentAtOnceAndTheNextOfItsServiceIsPartOfIt() throws Exception {
    UUID first = opens(1, "shop", "P1", clock.now());
    opens(2, "shop", "P2", clock.now());
    opens(3, "", "P1", clock.now());
    assertThat(ruling.judge()).isEqualTo(3);
    opens(4, "shop", "P1", clock.now());
    opens(5, "", "P1", clock.now());
    ruling.judge();
    assertThat(ruling.judge()).as("each is looked at once").isZero();

    assertThat(anna.query(INCIDENTS))
        .containsExactly("1 Subject 1 P1 p1 1,4", "2 Subject 3 P1 p1 3", "3 Subject 5 P1 p1 5");
    assertThat(heard.get(0).events().get(0))
        .isEqualTo(new LiveStream.ChangedEvent(first, 1, "handled"));
    assertThat(anna.query("select count(*) from outbox"))
        .as("its team knows it")
        .containsExactly("0");
  }

  @Test
  void aRunbookKnowsBetterThanTheRulesWhichOfItsEventsAreOne() throws Exception {
    UUID minor = opens(1, "shop", "P3", clock.now());
    UUID never = opens(2, "", "P1", clock.now());
    UUID other = opens(3, "", "P1", clock.now());
    says(minor, "{P2,P3}");
    says(never, "{}");
    says(other, "{P2}");
    for (int i = 4; i <= 7; i++) {
      says(opens(i, "mail", "P4", clock.now()), "{}");
    }
    opens(8, "mail", "P4", clock.now());
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).containsExactly("1 Subject 1 P3 runbook 1");
  }

  private void says(UUID event, String priorities) {
    anna.run(
        "insert into event_response (tenant_id, event_id, told, incident) values (1, '%s', '{}', '%s')"
            .formatted(event, priorities));
  }

  @Test
  void symptomsAndWhatMayBeOneCountForNoRuleUntilTheyStandAlone() throws Exception {
    UUID cause = opens(1, "storage", "P2", clock.now());
    for (int i = 2; i <= 6; i++) {
      UUID symptom = opens(i, "shop", "P1", clock.now());
      anna.run("update event set cause_id = '%s' where id = '%s'".formatted(cause, symptom));
    }
    UUID waiting = opens(7, "mail", "P1", clock.now());
    decided(waiting, 1, "waiting");
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).isEmpty();
    assertThat(anna.query("select count(*) from outbox")).containsExactly("0");

    decided(waiting, 2, "paged");
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).containsExactly("1 Subject 7 P1 p1 7");
    anna.run("update event set cause_id = null where number = 3");
    ruling.judge();
    assertThat(anna.query(INCIDENTS))
        .as("one of them has a cause of its own")
        .containsExactly("1 Subject 7 P1 p1 7", "2 Subject 3 P1 p1 3");
    anna.run("update event set handling = 'closed'");
    ruling.judge();
    assertThat(anna.query("select count(*) from incident_due")).containsExactly("0");
  }

  private void decided(UUID event, int position, String kind) {
    anna.run(
        "insert into decision (tenant_id, position, index, sequence, at, event_id, kind, rule,"
            + " release, sentence, facts) values (1, %d, 0, 0, now() + interval '%d s', '%s', '%s',"
                .formatted(position, position, event, kind)
            + " 'r', 'r', 's', '[]')");
  }

  @Test
  void anEventThatBecomesP1IsOneThen() throws Exception {
    UUID event = opens(1, "shop", "P2", clock.now());
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).isEmpty();
    anna.run("update event set priority = 'P1'");
    noted(DecisionKind.PRIORITISED, event);
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).containsExactly("1 Subject 1 P1 p1 1");
    noted(DecisionKind.OPENED, event);
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).as("judged again after a crash").hasSize(1);
  }

  @Test
  void fiveOfOneServiceWithinTenMinutesAreOneAndWhatFollowsIsPartOfIt() throws Exception {
    Instant start = clock.now();
    for (int i = 1; i <= 5; i++) {
      // The first is a second too early for the fifth.
      opens(i, "shop", "P3", i == 1 ? start.minusSeconds(1) : start.plusSeconds(150L * (i - 1)));
      opens(10 + i, "other" + i, "P3", start);
    }
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).as("four within ten minutes, and one before").isEmpty();
    opens(6, "shop", "P3", start.plusSeconds(601));
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).containsExactly("1 5 events of shop P3 service 2,3,4,5,6");
    assertThat(anna.query("select team, occasion, subject from outbox"))
        .containsExactly("operations changed [Incident] 5 events of shop");
    opens(7, "shop", "P4", start.plus(Duration.ofHours(2)));
    ruling.judge();
    assertThat(anna.query(INCIDENTS).get(0)).endsWith("2,3,4,5,6,7");
    assertThat(anna.query("select action, detail->'events'->>0 is not null from incident_entry"))
        .containsExactly("open f", "add t", "add t");
  }

  @Test
  void whatIsOverTakesNothingInAndWhatPeopleSetHolds() throws Exception {
    anna.in(
        () -> anna.rules.put("p1", 0, new IncidentRules.Draft(List.of("P1", "P2"), 2, "1h", null)));
    anna.in(() -> anna.rules.put("service", null, new IncidentRules.Draft(null, 1, null, false)));
    opens(1, "shop", "P2", clock.now());
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).isEmpty();
    opens(2, "shop", "P1", clock.now());
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).containsExactly("1 2 events of shop P1 p1 1,2");
    anna.run("update incident set state = 'resolved'");
    opens(3, "shop", "P1", clock.now());
    ruling.judge();
    assertThat(anna.query(INCIDENTS)).hasSize(1);
    assertThat(anna.in(anna.rules::list))
        .extracting(rule -> rule.name() + rule.events() + rule.enabled() + rule.version())
        .containsExactly("service1false1", "p12true1");
  }

  @Test
  void twoServersMakeOneIncidentOfIt() throws Exception {
    for (int i = 1; i <= 300; i++) {
      opens(i, "shop", "P1", clock.now());
    }
    ExecutorService servers = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        IncidentRuling server =
            new IncidentRuling(
                database, clock::now, change -> {}, (c, tenant, runbook, priority) -> false);
        done.add(
            servers.submit(
                () -> {
                  int looked = 0;
                  for (int each = 1; each > 0; looked += each) {
                    each = server.judge();
                  }
                  return looked;
                }));
      }
      int looked = 0;
      for (Future<Integer> each : done) {
        looked += each.get(5, TimeUnit.MINUTES);
      }
      assertThat(looked).isEqualTo(300);
    } finally {
      servers.shutdownNow();
    }
    assertThat(anna.query("select count(distinct incident_id), count(*) from incident_event"))
        .containsExactly("1 300");
    assertThat(anna.query("select count(*) from incident")).containsExactly("1");
  }
}
