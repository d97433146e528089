package io.belfry.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Adds to the chain of a tenant. The end of the chain is a row that the transaction holds until it
 * commits, so there is one sealer at a time: call it last, when everything else is written.
 */
public final class AuditLog {
  private static final String BEGIN =
      "insert into audit_head (tenant_id, sequence, hash) values (?, 0, ?)"
          + " on conflict (tenant_id) do nothing";
  private static final String HOLD =
      "select sequence, hash from audit_head where tenant_id = ? for update";
  private static final String ADD =
      "insert into audit_log (tenant_id, sequence, at, actor, what, object, detail, hash)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String MOVE =
      "update audit_head set sequence = ?, hash = ? where tenant_id = ?";

  private AuditLog() {}

  /** Seals deeds of one tenant in the caller's transaction, in their order. */
  public static void append(Connection transaction, long tenant, List<Deed> deeds)
      throws SQLException {
    if (deeds.isEmpty()) {
      return;
    }
    begin(transaction, tenant);
    long sequence;
    String hash;
    try (PreparedStatement hold = transaction.prepareStatement(HOLD)) {
      hold.setLong(1, tenant);
      try (ResultSet head = hold.executeQuery()) {
        head.next();
        sequence = head.getLong(1);
        hash = head.getString(2);
      }
    }
    try (PreparedStatement add = transaction.prepareStatement(ADD)) {
      for (Deed deed : deeds) {
        sequence++;
        hash = Chain.hash(tenant, sequence, deed, hash);
        add.setLong(1, tenant);
        add.setLong(2, sequence);
        add.setObject(3, deed.at().atOffset(ZoneOffset.UTC));
        add.setString(4, deed.actor());
        add.setString(5, deed.what());
        add.setString(6, deed.object());
        add.setString(7, deed.detail());
        add.setString(8, hash);
        add.addBatch();
      }
      add.executeBatch();
    }
    try (PreparedStatement move = transaction.prepareStatement(MOVE)) {
      move.setLong(1, sequence);
      move.setString(2, hash);
      move.setLong(3, tenant);
      move.executeUpdate();
    }
  }

  private static void begin(Connection transaction, long tenant) throws SQLException {
    try (PreparedStatement begin = transaction.prepareStatement(BEGIN)) {
      begin.setLong(1, tenant);
      begin.setString(2, Chain.BEGINNING);
      begin.executeUpdate();
    }
  }
}
