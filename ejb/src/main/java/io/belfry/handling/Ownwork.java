package io.belfry.handling;

import io.belfry.audit.AuditLog;
import io.belfry.audit.Deed;
import io.belfry.event.LiveStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Belfry does to events by itself in one transaction: each deed goes into the event's history
 * at once, and into the audit log at the end, for whoever seals holds up the others.
 */
final class Ownwork {
  private final Connection transaction;
  private final Map<Long, List<Deed>> deeds = new TreeMap<>();
  private final Map<Long, List<LiveStream.ChangedEvent>> changed = new TreeMap<>();

  Ownwork(Connection transaction) {
    this.transaction = transaction;
  }

  /** Notes one deed. */
  void did(Deeds deed, long eventNumber) throws SQLException {
    deed.write(transaction);
    deeds.computeIfAbsent(deed.tenant(), tenant -> new ArrayList<>()).add(deed.forAudit());
    changed
        .computeIfAbsent(deed.tenant(), tenant -> new ArrayList<>())
        .add(new LiveStream.ChangedEvent(deed.event(), eventNumber, "handled"));
  }

  /** Seals all of them; nothing may be locked after that. */
  void seal() throws SQLException {
    for (Map.Entry<Long, List<Deed>> each : deeds.entrySet()) {
      AuditLog.append(transaction, each.getKey(), each.getValue());
    }
  }

  /** Returns what listeners have to hear once it is committed. */
  List<LiveStream.Change> changes() {
    List<LiveStream.Change> changes = new ArrayList<>();
    changed.forEach((tenant, events) -> changes.add(new LiveStream.Change(tenant, events, 0)));
    return changes;
  }
}
