package io.belfry.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.platform.TestDatabase;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How long closed events are kept. */
class EventRetentionTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private final DataSource database = TestDatabase.fresh();
  private final EventRetention retention =
      new EventRetention(database, new RetentionSettings(14, 90, 365, 183, 92));

  private void event(int number, String severity, String handling, int daysAgo) {
    run(
        ("insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
                + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
                + " opened_by_rule, release, handling, closed_at, solution) values (1,"
                + " gen_random_uuid(), %d, 'k', 's', 't', 's', '', '', '%s', 'low', 'low', 'P3',"
                + " 'firing', 'operations', '2020-01-01', 'r', 'r', '%s', %s, 'Yes')")
            .formatted(
                number,
                severity,
                handling,
                handling.equals("closed")
                    ? "'2026-03-02T12:00:00Z'::timestamptz - interval '%d days'".formatted(daysAgo)
                    : "null"));
    run(
        "insert into event_activity (tenant_id, event_id, alerts, last_alert_at) select 1, id, 1,"
            + " now() from event on conflict do nothing");
    run(
        "insert into event_action (tenant_id, event_id, at, actor, action, handling_before,"
            + " handling_after, detail) select 1, id, now(), 'user:1', 'close', 'open', 'closed',"
            + " '{}' from event where number = "
            + number);
  }

  @Test
  void itDependsOnHowBadTheyWereAndWhatIsOpenStays() throws Exception {
    event(1, "critical", "closed", 366);
    event(2, "critical", "closed", 365);
    event(3, "major", "closed", 200);
    event(4, "warning", "closed", 184);
    event(5, "minor", "closed", 182);
    event(6, "info", "closed", 93);
    event(7, "info", "closed", 91);
    event(8, "info", "open", 0);
    run(
        "insert into lesson (tenant_id, event_id, number, type, service, ci, subject, solution,"
            + " closed_at) select 1, id, number, 't', '', '', 's', 'x', closed_at from event"
            + " where handling = 'closed' on conflict do nothing");

    assertThat(retention.apply(NOW)).isEqualTo(3);

    assertThat(query("select number from event order by 1"))
        .containsExactly("2", "3", "5", "7", "8");
    for (String table : List.of("event_activity", "event_action")) {
      assertThat(query("select count(*) from " + table)).as(table).containsExactly("5");
    }
    assertThat(query("select number from lesson order by 1")).containsExactly("2", "3", "5", "7");
    assertThat(retention.apply(NOW)).isZero();
  }

  @Test
  void incidentsWithoutEventsAndProposalsThatAreSettledGoToo() throws Exception {
    String closed = "'2026-03-02T12:00:00Z'::timestamptz - interval '%d days'";
    String[] incidents = {
      "1, 'P1', 'closed', " + closed.formatted(366),
      "2, 'P1', 'closed', " + closed.formatted(364),
      "3, 'P3', 'closed', " + closed.formatted(184),
      "4, 'P4', 'closed', " + closed.formatted(93),
      "5, 'P4', 'closed', " + closed.formatted(93),
      "6, 'P4', 'open', null",
    };
    for (String incident : incidents) {
      run(
          "insert into incident (tenant_id, id, title, service, owner_team, opened_at, opened_by,"
              + " number, priority, state, closed_at) values (1, gen_random_uuid(), 'T', '', 'o',"
              + " '2020-01-01', 'user:1', "
              + incident
              + ")");
    }
    run(
        "insert into incident_event (tenant_id, event_id, incident_id, added_at, added_by)"
            + " select 1, gen_random_uuid(), id, now(), 'user:1' from incident where number = 5");
    run(
        "insert into incident_entry (tenant_id, incident_id, at, actor, action, state_before,"
            + " state_after, detail) select 1, id, now(), 'user:1', 'open', 'open', 'open', '{}'"
            + " from incident");
    run(
        "insert into incident_mirror (tenant_id, incident_id, team, channel, version, first_entry,"
            + " last_entry) select 1, id, 'o', 'c', 1, 1, 1 from incident");
    run(
        "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at)"
            + " select 1, number, id, 'o', 's', 'b', now(), now() from incident");
    for (String settled : List.of("null", closed.formatted(366), closed.formatted(364))) {
      run(
          "insert into runbook_proposal (tenant_id, id, runbook, event_id, event_number, actor, at,"
              + " settled_at) values (1, gen_random_uuid(), 'r', gen_random_uuid(), 1, 'user:1',"
              + " '2020-01-01', "
              + settled
              + ")");
    }
    IncidentRetention incidentRetention =
        new IncidentRetention(database, new RetentionSettings(14, 90, 365, 183, 92));
    assertThat(incidentRetention.apply(NOW)).isEqualTo(3);
    assertThat(query("select number from incident order by 1")).containsExactly("2", "5", "6");
    for (String table : List.of("incident_entry", "incident_mirror", "outbox")) {
      assertThat(query("select count(*) from " + table)).as(table).containsExactly("3");
    }
    assertThat(query("select count(*) from runbook_proposal")).containsExactly("2");
    assertThat(incidentRetention.apply(NOW)).isZero();
  }

  @Test
  void manyGoInBatches() throws Exception {
    event(0, "info", "closed", 100);
    run(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release, handling, closed_at) select 1, gen_random_uuid(), n, 'k',"
            + " 's', 't', 's', '', '', 'info', 'low', 'low', 'P3', 'firing', 'operations',"
            + " '2020-01-01', 'r', 'r', 'closed', '2020-01-02' from generate_series(1, 1200) n");
    assertThat(retention.apply(NOW)).isEqualTo(1_201);
    assertThat(query("select count(*) from event")).containsExactly("0");
  }

  private List<String> query(String sql) {
    List<String> rows = new ArrayList<>();
    work(
        statement -> {
          try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              rows.add(row.getString(1));
            }
          }
        });
    return rows;
  }

  private void run(String sql) {
    work(statement -> statement.execute(sql));
  }

  @FunctionalInterface
  private interface Work {
    void in(Statement statement) throws SQLException;
  }

  private void work(Work work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      try (Statement statement = connection.createStatement()) {
        work.in(statement);
      }
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
