package io.belfry.notification;

import io.belfry.engine.Cause;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.engine.Pages;
import io.belfry.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;

/**
 * Puts what people must be told into the ledger's transaction: a new event calls its owner team,
 * unless it is a symptom of another.
 */
public final class OutboxWriter implements Ledger.Companion {
  private static final String INSERT =
      "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, key) do nothing";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      boolean any = false;
      for (Outcome outcome : outcomes) {
        for (Pages.Told told : Pages.of(outcome)) {
          add(insert, outcome, told);
          any = true;
        }
      }
      if (any) {
        insert.executeBatch();
      }
    }
  }

  /** One message for each cause and team, however many symptoms were told before. */
  private static String key(Pages.Told told) {
    EventState event = told.event();
    Cause cause = event.cause();
    return switch (told.kind()) {
      case OPENED -> "opened/" + event.id();
      case LEARNED ->
          "cause/%s/%s".formatted(cause == null ? event.id() : cause.event(), event.ownerTeam());
      default -> "paged/%s/%s".formatted(event.id(), event.priority());
    };
  }

  private static String subject(Pages.Told told) {
    EventState event = told.event();
    Cause cause = event.cause();
    return told.kind() == DecisionKind.LEARNED && cause != null
        ? "[%s] Probable cause found, event %d: %s"
            .formatted(event.priority(), cause.number(), event.subject())
        : "[%s] %s".formatted(event.priority(), event.subject());
  }

  private static void add(PreparedStatement insert, Outcome outcome, Pages.Told told)
      throws SQLException {
    EventState event = told.event();
    Timestamp at = new Timestamp(outcome.stamp());
    insert.setLong(1, outcome.tenant());
    insert.setString(2, key(told));
    insert.setObject(3, event.id());
    insert.setString(4, event.ownerTeam());
    insert.setString(5, subject(told));
    insert.setString(6, body(event));
    insert.setTimestamp(7, at);
    insert.setTimestamp(8, at);
    insert.addBatch();
  }

  private static String body(EventState event) {
    Cause cause = event.cause();
    return """
    %s

    Event     %d
    Priority  %s (impact %s, urgency %s)
    Service   %s
    Type      %s, from %s
    Runbook   %s
    Cause     %s
    """
        .formatted(
            event.subject(),
            event.number(),
            event.priority(),
            event.impact().name().toLowerCase(Locale.ROOT),
            event.urgency().name().toLowerCase(Locale.ROOT),
            event.service().isEmpty() ? "unknown" : event.service(),
            event.type(),
            event.source(),
            event.runbookTitle() == null ? "none knows this type of alert" : event.runbookTitle(),
            cause == null
                ? "none found so far"
                : "event %d, %d %%. %s"
                    .formatted(cause.number(), cause.confidence(), cause.grounds()));
  }
}
