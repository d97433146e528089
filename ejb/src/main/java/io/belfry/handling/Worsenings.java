package io.belfry.handling;

import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.notification.Call;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who work on an event again when the rules find it to be worse than they know. It
 * costs the ledger one look at the events that changed.
 */
final class Worsenings {
  private static final String WORKED_ON =
      """
      select e.tenant_id, e.id, e.number, e.subject, e.owner_team, e.assignee, e.handling,
          e.severity, e.priority, e.told_severity, e.told_priority, e.shown_priority
        from unnest(?::bigint[], ?::uuid[]) as changed(tenant_id, id)
        join event e on e.tenant_id = changed.tenant_id and e.id = changed.id
        where e.handling in ('acknowledged', 'in-progress')
          and (e.severity, e.priority) is distinct from (e.told_severity, e.told_priority)
        order by e.tenant_id, e.id
      """;
  private static final String KNOWN =
      "update event set told_severity = ?, told_priority = ? where tenant_id = ? and id = ?";

  private final Connection transaction;
  private final Ownwork own;

  Worsenings(Connection transaction, Ownwork own) {
    this.transaction = transaction;
    this.own = own;
  }

  /** What the ledger keeps of an event that somebody works on. */
  private record Worked(
      long tenant,
      UUID event,
      long number,
      String subject,
      String team,
      @Nullable Long assignee,
      Handling handling,
      String severity,
      String priority,
      @Nullable String toldSeverity,
      @Nullable String toldPriority,
      String shownPriority) {

    static Worked of(ResultSet row) throws SQLException {
      return new Worked(
          row.getLong(1),
          row.getObject(2, UUID.class),
          row.getLong(3),
          row.getString(4),
          row.getString(5),
          row.getObject(6, Long.class),
          Handling.of(row.getString(7)),
          row.getString(8),
          row.getString(9),
          row.getString(10),
          row.getString(11),
          row.getString(12));
    }

    /** The worst stands first in both enums. */
    boolean isWorse() {
      return toldSeverity != null
          && toldPriority != null
          && (severity(severity).compareTo(severity(toldSeverity)) < 0
              || Priority.valueOf(priority).compareTo(Priority.valueOf(toldPriority)) < 0);
    }

    private static Severity severity(String word) {
      return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    Call call(Instant at) {
      return new Call(
          tenant,
          "worsened/%s/%d".formatted(event, at.toEpochMilli()),
          event,
          team,
          shownPriority,
          assignee,
          "[%s, worse] %s".formatted(shownPriority, subject),
          "Event %d got worse while it is %s: severity %s instead of %s, priority %s instead of %s.\n\n%s\n"
              .formatted(
                  number, handling.word(), severity, toldSeverity, priority, toldPriority, subject),
          at);
    }
  }

  /** Tells of each of them. */
  void tell(List<Outcome> outcomes) throws SQLException {
    Map<UUID, Long> tenants = new TreeMap<>();
    Map<UUID, Long> stamps = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      for (EventState event : outcome.events()) {
        tenants.put(event.id(), outcome.tenant());
        stamps.put(event.id(), outcome.stamp());
      }
    }
    if (tenants.isEmpty()) {
      return;
    }
    for (Worked worked : workedOn(tenants)) {
      if (worked.isWorse()) {
        Instant at = Instant.ofEpochMilli(stamps.getOrDefault(worked.event(), 0L));
        know(worked);
        worked.call(at).leave(transaction);
        own.did(
            Deeds.ofBelfry(
                worked.tenant(),
                worked.event(),
                at,
                Belfrys.WORSEN,
                worked.handling(),
                worked.handling(),
                Map.of("severity", worked.severity(), "priority", worked.priority())),
            worked.number());
      }
    }
  }

  private List<Worked> workedOn(Map<UUID, Long> tenants) throws SQLException {
    List<Worked> worked = new ArrayList<>();
    try (PreparedStatement select = transaction.prepareStatement(WORKED_ON)) {
      select.setArray(1, transaction.createArrayOf("bigint", tenants.values().toArray()));
      select.setArray(2, transaction.createArrayOf("uuid", tenants.keySet().toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          worked.add(Worked.of(row));
        }
      }
    }
    return worked;
  }

  private void know(Worked worked) throws SQLException {
    try (PreparedStatement know = transaction.prepareStatement(KNOWN)) {
      know.setString(1, worked.severity());
      know.setString(2, worked.priority());
      know.setLong(3, worked.tenant());
      know.setObject(4, worked.event());
      know.executeUpdate();
    }
  }
}
