package io.belfry.handling;

import io.belfry.journal.Change;
import io.belfry.journal.EntryCodec;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts users and events into a database, and looks what became of them. */
final class HandledRows {
  private final DataSource database;

  HandledRows(DataSource database) {
    this.database = database;
  }

  /** Adds users who may sign in; their numbers count from 1. */
  void users(String... names) {
    for (String name : names) {
      run(
          "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
              + " password_change_required, created_at, mail)"
              + " values (1, ?, initcap(?), '{operator}', 'x', false, now(), ? || '@example.org')",
          name,
          name,
          name);
    }
  }

  /** Adds an event that fires, as the engine does. */
  UUID event(long number, String key, String priority) {
    UUID id = new UUID(7, number);
    run(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release) values (1, ?, ?, ?, 'Disk full', 'Disk', 'test', '', '',"
            + " 'major', 'medium', 'medium', ?, 'firing', 'operations',"
            + " '2026-03-02T11:00:00Z', 'Open an event', 'r1')",
        id,
        number,
        key,
        priority);
    run(
        "insert into event_activity (tenant_id, event_id, alerts, last_alert_at)"
            + " values (1, ?, 7, '2026-03-02T11:30:00Z')",
        id);
    return id;
  }

  /** What the rules were told, taken away as the journal does. */
  List<Change> told() {
    List<Change> changes = new ArrayList<>();
    inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("select body from inbox order by id")) {
            while (row.next()) {
              changes.addAll(EntryCodec.decodeChanges(row.getBytes(1)));
            }
          }
          try (Statement statement = connection.createStatement()) {
            statement.execute("delete from inbox");
          }
        });
    return changes;
  }

  /** The columns of each row, joined by spaces. */
  List<String> query(String sql) {
    List<String> rows = new ArrayList<>();
    inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              List<String> values = new ArrayList<>();
              for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(row.getString(i)));
              }
              rows.add(String.join(" ", values));
            }
          }
        });
    return rows;
  }

  void run(String sql, @Nullable Object... values) {
    inTransaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              statement.setObject(i + 1, values[i]);
            }
            statement.execute();
          }
        });
  }

  @FunctionalInterface
  interface Work {
    void in(Connection connection) throws SQLException;
  }

  void inTransaction(Work work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      work.in(connection);
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
