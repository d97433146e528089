package io.belfry.ledger;

import io.belfry.engine.Cause;
import io.belfry.engine.Decision;
import io.belfry.engine.EngineStore;
import io.belfry.engine.EventState;
import io.belfry.engine.FactValues;
import io.belfry.engine.Fate;
import io.belfry.engine.HeldAlerts;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.engine.Quarantine;
import io.belfry.engine.Released;
import io.belfry.engine.Touch;
import io.belfry.journal.BinaryCopy;
import io.belfry.platform.BulkInsert;
import io.belfry.platform.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows that outcomes become. */
final class LedgerTables {
  /** In larger transactions rows would be held longer, and processors that the lanes want. */
  private static final int PORTION = 500;

  private static final BulkInsert<EventRow> EVENTS =
      new BulkInsert<EventRow>(
              "event",
              "(tenant_id, id) do update set severity = excluded.severity,"
                  + " impact = excluded.impact, urgency = excluded.urgency,"
                  + " priority = excluded.priority, condition = excluded.condition,"
                  + " owner_team = excluded.owner_team, cleared_at = excluded.cleared_at,"
                  + " cause_id = excluded.cause_id, cause_number = excluded.cause_number,"
                  + " cause_confidence = excluded.cause_confidence,"
                  + " cause_grounds = excluded.cause_grounds,"
                  + " version = event.version + 1")
          .number("tenant_id", EventRow::tenant)
          .uuid("id", row -> row.event().id())
          .number("number", row -> row.event().number())
          .text("key", row -> row.event().key())
          .text("subject", row -> row.event().subject())
          .text("type", row -> row.event().type())
          .text("source", row -> row.event().source())
          .text("service", row -> row.event().service())
          .text("ci", row -> row.event().ci())
          .text("severity", row -> word(row.event().severity()))
          .text("impact", row -> word(row.event().impact()))
          .text("urgency", row -> word(row.event().urgency()))
          .text("priority", row -> row.event().priority().name())
          .text("condition", row -> word(row.event().condition()))
          .text("owner_team", row -> row.event().ownerTeam())
          .text("runbook", row -> row.event().runbook())
          .text("runbook_title", row -> row.event().runbookTitle())
          .text("situation_class", row -> row.event().situationClass())
          .time("opened_at", row -> row.event().openedAt())
          .time("cleared_at", row -> row.event().clearedAt())
          .text("opened_by_rule", row -> row.event().rule())
          .text("release", row -> row.event().release())
          .uuid("cause_id", row -> row.of(Cause::event))
          .number("cause_number", row -> row.of(Cause::number))
          .number("cause_confidence", row -> row.of(cause -> (long) cause.confidence()))
          .text("cause_grounds", row -> row.of(Cause::grounds));

  private static final BulkInsert<TouchRow> ACTIVITY =
      activity(
          "(tenant_id, event_id) do update set alerts = excluded.alerts,"
              + " last_alert_at = excluded.last_alert_at");

  /** Beside a lane, which may have told what is newer meanwhile. */
  private static final BulkInsert<TouchRow> LATE_ACTIVITY =
      activity(
          "(tenant_id, event_id) do update set alerts = excluded.alerts,"
              + " last_alert_at = excluded.last_alert_at"
              + " where event_activity.alerts <= excluded.alerts");

  private static final BulkInsert<DecisionRow> DECISIONS =
      new BulkInsert<DecisionRow>("decision", "do nothing")
          .number("tenant_id", row -> row.outcome().tenant())
          .number("position", row -> row.outcome().position())
          .number("index", row -> (long) row.decision().index())
          .number("sequence", row -> (long) row.decision().sequence())
          .time("at", row -> row.outcome().stamp())
          .uuid("event_id", row -> row.decision().event())
          .text("kind", row -> row.decision().kind().word())
          .text("rule", row -> row.decision().rule())
          .text("release", row -> row.outcome().release())
          .text("sentence", row -> row.decision().sentence())
          .json("facts", row -> facts(row.decision().facts()));

  private static final BulkInsert<FateRow> FATES =
      new BulkInsert<FateRow>(
              "fate_count",
              "(tenant_id, fate) do update set alerts = fate_count.alerts + excluded.alerts")
          .number("tenant_id", FateRow::tenant)
          .text("fate", row -> row.fate().word())
          .number("alerts", FateRow::alerts);

