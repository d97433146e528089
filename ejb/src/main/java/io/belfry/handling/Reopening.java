package io.belfry.handling;

import io.belfry.escalation.FreshStart;
import io.belfry.notification.Call;
import io.belfry.telling.TellingStart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens events again that turned out not to be over, in the ledger's transaction. */
final class Reopening {
  private static final String OPEN =
      """
      update event e set handling = 'open', acknowledged_at = null, acknowledged_by = null,
          acknowledged_until = null, resolved_at = null, resolved_by = null, closed_at = null,
          closed_by = null, cause_class = null, cause = null, solution = null,
          reopened = e.reopened + 1, handling_version = e.handling_version + 1
        from (select tenant_id, id, handling from event
          where tenant_id = ? and id = ? and handling in ('resolved', 'closed') for update) before
        where e.tenant_id = before.tenant_id and e.id = before.id
        returning before.handling, e.number, e.subject, e.owner_team, e.assignee, e.reopened,
          e.shown_priority
      """;

  private final Connection transaction;
  private final Ownwork own;
  private final FreshStart start;

  Reopening(Connection transaction, Ownwork own) {
    this.transaction = transaction;
    this.own = own;
    start = new FreshStart(transaction);
  }

  /**
   * Opens one, if it is resolved or closed.
   *
   * @param stamp of the alert that says that it is not over, in milliseconds since 1970
   */
  void open(long tenant, UUID event, long stamp) throws SQLException {
    Instant at = Instant.ofEpochMilli(stamp);
    try (PreparedStatement open = transaction.prepareStatement(OPEN)) {
      open.setLong(1, tenant);
      open.setObject(2, event);
      try (ResultSet row = open.executeQuery()) {
        if (row.next()) {
          own.did(
              Deeds.ofBelfry(
                  tenant,
                  event,
                  at,
                  Belfrys.RECUR,
                  Handling.of(row.getString(1)),
                  Handling.OPEN,
                  Map.of()),
              row.getLong(2));
          start.openAgain(tenant, event, at);
          TellingStart.openAgain(transaction, tenant, event);
          call(tenant, event, row, at).leave(transaction);
        }
      }
    }
  }

  private static Call call(long tenant, UUID event, ResultSet row, Instant at) throws SQLException {
    @Nullable Long assignee = row.getObject(5, Long.class);
    return new Call(
        tenant,
        "recurred/%s/%d".formatted(event, row.getInt(6)),
        event,
        row.getString(4),
        row.getString(7),
        assignee,
        "[%s, again] %s".formatted(row.getString(7), row.getString(3)),
        "Event %d was %s, and fired again at %s: %s\n"
            .formatted(
                row.getLong(2), row.getString(1), at.atOffset(ZoneOffset.UTC), row.getString(3)),
        at);
  }
}
