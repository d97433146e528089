package io.belfry.notification;

import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The outbox as its worker sees it: rows of all tenants, claimed and settled. */
final class OutboxTables {
  /** So many are claimed at once. */
  static final int MOST_CLAIMED = 100;

  private static final String IS_DUE =
      """
      n.state = 'waiting' and n.due_at <= ? and (n.claimed_until is null or n.claimed_until < ?)
            and not exists (
              select 1 from outbox e where e.tenant_id = n.tenant_id and e.event_id = n.event_id
                and e.state = 'waiting' and e.id < n.id and e.team = n.team
                and e.channel is not distinct from n.channel
                and e.person is not distinct from n.person)
      """;

  /**
   * Of the lane whose turn it is, and in which nobody is sending, the most urgent first. What is
   * told about an event reaches each receiver in the order in which it happened. Written so that
   * each step follows an index and stops early, whatever the database believes of the table: ten
   * thousand rows can come between two looks at its statistics.
   */
  private static final String CLAIM =
      """
      with recursive lanes as (
        (select lane from outbox where state = 'waiting' order by lane limit 1)
        union all
        select (select o.lane from outbox o where o.state = 'waiting' and o.lane > l.lane
            order by o.lane limit 1)
          from lanes l where l.lane is not null),
      turn as (
        select h.lane from lanes l cross join lateral (
            select n.lane, n.rank, n.due_at from outbox n where n.lane = l.lane and %1$s
              order by n.rank, n.due_at, n.id limit 1) h
          where h.lane not in (
            select c.lane from outbox c where c.state = 'waiting' and c.claimed_until >= ?)
          order by h.rank, h.due_at limit 1),
      claimed as (
        update outbox o set attempts = o.attempts + 1, claimed_until = ?
          where o.id in (
            select n.id from outbox n where n.lane = (select lane from turn) and %1$s
              order by n.rank, n.due_at, n.id limit %2$d for update skip locked)
          returning o.*)
      select o.id, o.key, o.attempts, o.lane, o.tenant_id, o.team, o.occasion, o.subject, o.body,
          o.event_id, o.channel, o.person, t.mail as team_mail,
          c.kind, c.address, c.topic, c.sealed, c.enabled,
          u.username, u.mail as user_mail, u.ntfy_topic,
          e.number, e.key as event_key, e.shown_priority as priority, e.severity, e.state as event_state, e.service,
          e.ci, e.type, e.source, e.runbook_title, e.opened_at
        from claimed o
        left join team t on t.tenant_id = o.tenant_id and t.id = o.team
        left join channel c on c.tenant_id = o.tenant_id and c.team = o.team and c.name = o.channel
        left join app_user u on u.tenant_id = o.tenant_id and u.id = o.person
        left join event e on e.tenant_id = o.tenant_id and e.id = o.event_id
        order by o.rank, o.due_at, o.id
      """
          .formatted(IS_DUE, MOST_CLAIMED);

  /**
   * Mostly nothing is due, and that is soon said. The order is that of the index of what waits, so
   * that no plan reads what was sent long ago.
   */
  private static final String ANY_DUE =
      """
      select 1 from outbox n where n.state = 'waiting' and n.due_at <= ?
          and (n.claimed_until is null or n.claimed_until < ?)
        order by n.lane, n.rank, n.due_at, n.id limit 1
      """;

  private static final String OWN =
      """
      with own as (
        select o.id from outbox o where o.id = ? and o.state = 'waiting' and o.attempts = ? for update)
      update outbox set claimed_until = null, %s where id in (select id from own)
      """;
  private static final String UNADDRESSED =
      OWN.formatted("state = 'unaddressed', last_error = ?, recipient = ?");
  private static final String RELEASED = OWN.formatted("attempts = attempts - 1");

  private final DataSource database;
  private final InstantSource clock;
  private final Recipients recipients;

  OutboxTables(DataSource database, InstantSource clock, Recipients recipients) {
    this.database = database;
    this.clock = clock;
    this.recipients = recipients;
  }