  private static final BulkInsert<ReleasedRow> RELEASED =
      new BulkInsert<ReleasedRow>("released", "do nothing")
          .number("tenant_id", ReleasedRow::tenant)
          .text("hold", row -> row.alerts().hold())
          .number("first_position", row -> row.alerts().firstPosition())
          .number("first_index", row -> (long) row.alerts().firstIndex())
          .number("last_position", row -> row.alerts().lastPosition())
          .number("last_index", row -> (long) row.alerts().lastIndex())
          .number("alerts", row -> row.alerts().count())
          .text("fate", row -> row.released().fate().word())
          .text("detail", row -> row.released().detail())
          .text("rule", row -> row.released().rule())
          .number(
              "event_number",
              row -> row.released().event() == null ? null : row.released().event().number())
          .time("at", ReleasedRow::stamp);

  private static final BulkInsert<Outcome> CHECKPOINTS =
      new BulkInsert<Outcome>(
              "checkpoint",
              "(tenant_id) do update set position = excluded.position, clock = excluded.clock")
          .number("tenant_id", Outcome::tenant)
          .number("position", Outcome::position)
          .time("clock", Outcome::stamp);

  private static final BulkInsert<Quarantine> QUARANTINES =
      new BulkInsert<Quarantine>("quarantine", "do nothing")
          .number("tenant_id", Quarantine::tenant)
          .number("position", Quarantine::position)
          .number("index", row -> (long) row.index())
          .time("clock", Quarantine::clock)
          .text("runbook", Quarantine::runbook)
          .text("reason", Quarantine::reason);

  private record EventRow(long tenant, EventState event) {
    <T> @Nullable T of(Function<Cause, T> part) {
      Cause cause = event.cause();
      return cause == null ? null : part.apply(cause);
    }
  }

  record TouchRow(long tenant, Touch touch) {}

  private record DecisionRow(Outcome outcome, Decision decision) {}

  private record FateRow(long tenant, Fate fate, long alerts) {}

  private record ReleasedRow(long tenant, long stamp, Released released) {
    HeldAlerts alerts() {
      return released.alerts();
    }
  }

  private LedgerTables() {}

