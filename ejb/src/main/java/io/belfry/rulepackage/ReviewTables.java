package io.belfry.rulepackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The rows of what must be looked at. */
final class ReviewTables {
  private final Connection connection;
  private final long tenant;

  ReviewTables(Connection connection, long tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  void raise(String kind, String subject, String team, String reason, Instant at)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into review_task (tenant_id, kind, subject, team, reason, created_at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      insert.setLong(1, tenant);
      insert.setString(2, kind);
      insert.setString(3, subject);
      insert.setString(4, team);
      insert.setString(5, reason);
      insert.setObject(6, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  List<ReviewTask> open() throws SQLException {
    List<ReviewTask> tasks = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, kind, subject, team, reason, created_at from review_task"
                + " where tenant_id = ? and done_at is null order by id limit 500")) {
      select.setLong(1, tenant);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tasks.add(
              new ReviewTask(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getObject(6, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return tasks;
  }

  boolean done(long id, String actor, Instant at) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update review_task set done_at = ?, done_by = ?"
                + " where tenant_id = ? and id = ? and done_at is null")) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setString(2, actor);
      update.setLong(3, tenant);
      update.setLong(4, id);
      return update.executeUpdate() == 1;
    }
  }
}
