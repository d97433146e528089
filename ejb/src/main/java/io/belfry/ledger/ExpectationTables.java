package io.belfry.ledger;

import io.belfry.engine.Outcome;
import io.belfry.engine.Standing;
import io.belfry.facts.expectation.Expectation;
import io.belfry.journal.ExpectationCodec;
import io.belfry.platform.BulkInsert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** Where expectations stand, and those that describe themselves by their use. */
final class ExpectationTables {
  private static final BulkInsert<Row> STATES =
      new BulkInsert<Row>(
              "expectation_state",
              "(tenant_id, id) do update set last_arrival = excluded.last_arrival,"
                  + " next_due = excluded.next_due, open = excluded.open")
          .number("tenant_id", Row::tenant)
          .uuid("id", Row::id)
          .time("last_arrival", row -> row.standing().last())
          .time("next_due", row -> row.standing().due())
          .text("open", row -> row.standing().open());

  // What people have described is theirs, even when the rules have not heard of it yet.
  private static final BulkInsert<Row> BY_USE =
      new BulkInsert<Row>(
              "expectation",
              "(tenant_id, id) do update set name = excluded.name, told = excluded.told,"
                  + " version = expectation.version + 1 where expectation.by_use")
          .number("tenant_id", Row::tenant)
          .uuid("id", Row::id)
          .text("name", row -> row.byUse().name())
          .bytes("told", row -> ExpectationCodec.encode(row.byUse()))
          .flag("by_use", row -> true)
          .text("created_by", row -> row.standing().maker())
          .time("created_at", Row::stamp);

  private record Row(long tenant, long stamp, Standing standing) {
    UUID id() {
      return UUID.fromString(standing.id());
    }

    Expectation byUse() {
      return Objects.requireNonNull(standing.byUse());
    }
  }

  private ExpectationTables() {}

  static void write(Connection connection, List<Outcome> outcomes) throws SQLException {
    Map<String, Row> rows = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      for (Standing standing : outcome.expectations()) {
        rows.merge(
            outcome.tenant() + " " + standing.id(),
            new Row(outcome.tenant(), outcome.stamp(), standing),
            (before, after) ->
                new Row(after.tenant(), after.stamp(), after.standing().after(before.standing())));
      }
    }
    BY_USE.insert(connection, where(rows, row -> row.standing().byUse() != null));
    STATES.insert(connection, where(rows, row -> !row.standing().retired()));
    for (Row row : where(rows, each -> each.standing().retired())) {
      delete(connection, "delete from expectation_state where tenant_id = ? and id = ?", row);
      delete(
          connection,
          "delete from expectation where tenant_id = ? and id = ?"
              + " and by_use and created_by = '%s'".formatted(Standing.RUNBOOK),
          row);
    }
  }

  private static void delete(Connection connection, String sql, Row row) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setLong(1, row.tenant());
      delete.setObject(2, row.id());
      delete.executeUpdate();
    }
  }

  private static List<Row> where(Map<String, Row> rows, Predicate<Row> condition) {
    return rows.values().stream().filter(condition).toList();
  }
}
