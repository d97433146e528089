package io.belfry.rulepackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of what must be looked at. */
final class ReviewTables {
  private static final String COLUMNS =
      "select id, kind, subject, team, reason, created_at, done_at, done_by, outcome, person, due"
          + " from review_task where tenant_id = ? and done_at is %s";
  private static final String OPEN = COLUMNS.formatted("null");
  private static final String DONE = COLUMNS.formatted("not null");

  private final Connection connection;
  private final long tenant;

  /**
   * A task that nobody else settles meanwhile.
   *
   * @param person who made it necessary; null when that is nobody, or unknown
   */
  record Held(ReviewTask task, @Nullable Long person) {}

  ReviewTables(Connection connection, long tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  /** Has somebody look at what a person activated without approval. */
  void raiseEmergency(PackageVersion version, Member who, String reason, Instant at)
      throws SQLException {
    insert(
        ReviewDesk.EMERGENCY, version.title(), version.team(), reason, at, who.person(), null, "");
  }

  /** Has a team read a runbook again; whoever did so for the same date is left alone. */
  void raiseReview(String runbook, String team, LocalDate due, Instant at) throws SQLException {
    String reason = "Its review was due on " + due + ".";
    insert(
        ReviewDesk.REVIEW,
        runbook,
        team,
        reason,
        at,
        null,
        due,
        " where not exists (select from review_task t where t.tenant_id = ? and t.kind = 'review'"
            + " and t.subject = ? and t.due = ?)");
  }

  private void insert(
      String kind,
      String subject,
      String team,
      String reason,
      Instant at,
      @Nullable Long person,
      @Nullable LocalDate due,
      String unless)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into review_task (tenant_id, kind, subject, team, reason, created_at, person,"
                + " due) select ?, ?, ?, ?, ?, ?::timestamptz, ?::bigint, ?::date"
                + unless
                + " on conflict do nothing")) {
      insert.setLong(1, tenant);
      insert.setString(2, kind);
      insert.setString(3, subject);
      insert.setString(4, team);
      insert.setString(5, reason);
      insert.setObject(6, at.atOffset(ZoneOffset.UTC));
      insert.setObject(7, person, Types.BIGINT);
      insert.setObject(8, due, Types.DATE);
      if (!unless.isEmpty()) {
        insert.setLong(9, tenant);
        insert.setString(10, subject);
        insert.setObject(11, due);
      }
      insert.executeUpdate();
    }
  }

  List<ReviewTask> open() throws SQLException {
    return list(OPEN + " order by id limit 500");
  }

  /** What is done or over, the last first. */
  List<ReviewTask> ended() throws SQLException {
    return list(DONE + " order by done_at desc, id desc limit 100");
  }

  private List<ReviewTask> list(String sql) throws SQLException {
    List<ReviewTask> tasks = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, tenant);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tasks.add(task(row));
        }
      }
    }
    return tasks;
  }

  /** The dates for which runbooks are to be read again, by task. */
  Map<Long, Due> due() throws SQLException {
    Map<Long, Due> due = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(OPEN + " and kind = 'review' order by id")) {
      select.setLong(1, tenant);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          due.put(
              row.getLong("id"),
              new Due(row.getString("subject"), row.getObject("due", LocalDate.class)));
        }
      }
    }
    return due;
  }

  /**
   * Which runbook is to be read again.
   *
   * @param date null where nobody kept it
   */
  record Due(String runbook, @Nullable LocalDate date) {}

  Optional<Held> hold(long id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OPEN + " and id = ? for update")) {
      select.setLong(1, tenant);
      select.setLong(2, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Held(task(row), row.getObject("person", Long.class)))
            : Optional.empty();
      }
    }
  }

  void done(long id, String actor, Instant at) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update review_task set done_at = ?, done_by = ?"
                + " where tenant_id = ? and id = ? and done_at is null")) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setString(2, actor);
      update.setLong(3, tenant);
      update.setLong(4, id);
      update.executeUpdate();
    }
  }

  /** Nobody needs to do it any more; false when somebody did it meanwhile. */
  boolean over(long id, String outcome, Instant at) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update review_task set done_at = ?, done_by = 'belfry', outcome = ?"
                + " where tenant_id = ? and id = ? and done_at is null")) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setString(2, outcome);
      update.setLong(3, tenant);
      update.setLong(4, id);
      return update.executeUpdate() == 1;
    }
  }

  /**
   * Asks again for the review of a version that was over before anybody did it, unless somebody
   * approved the version.
   *
   * @return the task
   */
  Optional<Long> reopenEmergency(PackageVersion version) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update review_task t set done_at = null, done_by = null, outcome = null"
                + " where t.tenant_id = ? and t.done_by = 'belfry' and t.id = (select max(l.id)"
                + " from review_task l where l.tenant_id = t.tenant_id and l.kind = 'emergency'"
                + " and l.subject = ?) and not exists (select from package_history h"
                + " where h.tenant_id = t.tenant_id and h.package = ? and h.version = ?"
                + " and h.to_state = 'approved') returning t.id")) {
      update.setLong(1, tenant);
      update.setString(2, version.title());
      update.setString(3, version.name());
      update.setString(4, version.version().toString());
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    }
  }

  private static ReviewTask task(ResultSet row) throws SQLException {
    OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
    return new ReviewTask(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("team"),
        row.getString("reason"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        done == null ? null : done.toInstant(),
        row.getString("done_by"),
        row.getString("outcome"));
  }
}
