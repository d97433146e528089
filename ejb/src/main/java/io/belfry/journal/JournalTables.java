package io.belfry.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The journal's statements. */
final class JournalTables {
  private static final String COLUMNS =
      "select position, tenant_id, kind, (extract(epoch from stamp) * 1000)::bigint, body"
          + " from journal_entry where ";

  private static final String HEAD = "epoch, position, (extract(epoch from stamp) * 1000)::bigint";

  private JournalTables() {}

  /** A person's action that waits to be moved into the journal. */
  record InboxRow(long id, long tenant, byte[] body) {}

  /**
   * @param aliveAt when the last owner could still accept alerts, in milliseconds since 1970, 0
   *     when there was none
   */
  record TakenOver(Head head, long aliveAt) {}

  static TakenOver takeOver(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        head(connection);
        try (ResultSet row =
            statement.executeQuery(
                "update journal_head set epoch = epoch + 1 returning "
                    + HEAD
                    + ", (extract(epoch from alive_at) * 1000)::bigint")) {
          Head head = headOf(row);
          TakenOver taken = new TakenOver(head, row.getLong(4));
          connection.commit();
          return taken;
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Says that the owner lives; false when it is not the owner any more. */
  static boolean alive(Connection connection, long epoch, long time) throws SQLException {
    try (Statement setting = connection.createStatement();
        PreparedStatement update =
            connection.prepareStatement(
                "update journal_head set alive_at = to_timestamp(?::double precision / 1000)"
                    + " where epoch = ?")) {
      setting.execute("set local synchronous_commit = off");
      update.setLong(1, time);
      update.setLong(2, epoch);
      boolean owner = update.executeUpdate() == 1;
      connection.commit();
      return owner;
    }
  }

  /** Makes the partitions of the day and of the next; returns when those end. */
  static long ensureDays(Connection connection, long time) throws SQLException {
    LocalDate day = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate();
    try (PreparedStatement ensure =
        connection.prepareStatement(
            "select belfry_ensure_day(?::date + n) from generate_series(0, 1) n")) {
      ensure.setObject(1, day);
      ensure.execute();
    }
    connection.commit();
    return day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  static List<Entry> read(Connection connection, long after, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(COLUMNS + "position > ? order by position limit ?")) {
      select.setLong(1, after);
      select.setInt(2, most);
      return rows(select).stream().map(EntryRow::decode).toList();
    }
  }

  static List<EntryRow> rows(Connection connection, long tenant, long after, long until, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            COLUMNS
                + "tenant_id in (?, 0) and position > ? and position <= ?"
                + " order by position limit ?")) {
      select.setLong(1, tenant);
      select.setLong(2, after);
      select.setLong(3, until);
      select.setInt(4, most);
      return rows(select);
    }
  }

  static long positionBefore(Connection connection, long stamp) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select position from journal_entry"
                + " where stamp < to_timestamp(?::double precision / 1000)"
                + " order by position desc limit 1")) {
      select.setLong(1, stamp);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static List<EntryRow> rows(PreparedStatement select) throws SQLException {
    List<EntryRow> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            new EntryRow(
                row.getLong(1), row.getLong(2), row.getShort(3), row.getLong(4), row.getBytes(5)));
      }
    }
    return rows;
  }

  /**
   * Where the journal ends, now and until the caller's transaction does. Whatever a lost connection
   * left behind is decided before that: its commit may still be going on, and holds the row.
   */
  static Head head(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select " + HEAD + " from journal_head for update")) {
      return headOf(row);
    }
  }

  /** Whatever the database is set to: who is answered must find its alert again after a crash. */
  static void waitForTheDisk(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set session synchronous_commit = on");
    }
    connection.commit();
  }

  /** Moves the fencing row; false when it is not where this server left it. */
  static boolean advance(Connection connection, Head from, Head to) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update journal_head set position = ?, stamp = to_timestamp(?::double precision / 1000),"
                + " alive_at = to_timestamp(?::double precision / 1000)"
                + " where epoch = ? and position = ?")) {
      update.setLong(1, to.position());
      update.setLong(2, to.stamp());
      update.setLong(3, to.stamp());
      update.setLong(4, from.epoch());
      update.setLong(5, from.position());
      return update.executeUpdate() == 1;
    }
  }

  /**
   * Takes waiting actions out, in the order of their ids; they are gone only if the caller commits.
   */
  static List<InboxRow> takeInbox(Connection connection) throws SQLException {
    List<InboxRow> rows = new ArrayList<>();
    if (!hasActions(connection)) {
      return rows;
    }
    // Not prepared: a plan for an empty inbox would serve thousands of rows after an import.
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "delete from inbox where id in (select id from inbox order by id limit 500)"
                    + " returning id, tenant_id, body")) {
      while (row.next()) {
        rows.add(new InboxRow(row.getLong(1), row.getLong(2), row.getBytes(3)));
      }
    }
    rows.sort(Comparator.comparingLong(InboxRow::id));
    return rows;
  }

  /** Asked for each commit, and mostly there is nothing: taking it would be planned and begun. */
  private static boolean hasActions(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select exists (select from inbox)");
        ResultSet row = select.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  static void closeQuietly(@Nullable Connection connection) {
    if (connection == null) {
      return;
    }
    try (connection) {
      connection.rollback();
    } catch (SQLException alreadyBroken) {
      // It is being thrown away; what it was doing is looked up on a new connection.
      System.getLogger(JournalTables.class.getName())
          .log(System.Logger.Level.DEBUG, "Closing a broken connection", alreadyBroken);
    }
  }

  private static Head headOf(ResultSet row) throws SQLException {
    if (!row.next()) {
      throw new SQLException(
          "The journal's fencing row is missing. Maybe the schema was restored in part.");
    }
    return new Head(row.getLong(1), row.getLong(2), row.getLong(3));
  }
}
