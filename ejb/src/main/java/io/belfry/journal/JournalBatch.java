package io.belfry.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one commit adds to the journal: first the interruption that ends with it, then requests,
 * then people's actions.
 *
 * @param after the last position before
 * @param stamp of all of it, in milliseconds since 1970
 * @param interruptedFrom since when nothing could be accepted, in milliseconds since 1970; 0 when
 *     that is not so
 */
record JournalBatch(
    long after,
    long stamp,
    long interruptedFrom,
    List<Pending> requests,
    List<JournalTables.InboxRow> actions) {

  private static final String ENTRIES = "copy journal_entry from stdin (format binary)";
  private static final String ORIGINALS = "copy journal_original from stdin (format binary)";
  private static final String TOTALS =
      "insert into journal_total (tenant_id, alerts)"
          + " select * from unnest(?::bigint[], ?::bigint[]) on conflict (tenant_id)"
          + " do update set alerts = journal_total.alerts + excluded.alerts";

  /** An entry, and about how much memory it takes. */
  record Sized(Entry entry, int bytes) {}

  int size() {
    return (interruptedFrom == 0 ? 0 : 1) + requests.size() + actions.size();
  }

  /** The rows as their readers will see them. */
  List<Sized> entries() {
    List<Sized> entries = new ArrayList<>(size());
    long position = after;
    if (interruptedFrom != 0) {
      entries.add(new Sized(new Entry.Interruption(++position, stamp, interruptedFrom, stamp), 64));
    }
    // What people were told is done comes before the alerts that they send after it.
    for (JournalTables.InboxRow action : actions) {
      entries.add(
          new Sized(
              EntryCodec.decode(
                  ++position, action.tenant(), EntryCodec.CHANGES, stamp, action.body()),
              3 * action.body().length));
    }
    for (Pending pending : requests) {
      Submission submission = pending.submission();
      entries.add(
          new Sized(
              new Entry.Alerts(++position, submission.tenant(), stamp, submission.alerts()),
              3 * pending.body().length));
    }
    return entries;
  }

  /** Writes the rows in the connection's transaction. */
  void copy(Connection connection) throws SQLException {
    BinaryCopy entries = new BinaryCopy();
    BinaryCopy originals = new BinaryCopy();
    Map<Long, Long> totals = new TreeMap<>();
    long position = after;
    if (interruptedFrom != 0) {
      entry(
          entries,
          ++position,
          Entry.EVERY_TENANT,
          EntryCodec.INTERRUPTION,
          0,
          EntryCodec.encodeInterruption(interruptedFrom, stamp));
    }
    for (JournalTables.InboxRow action : actions) {
      entry(entries, ++position, action.tenant(), EntryCodec.CHANGES, 0, action.body());
    }
    for (Pending pending : requests) {
      Submission submission = pending.submission();
      int alerts = submission.alerts().size();
      entry(entries, ++position, submission.tenant(), EntryCodec.ALERTS, alerts, pending.body());
      originals
          .row(5)
          .int8(position)
          .int8(submission.tenant())
          .timestamp(stamp)
          .text(submission.contentType())
          .bytes(submission.original());
      totals.merge(submission.tenant(), (long) alerts, Long::sum);
    }
    entries.send(connection, ENTRIES);
    if (!requests.isEmpty()) {
      originals.send(connection, ORIGINALS);
      add(connection, totals);
    }
  }

  private void entry(
      BinaryCopy out, long position, long tenant, short kind, int alerts, byte[] body) {
    out.row(6).int8(position).int8(tenant).int2(kind).timestamp(stamp).int4(alerts).bytes(body);
  }

  private static void add(Connection connection, Map<Long, Long> totals) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(TOTALS)) {
      Array tenants = connection.createArrayOf("bigint", totals.keySet().toArray());
      Array alerts = connection.createArrayOf("bigint", totals.values().toArray());
      upsert.setArray(1, tenants);
      upsert.setArray(2, alerts);
      upsert.executeUpdate();
    }
  }
}
