package io.belfry.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The journal's statements. */
final class JournalTables {
  static final String READ =
      "select position, tenant_id, kind, (extract(epoch from stamp) * 1000)::bigint, body"
          + " from journal_entry where position > ? order by position limit ?";

  private static final String HEAD = "epoch, position, (extract(epoch from stamp) * 1000)::bigint";

  private JournalTables() {}

  /** A person's action that waits to be moved into the journal. */
  record InboxRow(long id, long tenant, byte[] body) {}

  static Head takeOver(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("update journal_head set epoch = epoch + 1 returning " + HEAD)) {
      return headOf(row);
    }
  }

  static Head head(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select " + HEAD + " from journal_head")) {
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
            "update journal_head set position = ?, stamp = to_timestamp(?::double precision / 1000)"
                + " where epoch = ? and position = ?")) {
      update.setLong(1, to.position());
      update.setLong(2, to.stamp());
      update.setLong(3, from.epoch());
      update.setLong(4, from.position());
      return update.executeUpdate() == 1;
    }
  }

  /**
   * Takes waiting actions out, in the order of their ids; they are gone only if the caller commits.
   */
  static List<InboxRow> takeInbox(Connection connection) throws SQLException {
    List<InboxRow> rows = new ArrayList<>();
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

  static void copy(
      Connection connection, long after, long stamp, List<Pending> batch, List<InboxRow> actions)
      throws SQLException {
    BinaryCopy entries = new BinaryCopy();
    BinaryCopy originals = new BinaryCopy();
    long position = after;
    for (Pending pending : batch) {
      Submission submission = pending.submission();
      position++;
      entries
          .row(6)
          .int8(position)
          .int8(submission.tenant())
          .int2(EntryCodec.ALERTS)
          .timestamp(stamp)
          .int4(submission.alerts().size())
          .bytes(pending.body());
      originals
          .row(5)
          .int8(position)
          .int8(submission.tenant())
          .timestamp(stamp)
          .text(submission.contentType())
          .bytes(submission.original());
    }
    for (InboxRow action : actions) {
      position++;
      entries
          .row(6)
          .int8(position)
          .int8(action.tenant())
          .int2(EntryCodec.CHANGES)
          .timestamp(stamp)
          .int4(0)
          .bytes(action.body());
    }
    send(connection, "copy journal_entry from stdin (format binary)", entries.end());
    if (!batch.isEmpty()) {
      send(connection, "copy journal_original from stdin (format binary)", originals.end());
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

  private static void send(Connection connection, String statement, byte[] rows)
      throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    try {
      copy.writeToCopy(rows, 0, rows.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
