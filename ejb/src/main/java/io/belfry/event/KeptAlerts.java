package io.belfry.event;

import io.belfry.engine.Fate;
import io.belfry.journal.Entry;
import io.belfry.journal.EntryCodec;
import io.belfry.ledger.FateCodec;
import io.belfry.platform.BulkInsert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of events that are kept longer than the journal. Before a day of the journal goes,
 * they are written beside their event, with what became of them, and go when it goes.
 */
public final class KeptAlerts {
  /** Of one event and one day; more say nothing new. */
  static final int MOST = 100;

  private static final int ENTRIES_AT_ONCE = 1_000;

  private static final String READ =
      """
      select j.position, j.tenant_id, (extract(epoch from j.stamp) * 1000)::bigint, j.body, f.body
        from journal_entry j join fate f on f.position = j.position and f.stamp = j.stamp
        where j.kind = ? and j.stamp >= ? and j.stamp < ? order by j.position
      """;

  /** What is not closed is kept whatever it is. */
  private static final String OUTLIVING =
      "select number, id from event where tenant_id = ? and number = any (?)"
          + " and (handling <> 'closed' or severity = any (?))";

  private static final BulkInsert<Row> ROWS =
      new BulkInsert<Row>("kept_alert", "do nothing")
          .number("tenant_id", row -> row.entry().tenant())
          .uuid("event_id", Row::event)
          .number("event_number", row -> row.fate().event())
          .number("position", row -> row.entry().position())
          .number("index", Row::index)
          .time("stamp", row -> row.entry().stamp())
          .bytes(
              "body",
              row -> EntryCodec.encodeAlerts(List.of(row.entry().alerts().get(row.index()))))
          .text("fate", row -> row.fate().fate().word())
          .text("rule", row -> row.fate().rule())
          .text("detail", row -> row.fate().detail())
          .text("held_rule", row -> row.held() == null ? null : row.held().rule())
          .text("held_detail", row -> row.held() == null ? null : row.held().detail());

  /** In the order of {@link #of}. */
  static final String COLUMNS =
      "select position, index, (extract(epoch from stamp) * 1000)\\:\\:bigint, body, fate, rule,"
          + " detail, held_rule, held_detail, event_number, event_id from kept_alert"
          + " where tenant_id = :tenant";

  private record Row(
      UUID event,
      Entry.Alerts entry,
      int index,
      FateCodec.Kept fate,
      FateCodec.@Nullable Kept held) {}

  private final Connection connection;
  private final Object severities;

  /** How many are kept of each event, by tenant and number. */
  private final Map<List<Long>, Integer> counts = new HashMap<>();

  private KeptAlerts(Connection connection, Collection<String> severities) throws SQLException {
    this.connection = connection;
    this.severities = connection.createArrayOf("text", severities.toArray());
  }

  /**
   * Keeps the alerts of a day of the journal whose events outlive it.
   *
   * @param connection bound to all tenants, in a transaction
   * @param day UTC's
   * @param severities those whose closed events are kept longer than the journal
   */
  public static void keep(Connection connection, LocalDate day, Collection<String> severities)
      throws SQLException {
    KeptAlerts kept = new KeptAlerts(connection, severities);
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      select.setFetchSize(ENTRIES_AT_ONCE);
      select.setShort(1, EntryCodec.ALERTS);
      select.setObject(2, day.atStartOfDay().atOffset(ZoneOffset.UTC));
      select.setObject(3, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        Map<Long, List<JudgedEntry>> byTenant = new HashMap<>();
        int entries = 0;
        while (row.next()) {
          long tenant = row.getLong(2);
          Entry entry =
              EntryCodec.decode(
                  row.getLong(1), tenant, EntryCodec.ALERTS, row.getLong(3), row.getBytes(4));
          List<FateCodec.Kept> fates = FateCodec.decode(row.getBytes(5));
          byTenant
              .computeIfAbsent(tenant, first -> new ArrayList<>())
              .add(new JudgedEntry((Entry.Alerts) entry, fates, fates));
          if (++entries % ENTRIES_AT_ONCE == 0) {
            kept.add(byTenant);
          }
        }
        kept.add(byTenant);
      }
    }
  }

  private void add(Map<Long, List<JudgedEntry>> byTenant) throws SQLException {
    for (Map.Entry<Long, List<JudgedEntry>> each : byTenant.entrySet()) {
      add(each.getKey(), each.getValue());
    }
    byTenant.clear();
  }

  private void add(long tenant, List<JudgedEntry> entries) throws SQLException {
    List<LateFate> late = late(tenant, entries);
    List<JudgedEntry> settled = entries.stream().map(entry -> entry.with(late)).toList();
    Map<Long, UUID> events = outliving(tenant, settled);
    List<Row> rows = new ArrayList<>();
    for (JudgedEntry entry : settled) {
      for (int index = 0; index < entry.entry().alerts().size(); index++) {
        StoredAlert alert = entry.alert(index, events);
        if (alert.fate() != null
            && alert.event() != null
            && counts.merge(List.of(tenant, alert.fate().event()), 1, Integer::sum) <= MOST) {
          rows.add(new Row(alert.event(), entry.entry(), index, alert.fate(), alert.held()));
        }
      }
    }
    ROWS.insert(connection, rows);
  }

  /** What became of the held ones among them. */
  private List<LateFate> late(long tenant, List<JudgedEntry> entries) throws SQLException {
    Set<String> holds = new HashSet<>();
    entries.forEach(entry -> holds.addAll(entry.holds()));
    List<LateFate> late = new ArrayList<>();
    if (!holds.isEmpty()) {
      try (PreparedStatement select =
          connection.prepareStatement(
              LateFate.COLUMNS.replace(":tenant", "?") + " and hold = any (?) order by id")) {
        select.setLong(1, tenant);
        select.setArray(2, connection.createArrayOf("text", holds.toArray()));
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            late.add(LateFate.of(columns(row)));
          }
        }
      }
    }
    return late;
  }

  private static Object[] columns(ResultSet row) throws SQLException {
    Object[] columns = new Object[row.getMetaData().getColumnCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = row.getObject(i + 1);
    }
    return columns;
  }

  private Map<Long, UUID> outliving(long tenant, List<JudgedEntry> entries) throws SQLException {
    Set<Long> numbers = new HashSet<>();
    for (JudgedEntry entry : entries) {
      if (entry.fates() != null) {
        entry.fates().forEach(fate -> numbers.add(fate.event()));
      }
    }
    Map<Long, UUID> ids = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(OUTLIVING)) {
      select.setLong(1, tenant);
      select.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
      select.setObject(3, severities);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.put(row.getLong(1), row.getObject(2, UUID.class));
        }
      }
    }
    return ids;
  }

  /** From a row of {@link #COLUMNS}. */
  static StoredAlert of(long tenant, Object[] row) {
    long position = ((Number) row[0]).longValue();
    long stamp = ((Number) row[2]).longValue();
    Entry entry = EntryCodec.decode(position, tenant, EntryCodec.ALERTS, stamp, (byte[]) row[3]);
    String word = (String) row[4];
    return new StoredAlert(
        position,
        ((Number) row[1]).intValue(),
        Instant.ofEpochMilli(stamp),
        ((Entry.Alerts) entry).alerts().get(0),
        new FateCodec.Kept(
            Fate.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')),
            (String) row[5],
            ((Number) row[9]).longValue(),
            (String) row[6]),
        row[7] == null ? null : new FateCodec.Kept(Fate.HELD, (String) row[7], 0, (String) row[8]),
        (UUID) row[10]);
  }
}
