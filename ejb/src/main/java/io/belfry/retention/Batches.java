package io.belfry.retention;

import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Forgets what is past its term in batches, each a transaction of its own. */
final class Batches {
  static final int SIZE = 500;

  private Batches() {}

  /** Some of what is to be forgotten, tenant by tenant in the order of the ids. */
  record Batch(List<Long> tenants, List<UUID> ids) {
    int size() {
      return ids.size();
    }

    /** Deletes the rows of a table that are about them. */
    void deleteFrom(Connection connection, String table, String column) throws SQLException {
      try (PreparedStatement delete =
          connection.prepareStatement(
              "delete from %1$s t using unnest(?::bigint[], ?::uuid[]) as gone (tenant_id, id)"
                      .formatted(table)
                  + " where t.tenant_id = gone.tenant_id and t.%s = gone.id".formatted(column))) {
        delete.setArray(1, connection.createArrayOf("bigint", tenants.toArray()));
        delete.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
        delete.executeUpdate();
      }
    }
  }

  /** Does it until a batch is not full; returns how many were forgotten. */
  static int forget(DataSource database, AcrossTenants.Work<Integer> batch) throws SQLException {
    int forgotten = 0;
    int size;
    do {
      size = AcrossTenants.run(database, batch);
      forgotten += size;
    } while (size == SIZE);
    return forgotten;
  }

  /** Reads a batch from a query whose parameters are the ends of terms, in days before now. */
  static Batch read(Connection connection, String query, Instant now, int... terms)
      throws SQLException {
    Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < terms.length; i++) {
        select.setObject(i + 1, before(now, terms[i]));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          batch.tenants().add(row.getLong(1));
          batch.ids().add(row.getObject(2, UUID.class));
        }
      }
    }
    return batch;
  }

  static OffsetDateTime before(Instant now, int days) {
    return now.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
  }
}