  /** Claims what is due in one lane; this worker alone may send it until then. */
  List<Claimed> claim(Instant until) throws SQLException {
    Timestamp now = Timestamp.from(clock.instant());
    return AcrossTenants.run(
        database,
        connection -> {
          if (!isAnyDue(connection, now)) {
            return List.of();
          }
          try (Statement setting = connection.createStatement()) {
            // To plan it takes ten times as long as to do it, and its plan is always the same.
            setting.execute("set local plan_cache_mode = force_generic_plan");
          }
          try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
            update.setTimestamp(1, now);
            update.setTimestamp(2, now);
            update.setTimestamp(3, now);
            update.setTimestamp(4, Timestamp.from(until));
            update.setTimestamp(5, now);
            update.setTimestamp(6, now);
            List<Claimed> claimed = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
              while (row.next()) {
                claimed.add(recipients.of(row));
              }
            }
            return claimed;
          }
        });
  }

  private static boolean isAnyDue(Connection connection, Timestamp now) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ANY_DUE)) {
      select.setTimestamp(1, now);
      select.setTimestamp(2, now);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /**
   * Notes what became of one. Whoever sent it says so in any case; a failure counts only while the
   * claim is this worker's own, for the next one may be sending it.
   */
  void settle(Claimed row, String state, @Nullable String error, @Nullable Instant again)
      throws SQLException {
    settle(row, state, error, again, null);
  }

  private void settle(
      Claimed row,
      String state,
      @Nullable String error,
      @Nullable Instant again,
      @Nullable String answer)
      throws SQLException {
    boolean sent = state.equals("sent");
    run(
        "update outbox set state = ?, last_error = ?, answer = ?, due_at = coalesce(?, due_at),"
            + " claimed_until = null, recipient = ?, sent_at = ?"
            + " where id = ? and state = 'waiting' and (attempts = ? or ?)",
        state,
        error,
        answer,
        again == null ? null : Timestamp.from(again),
        row.recipient(),
        sent ? Timestamp.from(clock.instant()) : null,
        row.id(),
        row.attempts(),
        sent);
  }

  /** Notes that one was sent, and what its receiver said to that. */
  void sent(Claimed row, String answer) throws SQLException {
    settle(row, "sent", null, null, answer);
  }

  /** Notes, in one transaction, that there is nowhere to send these. */
  void unaddressed(List<Claimed> rows, Function<Claimed, String> why) throws SQLException {
    each(
        rows,
        UNADDRESSED,
        (update, row) -> {
          update.setString(3, why.apply(row));
          update.setString(4, row.recipient());
        });
  }

  /** Gives these back untried. */
  void release(List<Claimed> rows) throws SQLException {
    each(rows, RELEASED, (update, row) -> {});
  }

  private interface Setting {
    void set(PreparedStatement update, Claimed row) throws SQLException;
  }

  /**
   * Changes rows that are still this worker's own and were not sent, in one transaction. A crash
   * may take it: then they are claimed again.
   */
  private void each(List<Claimed> rows, String sql, Setting more) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    int unused =
        AcrossTenants.repeatable(
            database,
            connection -> {
              try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (Claimed row : rows) {
                  update.setLong(1, row.id());
                  update.setInt(2, row.attempts());
                  more.set(update, row);
                  update.addBatch();
                }
                return update.executeBatch().length;
              }
            });
  }

  /** Leaves a receiver alone until then; what is claimed is the matter of whoever claimed it. */
  void defer(String lane, Instant until) throws SQLException {
    run(
        "update outbox set due_at = ? where state = 'waiting' and lane = ? and due_at < ?"
            + " and (claimed_until is null or claimed_until < ?)",
        Timestamp.from(until),
        lane,
        Timestamp.from(until),
        Timestamp.from(clock.instant()));
  }

  private void run(String sql, @Nullable Object... values) throws SQLException {
    int unused = AcrossTenants.run(database, connection -> update(connection, sql, values));
  }

  private static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}