  /** Whether the epoch still owns the ledger; holds it until the transaction ends. */
  static boolean owns(Connection connection, long epoch) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from ledger_head where epoch = ? for share")) {
      select.setLong(1, epoch);
      return select.executeQuery().next();
    }
  }

  /**
   * Waits until no transaction holds the ledger any more: the commit of a lost connection may still
   * be going on, and what is read after this must have it or must never get it.
   */
  static void awaitOthers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1 from ledger_head for update");
    }
  }

  /** Gives the ledger to an epoch; false when a later one owns it. */
  static boolean takeOver(Connection connection, long epoch) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update ledger_head set epoch = ? where epoch < ?")) {
      update.setLong(1, epoch);
      update.setLong(2, epoch);
      return update.executeUpdate() == 1;
    }
  }

  /** Puts so many lanes, and no others, where the last one was. */
  static void lineUp(Connection connection, int lanes) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into ledger_progress (lane, position)"
                    + " select lane, (select coalesce(min(position), 0) from ledger_progress)"
                    + " from generate_series(0, ? - 1) lane"
                    + " on conflict (lane) do update set position = excluded.position");
        PreparedStatement delete =
            connection.prepareStatement("delete from ledger_progress where lane >= ?")) {
      insert.setInt(1, lanes);
      insert.executeUpdate();
      delete.setInt(1, lanes);
      delete.executeUpdate();
    }
  }

  /** Moves a lane on; false when it is not where it was before. */
  static boolean progress(Connection connection, EngineStore.Batch batch) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update ledger_progress set position = ?, batches = ?"
                + " where lane = ? and batches = ? - 1")) {
      update.setLong(1, batch.judged());
      update.setLong(2, batch.number());
      update.setInt(3, batch.lane());
      update.setLong(4, batch.number());
      return update.executeUpdate() == 1;
    }
  }

  /** How many batches a lane kept; its row is held until the transaction ends. */
  static long batches(Connection connection, int lane) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update ledger_progress set batches = batches where lane = ? returning batches")) {
      update.setInt(1, lane);
      try (ResultSet row = update.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("The ledger has no lane (%d).".formatted(lane));
        }
        return row.getLong(1);
      }
    }
  }

  /** How many batches a lane kept; it may go on meanwhile. */
  static long batchesNow(Connection connection, int lane) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select batches from ledger_progress where lane = ?")) {
      select.setInt(1, lane);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  static void write(Connection connection, EngineStore.Batch batch) throws SQLException {
    Map<String, EventRow> events = new TreeMap<>();
    BinaryCopy packed = new BinaryCopy();
    boolean anyFate = false;
    List<DecisionRow> decisions = new ArrayList<>();
    List<ReleasedRow> released = new ArrayList<>();
    Map<String, FateRow> fates = new TreeMap<>();
    Map<Long, Outcome> last = new LinkedHashMap<>();
    for (Outcome outcome : batch.outcomes()) {
      if (!outcome.judged().isEmpty()) {
        anyFate = true;
        packed
            .row(4)
            .int8(outcome.position())
            .int8(outcome.tenant())
            .timestamp(outcome.stamp())
            .bytes(FateCodec.encode(outcome.judged()));
      }
      for (Judged judged : outcome.judged()) {
        count(fates, outcome.tenant(), judged.fate(), 1);
      }
      for (Released each : outcome.released()) {
        released.add(new ReleasedRow(outcome.tenant(), outcome.stamp(), each));
        count(fates, outcome.tenant(), Fate.HELD, -each.alerts().count());
        count(fates, outcome.tenant(), each.fate(), each.alerts().count());
      }
      for (EventState event : outcome.events()) {
        // Only the last state of an event counts, and a fixed order keeps two writers from
        // deadlock.
        events.put(outcome.tenant() + " " + event.id(), new EventRow(outcome.tenant(), event));
      }
      outcome.decisions().forEach(decision -> decisions.add(new DecisionRow(outcome, decision)));
      last.put(outcome.tenant(), outcome);
    }
    EVENTS.insert(connection, List.copyOf(events.values()));
    if (anyFate) {
      packed.send(connection, "copy fate from stdin (format binary)");
    }
    ACTIVITY.insert(connection, activity(batch, events.values()));
    DECISIONS.insert(connection, decisions);
    RELEASED.insert(connection, released);
    FATES.insert(connection, List.copyOf(fates.values()));
    ExpectationTables.write(connection, batch.outcomes());
    QUARANTINES.insert(connection, batch.quarantines());
    CHECKPOINTS.insert(connection, List.copyOf(last.values()));
  }

  private static void count(Map<String, FateRow> fates, long tenant, Fate fate, long alerts) {
    fates.merge(
        tenant + " " + fate,
        new FateRow(tenant, fate, alerts),
        (a, b) -> new FateRow(a.tenant(), a.fate(), a.alerts() + b.alerts()));
  }

  private static BulkInsert<TouchRow> activity(String conflict) {
    return new BulkInsert<TouchRow>("event_activity", conflict)
        .number("tenant_id", TouchRow::tenant)
        .uuid("event_id", row -> row.touch().event())
        .number("alerts", row -> row.touch().alerts())
        .time("last_alert_at", row -> row.touch().lastAlertAt());
  }

  /** What is told of events in general, and at once of those that changed. */
  private static List<TouchRow> activity(EngineStore.Batch batch, Collection<EventRow> events) {
    Map<UUID, TouchRow> rows = new LinkedHashMap<>();
    for (EventRow row : events) {
      EventState event = row.event();
      rows.put(
          event.id(),
          new TouchRow(row.tenant(), new Touch(event.id(), event.alerts(), event.lastAlertAt())));
    }
    rows(batch.activity()).forEach(row -> rows.put(row.touch().event(), row));
    return inOrder(rows.values());
  }

  private static List<TouchRow> rows(Map<Long, List<Touch>> activity) {
    List<TouchRow> rows = new ArrayList<>();
    activity.forEach(
        (tenant, touches) -> touches.forEach(touch -> rows.add(new TouchRow(tenant, touch))));
    return rows;
  }

  /** An order that keeps two writers from deadlock. */
  private static List<TouchRow> inOrder(Collection<TouchRow> rows) {
    return rows.stream().sorted(Comparator.comparing(row -> row.touch().event())).toList();
  }

  /** The rows of it, a transaction's worth together. */
  static List<List<TouchRow>> portions(Map<Long, List<Touch>> activity) {
    List<TouchRow> rows = inOrder(rows(activity));
    return IntStream.iterate(0, from -> from < rows.size(), from -> from + PORTION)
        .mapToObj(from -> rows.subList(from, Math.min(rows.size(), from + PORTION)))
        .toList();
  }

  static void writeActivity(Connection connection, List<TouchRow> rows) throws SQLException {
    LATE_ACTIVITY.insert(connection, rows);
  }

  private static String facts(List<FactValues> facts) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (FactValues fact : facts) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", fact.name());
      one.put("values", fact.values());
      list.add(one);
    }
    return Json.write(list);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
