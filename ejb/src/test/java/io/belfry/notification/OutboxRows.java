package io.belfry.notification;

import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts teams and notifications into a database, and looks what became of them. */
final class OutboxRows {
  private final DataSource database;

  OutboxRows(DataSource database) {
    this.database = database;
  }

  /** Adds a team, or changes its address. */
  void team(String id, @Nullable String mail) {
    run(
        "insert into team (tenant_id, id, name, mail) values (1, ?, 'Team', ?)"
            + " on conflict (tenant_id, id) do update set mail = excluded.mail",
        id,
        mail);
  }

  void waiting(String key, String team, String subject, Instant due) {
    waiting(key, team, subject, due, UUID.randomUUID());
  }

  void waiting(String key, String team, String subject, Instant due, UUID event) {
    run(
        "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at)"
            + " values (1, ?, ?, ?, ?, ?, ?, ?)",
        key,
        event,
        team,
        subject,
        "Body of " + key + "\n.\nÜber alles\n",
        Timestamp.from(due),
        Timestamp.from(due));
  }

  /** Key, state, attempts and the last error of every row, in the order of the keys. */
  List<String> rows() {
    return query(
        "select concat_ws(' ', key, state, attempts, last_error) from outbox order by key");
  }

  List<String> query(String sql) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      List<String> rows = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          rows.add(row.getString(1));
        }
      }
      connection.rollback();
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  void run(String sql, @Nullable Object... values) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
      }
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
