package io.belfry.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.notification.Notifiers;
import io.belfry.notification.Outbox;
import io.belfry.notification.Recipients;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Json;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.Vault;
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
