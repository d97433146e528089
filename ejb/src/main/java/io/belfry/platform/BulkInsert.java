package io.belfry.platform;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows in one statement, a column an array: {@code insert .. select from unnest(..)}.
 * One plan and one round trip serve any number of rows.
 *
 * @param <T> what becomes a row
 */
public final class BulkInsert<T> {
  private final String table;
  private final String conflict;
  private final List<Column<T>> columns = new ArrayList<>();

  private record Column<T>(
      String name, String arrayOf, String expression, Function<T, @Nullable Object> value) {}

  /**
   * @param conflict what follows {@code on conflict}
   */
  public BulkInsert(String table, String conflict) {
    this.table = table;
    this.conflict = conflict;
  }

  public BulkInsert<T> text(String name, Function<T, @Nullable Object> value) {
    return column(name, "text", "%s", value);
  }

  public BulkInsert<T> number(String name, Function<T, @Nullable Object> value) {
    return column(name, "bigint", "%s", value);
  }

  public BulkInsert<T> uuid(String name, Function<T, @Nullable Object> value) {
    return column(name, "uuid", "%s", value);
  }

  public BulkInsert<T> bytes(String name, Function<T, @Nullable Object> value) {
    return column(name, "bytea", "%s", value);
  }

  public BulkInsert<T> json(String name, Function<T, @Nullable Object> value) {
    return column(name, "text", "%s::jsonb", value);
  }

  public BulkInsert<T> flag(String name, Function<T, @Nullable Object> value) {
    return column(name, "boolean", "%s", value);
  }

  /** Milliseconds since 1970; 0 becomes null. */
  public BulkInsert<T> time(String name, Function<T, Long> value) {
    return column(
        name,
        "bigint",
        "to_timestamp(%s::double precision / 1000)",
        row -> {
          long millis = value.apply(row);
          return millis == 0 ? null : (Object) millis;
        });
  }

  private BulkInsert<T> column(
      String name, String arrayOf, String expression, Function<T, @Nullable Object> value) {
    columns.add(new Column<>(name, arrayOf, expression, value));
    return this;
  }

  /** Inserts the rows; does nothing when there are none. */
  public void insert(Connection connection, List<T> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql())) {
      int parameter = 1;
      for (Column<T> column : columns) {
        boolean bytes = column.arrayOf().equals("bytea");
        Object[] values =
            rows.stream()
                .map(column.value())
                .toArray(size -> bytes ? new byte[size][] : new Object[size]);
        Array array = connection.createArrayOf(column.arrayOf(), values);
        statement.setArray(parameter++, array);
      }
      statement.executeUpdate();
    }
  }

  private String sql() {
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String selected =
        columns.stream()
            .map(column -> column.expression().formatted("given." + column.name()))
            .collect(Collectors.joining(", "));
    String arrays =
        columns.stream()
            .map(column -> "?::" + column.arrayOf() + "[]")
            .collect(Collectors.joining(", "));
    return "insert into %s (%s) select %s from unnest(%s) as given(%s) on conflict %s"
        .formatted(table, names, selected, arrays, names, conflict);
  }
}
