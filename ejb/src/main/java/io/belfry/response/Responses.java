package io.belfry.response;

import io.belfry.engine.DecisionKind;
import io.belfry.engine.Outcome;
import io.belfry.engine.Responding;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What follows an event, within a transaction. */
public final class Responses {
  private static final String SELECT =
      "select told, escalation from event_response where tenant_id = ? and event_id = ?";

  private final Connection transaction;

  public Responses(Connection transaction) {
    this.transaction = transaction;
  }

  /** What runbooks say of an event. */
  public record Response(List<String> told, Optional<String> escalation) {
    /** Where none says anything. */
    public static final Response NONE = new Response(List.of(), Optional.empty());
  }

  /** Of an event that an outcome is about; of one that opens in it the database is not asked. */
  public Response of(Outcome outcome, UUID event) throws SQLException {
    for (Responding response : outcome.responses()) {
      if (response.event().equals(event)) {
        return new Response(response.told(), Optional.ofNullable(response.escalation()));
      }
    }
    boolean opens =
        outcome.decisions().stream()
            .anyMatch(each -> each.event().equals(event) && each.kind() == DecisionKind.OPENED);
    return opens ? Response.NONE : kept(outcome.tenant(), event);
  }

  private Response kept(long tenant, UUID event) throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(SELECT)) {
      select.setLong(1, tenant);
      select.setObject(2, event);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new Response(texts(row.getArray(1)), Optional.ofNullable(row.getString(2)))
            : Response.NONE;
      }
    }
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
