package io.belfry.rulepackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row of the order that somebody proposes. */
final class OrderTables {
  private final Connection connection;
  private final long tenant;

  /** A proposal, and the person behind it; null when nobody is known. */
  record Held(PackageOrder.Proposed proposed, @Nullable Long person) {}

  OrderTables(Connection connection, long tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  Optional<Held> find() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, names, actor, person, reason, at from package_order"
                + " where tenant_id = ?")) {
      select.setLong(1, tenant);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(held(row)) : Optional.empty();
      }
    }
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(
        new PackageOrder.Proposed(
            row.getLong("id"),
            List.of((String[]) row.getArray("names").getArray()),
            row.getString("actor"),
            row.getString("reason"),
            row.getObject("at", OffsetDateTime.class).toInstant()),
        row.getObject("person", Long.class));
  }

  /** Takes the place of what was proposed before. */
  void propose(List<String> names, Member who, String reason, Instant at) throws SQLException {
    clear();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into package_order (tenant_id, names, actor, person, reason, at)"
                + " values (?, ?, ?, ?::bigint, ?, ?)")) {
      insert.setLong(1, tenant);
      insert.setArray(2, connection.createArrayOf("text", names.toArray()));
      insert.setString(3, who.actor());
      insert.setObject(4, who.person());
      insert.setString(5, reason);
      insert.setObject(6, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  void clear() throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from package_order where tenant_id = ?")) {
      delete.setLong(1, tenant);
      delete.executeUpdate();
    }
  }
}
