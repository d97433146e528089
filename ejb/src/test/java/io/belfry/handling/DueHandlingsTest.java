package io.belfry.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.audit.AuditTrail;
import io.belfry.event.Event;
import io.belfry.event.LiveStream;
import io.belfry.identity.Caller;
import io.belfry.journal.Change;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What time does to events, over a real database and a clock that the test moves. */
class DueHandlingsTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final FixedClock clock = new FixedClock();
  private final Workplace anna = new Workplace(database, clock, "anna", Caller.Kind.USER);
  private final List<LiveStream.Change> heard = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void begin() {
    rows.users("anna");
  }

  @AfterEach
  void close() {
    anna.close();
  }

  private DueHandlings server() {
    return new DueHandlings(database, clock::now, Duration.ofHours(24), heard::add);
  }

  private UUID recovered(long number, String priority, Duration ago) {
    UUID event = rows.event(number, "key-" + number, priority);
    rows.run(
        "update event set condition = 'cleared', cleared_at = ?::timestamptz where id = ?",
        clock.now().minus(ago).toString(),
        event);
    return event;
  }

  @Test
  void anAcknowledgementEndsAtItsTimeAndNotBefore() throws Exception {
    UUID event = rows.event(1, "disk", "P3");
    anna.act(event, new Act.Acknowledge(null, clock.now().plusSeconds(600)));
    clock.advance(Duration.ofSeconds(599));
    assertThat(server().doWhatIsDue()).isZero();

    clock.advance(Duration.ofSeconds(1));
    assertThat(server().doWhatIsDue()).isEqualTo(1);
    assertThat(server().doWhatIsDue()).isZero();

    Event shown = anna.read(event);
    assertThat(shown.state()).isEqualTo("open");
    assertThat(shown.handled().acknowledgedUntil()).isNull();
    assertThat(shown.handled().assignee()).isEqualTo(1);
    assertThat(shown.handled().version()).isEqualTo(3);
    assertThat(history(event)).containsExactly("user:1 acknowledge", "belfry expire");
    assertThat(heard)
        .containsExactly(
            new LiveStream.Change(1, List.of(new LiveStream.ChangedEvent(event, 1, "handled")), 0));
    assertThat(rows.told()).isEmpty();
  }

  @Test
  void whoGoesOnWorkingIsNotInterrupted() throws Exception {
    UUID event = rows.event(1, "disk", "P3");
    anna.act(event, new Act.Acknowledge(null, clock.now().plusSeconds(600)));
    anna.act(event, new Act.Start(null));
    clock.advance(Duration.ofHours(1));

    assertThat(server().doWhatIsDue()).isZero();
    assertThat(anna.read(event).state()).isEqualTo("in-progress");
  }

  @Test
  void whatRecoveredAndWasLeftAloneIsClosedAfterADay() throws Exception {
    UUID due = recovered(1, "P3", Duration.ofHours(24));
    UUID tooYoung = recovered(2, "P4", Duration.ofHours(24).minusSeconds(1));
    UUID tooBad = recovered(3, "P2", Duration.ofDays(9));
    UUID touched = recovered(4, "P4", Duration.ofDays(9));
    anna.act(touched, new Act.Comment("hm"));
    UUID watched = recovered(5, "P4", Duration.ofDays(9));
    anna.act(watched, new Act.Watch(true));
    UUID firing = rows.event(6, "key-6", "P4");
    rows.run(
        "update event set escalated = true where id = ?", recovered(7, "P4", Duration.ofDays(9)));

    assertThat(server().doWhatIsDue()).isEqualTo(2);

    assertThat(anna.read(due).state()).isEqualTo("closed");
    assertThat(anna.read(due).handled().cause()).isEqualTo("recovered by itself");
    assertThat(anna.read(due).handled().closedBy()).isEqualTo("belfry");
    assertThat(anna.read(watched).state()).isEqualTo("closed");
    for (UUID left : List.of(tooYoung, tooBad, touched, firing)) {
      assertThat(anna.read(left).state()).isNotEqualTo("closed");
    }
    assertThat(rows.told())
        .containsExactlyInAnyOrder(
            new Change.EventClosed(due, "key-1", clock.now().toEpochMilli(), false),
            new Change.EventClosed(watched, "key-5", clock.now().toEpochMilli(), false));
    assertThat(history(due)).containsExactly("belfry close-recovered");
  }

  @Test
  void twoServersTakeEachEventOnceAndARestartMissesNone() throws Exception {
    for (int i = 1; i <= 150; i++) {
      recovered(i, "P4", Duration.ofDays(2));
    }
    UUID acknowledged = rows.event(200, "disk", "P3");
    anna.act(acknowledged, new Act.Acknowledge(null, clock.now().plusSeconds(1)));
    clock.advance(Duration.ofSeconds(1));
    ExecutorService servers = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(
            servers.submit(
                () -> {
                  takeAll();
                  return null;
                }));
      }
      for (Future<?> each : both) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      servers.shutdownNow();
    }
    // What one skipped because the other held it is done by now, or due.
    takeAll();
    assertThat(
            rows.query(
                "select action, count(*), count(distinct event_id) from event_action"
                    + " where actor = 'belfry' group by action order by action"))
        .containsExactly("close-recovered 150 150", "expire 1 1");
    assertThat(rows.told()).hasSize(150).doesNotHaveDuplicates();
    assertThat(heard.stream().mapToInt(change -> change.events().size()).sum()).isEqualTo(151);
    AuditTrail trail = new AuditTrail(anna.entities(), anna.tenant);
    assertThat(anna.inTenant(trail::verify)).isEqualTo(new AuditTrail.Check(true, 152, null));
  }

  /** Each step is another server: nothing is known but what the database knows. */
  private void takeAll() throws SQLException {
    int taken;
    do {
      taken = server().doWhatIsDue();
    } while (taken > 0);
  }

  @Test
  void whatSomebodyHoldsIsLeftForLater() throws Exception {
    UUID event = recovered(1, "P4", Duration.ofDays(2));
    rows.inTransaction(
        connection -> {
          try (Statement lock = connection.createStatement()) {
            lock.execute("select 1 from event for update");
          }
          assertThat(server().doWhatIsDue()).isZero();
        });
    assertThat(server().doWhatIsDue()).isEqualTo(1);
    assertThat(anna.read(event).state()).isEqualTo("closed");
  }

  @Test
  void theTimeIsSetInHours() {
    assertThat(DueHandlings.patience(new Settings(name -> null))).isEqualTo(Duration.ofHours(24));
    assertThat(
            DueHandlings.patience(new Settings(Map.of("BELFRY_CLOSE_RECOVERED_AFTER", "2")::get)))
        .isEqualTo(Duration.ofHours(2));
  }

  private List<String> history(UUID event) {
    return rows.query(
        "select actor, action from event_action where event_id = '" + event + "' order by id");
  }
}
