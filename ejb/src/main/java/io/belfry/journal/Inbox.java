package io.belfry.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * How people's transactions tell the engine: a row beside their own changes, moved on by the
 * writer.
 */
public final class Inbox {
  private Inbox() {}

  /** Leaves the changes in the caller's transaction; they reach the engine when it commits. */
  public static void leave(Connection transaction, long tenant, List<Change> changes)
      throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement("insert into inbox (tenant_id, body) values (?, ?)")) {
      insert.setLong(1, tenant);
      insert.setBytes(2, EntryCodec.encodeChanges(changes));
      insert.executeUpdate();
    }
  }
}
