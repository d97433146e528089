package io.belfry.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings what became of held alerts into the list of alerts. */
final class LateFates {
  /**
   * What is new, and what concerns rows that are listed just now: so a list that is made again
   * needs no marks taken back.
   */
  private static final String SELECT =
      """
      select id, tenant_id, hold, first_position, first_index, last_position, last_index, fate,
             event_number
        from released
        where last_position <= (select position from projection)
          and (not listed or last_position >= ?)
        order by id
      """;

  private static final String UPDATE =
      """
      update alert set fate = ?, event_number = ?
        where tenant_id = ? and hold = ? and fate = 'held'
          and (position, index) >= (?, ?) and (position, index) <= (?, ?)
      """;

  private LateFates() {}

  /**
   * Lists the late fates of all alerts that are listed.
   *
   * @param from the first position that is listed just now, null when none is
   * @return how many alerts changed, by tenant
   */
  static Map<Long, Long> list(Connection connection, @Nullable Long from) throws SQLException {
    Map<Long, Long> changed = new HashMap<>();
    List<Long> tenants = new ArrayList<>();
    List<Object> ids = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT);
        PreparedStatement update = connection.prepareStatement(UPDATE)) {
      select.setLong(1, from == null ? Long.MAX_VALUE : from);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong("id"));
          tenants.add(row.getLong("tenant_id"));
          update.setString(1, row.getString("fate"));
          update.setObject(2, row.getObject("event_number"));
          update.setLong(3, row.getLong("tenant_id"));
          update.setString(4, row.getString("hold"));
          update.setLong(5, row.getLong("first_position"));
          update.setInt(6, row.getInt("first_index"));
          update.setLong(7, row.getLong("last_position"));
          update.setInt(8, row.getInt("last_index"));
          update.addBatch();
        }
      }
      if (ids.isEmpty()) {
        return changed;
      }
      int[] counts = update.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          changed.merge(tenants.get(i), (long) counts[i], Long::sum);
        }
      }
    }
    mark(connection, ids);
    return changed;
  }

  private static void mark(Connection connection, List<Object> ids) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update released set listed = true where id = any(?) and not listed")) {
      update.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      update.executeUpdate();
    }
  }
}
