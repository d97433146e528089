package io.belfry.escalation;

import io.belfry.engine.DecisionKind;
import io.belfry.engine.Outcome;
import io.belfry.engine.Responding;
import io.belfry.facts.Priority;
import io.belfry.notification.SampleOutcomes;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.response.ResponseWriter;
import io.belfry.tenancy.AcrossTenants;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A team, its people and events that open, on a real database; the test moves the time. */
abstract class VirtualTime {
  static final UUID EVENT = UUID.fromString("00000000-0000-0000-0000-00000000000a");

  final DataSource database = TestDatabase.fresh();
  final FixedClock clock = new FixedClock();
  final AtomicInteger told = new AtomicInteger();
  Escalations escalations = server();

  Escalations server() {
    return new Escalations(database, clock::now, told::incrementAndGet);
  }

  @BeforeEach
  void addPeople() {
    // Each test says which there are.
    run("delete from target");
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

  void respond(UUID event, String policy, Priority priority) throws SQLException {
    row(event, priority);
    keep(
        SampleOutcomes.responding(
            SampleOutcomes.of(DecisionKind.OPENED, event, priority, clock.now(), 7),
            new Responding(event, List.of(), policy, null)));
  }

  Outcome held() {
    return SampleOutcomes.of(
        List.of(DecisionKind.OPENED, DecisionKind.WAITING),
        false,
        null,
        EVENT,
        Priority.P1,
        clock.now(),
        7);
  }

  void decided(String kind, int position) {
    run(
        "insert into decision (tenant_id, position, index, sequence, at, event_id, kind, rule,"
            + " release, sentence, facts) values (1, ?, 0, 0, ?::timestamptz, ?, ?, 'r', 'r', 's',"
            + " '[]')",
        position,
        clock.now().toString(),
        EVENT,
        kind);
  }

  void open(UUID event, Priority priority) throws SQLException {
    row(event, priority);
    keep(SampleOutcomes.of(DecisionKind.OPENED, event, priority, clock.now(), 7));
  }

  void row(UUID event, Priority priority) {
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

  void keep(Outcome outcome) throws SQLException {
    boolean unused =
        AcrossTenants.run(
            database,
            connection -> {
              new ResponseWriter().write(connection, List.of(outcome));
              new EscalationWriter().write(connection, List.of(outcome));
              return true;
            });
  }

  /** Moves time on, starts the server anew, and says who is told: names, and the subject last. */
  List<String> after(Duration time) throws Exception {
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

  void run(String sql, @Nullable Object... values) {
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

  List<String> query(String sql) throws SQLException {
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
