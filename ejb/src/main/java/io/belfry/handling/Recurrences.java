package io.belfry.handling;

import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.Fate;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.engine.Released;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds what people held to be over, and what the rules find not to be. It costs the ledger one
 * look at the few events that are resolved and fire.
 */
final class Recurrences {
  private static final String RESOLVED =
      """
      select tenant_id, id, (extract(epoch from resolved_at) * 1000)::bigint from event
        where handling = 'resolved' and condition <> 'cleared' and tenant_id = any (?)
      """;

  private final Connection transaction;
  private final Ownwork own;

  Recurrences(Connection transaction, Ownwork own) {
    this.transaction = transaction;
    this.own = own;
  }

  /** An event of a tenant. */
  private record Of(long tenant, UUID event) implements Comparable<Of> {
    @Override
    public int compareTo(Of other) {
      return tenant == other.tenant
          ? event.compareTo(other.event)
          : Long.compare(tenant, other.tenant);
    }
  }

  /** Opens each of them again. */
  void open(List<Outcome> outcomes) throws SQLException {
    // By event, in a fixed order: the time of the alert that says that it is not over.
    Map<Of, Long> back = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      for (Decision decision : outcome.decisions()) {
        if (decision.kind() == DecisionKind.KEPT_OPEN) {
          back.put(new Of(outcome.tenant(), decision.event()), outcome.stamp());
        }
      }
    }
    Map<Of, Long> resolved = resolved(outcomes);
    if (!resolved.isEmpty()) {
      outcomes.forEach(outcome -> firedAgain(outcome, resolved, back));
    }
    Reopening reopening = new Reopening(transaction, own);
    for (Map.Entry<Of, Long> each : back.entrySet()) {
      reopening.open(each.getKey().tenant(), each.getKey().event(), each.getValue());
    }
  }

  private Map<Of, Long> resolved(List<Outcome> outcomes) throws SQLException {
    TreeSet<Long> tenants = new TreeSet<>();
    outcomes.forEach(outcome -> tenants.add(outcome.tenant()));
    Map<Of, Long> resolved = new HashMap<>();
    try (PreparedStatement select = transaction.prepareStatement(RESOLVED)) {
      Array array = transaction.createArrayOf("bigint", tenants.toArray());
      select.setArray(1, array);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          resolved.put(new Of(row.getLong(1), row.getObject(2, UUID.class)), row.getLong(3));
        }
      }
    }
    return resolved;
  }

  /** A mere repetition says nothing new: whoever resolved it knew that its sender repeats it. */
  private static void firedAgain(Outcome outcome, Map<Of, Long> resolved, Map<Of, Long> back) {
    for (Judged judged : outcome.judged()) {
      if (judged.fate() == Fate.JOINED && judged.event() != null) {
        firedAgain(outcome, judged.event().id(), resolved, back);
      }
    }
    for (Released released : outcome.released()) {
      if (released.fate() == Fate.JOINED && released.event() != null) {
        firedAgain(outcome, released.event().id(), resolved, back);
      }
    }
    for (Decision decision : outcome.decisions()) {
      if (decision.kind() == DecisionKind.JOINED || decision.kind() == DecisionKind.FLAPPING) {
        firedAgain(outcome, decision.event(), resolved, back);
      }
    }
  }

  private static void firedAgain(
      Outcome outcome, UUID event, Map<Of, Long> resolved, Map<Of, Long> back) {
    Of which = new Of(outcome.tenant(), event);
    @Nullable Long resolvedAt = resolved.get(which);
    // Alerts that came before people resolved it may be judged after.
    if (resolvedAt != null && outcome.stamp() > resolvedAt) {
      back.putIfAbsent(which, outcome.stamp());
    }
  }
}
