package io.belfry.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Cause;
import io.belfry.engine.DecisionKind;
import io.belfry.facts.Priority;
import io.belfry.notification.Notifiers;
import io.belfry.notification.Outbox;
import io.belfry.notification.OutboxWriter;
import io.belfry.notification.Recipients;
import io.belfry.notification.SampleOutcomes;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Json;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.Vault;
import io.belfry.tenancy.AcrossTenants;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A record elsewhere follows its incident, whatever happens to its server meanwhile. */
class IncidentMirrorTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final IncidentDesks anna = new IncidentDesks(database, clock, "anna");
  private final ServiceNow there = new ServiceNow();
  private final IncidentMirror mirror = new IncidentMirror(database, clock::now, () -> {});
  private Outbox outbox;

  @BeforeEach
  void connect(@TempDir Path directory) {
    Vault vault = Vault.open(directory);
    Settings settings = new Settings(Map.of("BELFRY_ALLOW_PRIVATE_ADDRESSES", "true")::get);
    outbox =
        new Outbox(
            database,
            Notifiers.of(settings, clock::now),
            Recipients.of(settings, vault),
            clock::now,
            () -> 0);
    anna.users("anna");
    anna.run("insert into team (tenant_id, id, name) values (1, 'itsm', 'ITSM')");
    anna.run("insert into default_owner (tenant_id, team) values (1, 'itsm')");
    anna.run(
        "insert into channel (tenant_id, team, name, kind, address, topic, sealed, priorities,"
            + " enabled, created_at) values (1, 'itsm', 'records', 'servicenow', 'shown',"
            + " 'incident', ?, '{}', true, now())",
        (Object)
            vault.seal(
                Json.write(
                    Map.of(
                        "address", "http://127.0.0.1:" + there.port + "/", "secret", "user:pass")),
                "channel/1/itsm/records"));
  }

  @AfterEach
  void close() {
    anna.close();
    there.close();
  }

  private Incident open() {
    UUID event = anna.event(1, "shop", "P1", clock.now());
    return anna.in(() -> anna.desk.open(new Incidents.Draft(null, null, null, List.of(event))));
  }

  private void act(Incident incident, IncidentAct act) {
    Incident unused = anna.in(() -> anna.desk.act(incident.id(), null, act));
  }

  private void deliver() throws SQLException {
    int unused = mirror.follow();
    for (int sent = 1; sent > 0; ) {
      sent = outbox.sendWhatIsDue();
    }
  }

  private List<String> states() {
    return anna.query("select state, attempts from outbox where occasion = 'mirrored' order by id");
  }

  @Test
  void anEventOfARunbookThatWantsItIsARecordOfItsOwn() throws Exception {
    UUID event = anna.event(1, "shop", "P3", clock.now());
    UUID other = anna.event(2, "shop", "P3", clock.now());
    anna.run("update event set runbook = 'storage/volume' where id = ?", event);
    anna.run("insert into incident_due (tenant_id, event_id) select tenant_id, id from event");
    try (IncidentRuling ruling =
        new IncidentRuling(
            database,
            clock::now,
            change -> {},
            (connection, tenant, runbook, priority) ->
                runbook.equals("storage/volume") && priority.equals("P3"))) {
      assertThat(ruling.judge()).isEqualTo(2);
    }
    deliver();
    assertThat(there.records).as("the other runbook wants none").containsOnlyKeys("sys1");
    Map<String, Object> record = there.records.get("sys1");
    assertThat(record)
        .containsEntry("correlation_id", event.toString())
        .containsEntry("description", "Belfry's event 1 of shop")
        .containsEntry("state", "1");
    deliver();
    assertThat(states()).as("told once").hasSize(1);

    anna.run(
        "insert into event_action (tenant_id, event_id, at, actor, action, handling_before,"
            + " handling_after, detail, note) values (1, ?, now(), 'user:1', 'start', 'open',"
            + " 'in-progress', '{}', 'On it')",
        event);
    anna.run("update event set handling = 'in-progress', handling_version = 2 where id = ?", event);
    deliver();
    assertThat(record).containsEntry("state", "2").containsEntry("work_notes", "On it");
    anna.run(
        "update event set handling = 'closed', handling_version = 3, solution = 'More space'"
            + " where id in (?, ?)",
        event,
        other);
    deliver();
    assertThat(record)
        .containsEntry("state", "7")
        .containsEntry("close_notes", "Solution: More space");
    deliver();
    assertThat(anna.query("select settled from event_record")).containsExactly("t");
    anna.run("update event set handling = 'open', handling_version = 4 where id = ?", event);
    deliver();
    assertThat(record).as("opened again").containsEntry("state", "1");
    assertThat(there.records).hasSize(1);
  }

  @Test
  void aRecoveryIsNoMessageToARecord() throws Exception {
    UUID event = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    anna.run(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release) values (1, ?, 1, 'k', 'Disk full', 't', 's', '', '',"
            + " 'major', 'low', 'low', 'P2', 'firing', 'itsm', ?::timestamptz, 'r', 'r')",
        event,
        clock.now().toString());
    anna.run("insert into event_record (tenant_id, event_id) values (1, ?)", event);
    deliver();
    assertThat(there.records).hasSize(1);
    int asked = there.asked.size();

    for (DecisionKind kind : List.of(DecisionKind.RECOVERED, DecisionKind.LEARNED)) {
      boolean unused =
          AcrossTenants.run(
              database,
              connection -> {
                Cause cause =
                    new Cause(new UUID(0, 7), 7, "filer", 90, "It is.", Cause.By.DEPENDENCY);
                new OutboxWriter()
                    .write(
                        connection,
                        List.of(
                            SampleOutcomes.of(
                                List.of(kind),
                                kind == DecisionKind.RECOVERED,
                                cause,
                                event,
                                Priority.P2,
                                clock.now(),
                                9)));
                return true;
              });
    }
    deliver();
    assertThat(anna.query("select occasion from outbox")).containsExactly("mirrored");
    assertThat(there.asked).hasSize(asked);

    // A row of another kind, whoever made it, changes no record.
    anna.run(
        "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,"
            + " occasion, channel, lane) select tenant_id, 'odd', event_id, team, 's', 'b',"
            + " created_at, due_at, 'recovered', channel, lane from outbox");
    deliver();
    assertThat(anna.query("select state from outbox where key = 'odd'")).containsExactly("dead");
    assertThat(there.asked).hasSize(asked);
  }

  @Test
  void itIsMadeOnceAndFollows() throws Exception {
    Incident incident = open();
    deliver();

    assertThat(there.records).containsOnlyKeys("sys1");
    Map<String, Object> record = there.records.get("sys1");
    assertThat(record)
        .containsEntry("correlation_id", incident.id().toString())
        .containsEntry("short_description", "Subject 1")
        .containsEntry("state", "1")
        .containsEntry("impact", "1")
        .containsEntry("urgency", "1")
        .doesNotContainKey("close_notes");
    assertThat(anna.in(() -> anna.incidents.get(incident.id())).record()).isEqualTo("INC1");

    act(incident, new IncidentAct.Move(IncidentState.IN_PROGRESS, null, null, null));
    act(incident, new IncidentAct.Update("Half of it is back"));
    deliver();
    assertThat(record)
        .containsEntry("state", "2")
        .containsEntry("work_notes", "Half of it is back");
    act(incident, new IncidentAct.Move(IncidentState.CLOSED, "No space", "More space", null));
    deliver();
    assertThat(record)
        .containsEntry("state", "7")
        .containsEntry("close_notes", "Cause: No space\nSolution: More space");
    assertThat(there.records).hasSize(1);
    int before = there.asked.size();
    deliver();
    assertThat(there.asked).as("nothing is new").hasSize(before);
  }

  @Test
  void afterAnOutageOfDaysItIsToldOnceHowThingsAre() throws Exception {
    Incident incident = open();
    deliver();
    there.stop();
    act(incident, new IncidentAct.Update("First"));
    for (int i = 0; i < 33; i++) {
      deliver();
      clock.advance(Duration.ofMinutes(20));
    }
    assertThat(states()).containsExactly("sent 1", "dead 32");
    act(incident, new IncidentAct.Update("Second"));
    deliver();
    assertThat(states()).as("the newer one says all").containsExactly("sent 1", "waiting 1");
    for (int i = 0; i < 45; i++) {
      clock.advance(Duration.ofMinutes(20));
      deliver();
    }
    there.restart();
    clock.advance(Duration.ofHours(2));
    deliver();

    assertThat(states()).hasSize(2).last().asString().startsWith("sent");
    assertThat(there.records.get("sys1")).containsEntry("work_notes", "First\n\nSecond");
    assertThat(there.asked.stream().filter(each -> each.startsWith("PATCH"))).hasSize(1);
  }

  @Test
  void anAnswerThatIsLostMakesNoSecondRecord() throws Exception {
    there.dropsAnswers = true;
    Incident incident = open();
    deliver();
    assertThat(there.records).hasSize(1);
    there.dropsAnswers = false;
    clock.advance(Duration.ofMinutes(1));
    deliver();
    assertThat(there.records).hasSize(1);
    assertThat(there.asked)
        .extracting(each -> each.substring(0, each.indexOf(' ')))
        .startsWith("GET", "POST")
        .endsWith("GET", "PATCH");
    assertThat(anna.in(() -> anna.incidents.get(incident.id())).record()).isEqualTo("INC1");
  }

  @Test
  void itIsLeftAloneForAsLongAsItAsks() throws Exception {
    there.refuses = 429;
    there.retryAfter = "300";
    Incident unused = open();
    deliver();
    there.refuses = 0;
    clock.advance(Duration.ofSeconds(299));
    deliver();
    assertThat(there.records).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    deliver();
    assertThat(there.records).hasSize(1);
  }
}
