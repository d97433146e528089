package io.belfry.measure;

import io.belfry.engine.EventRef;
import io.belfry.engine.Fate;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** Keeps, in the ledger's transaction, since when the trouble of a new event lasts. */
public final class BeginningWriter implements Ledger.Companion {
  private static final String KEEP =
      "update event set started_at = ? where tenant_id = ? and id = ? and started_at is null"
          + " and opened_at >= ?";

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    try (PreparedStatement keep = transaction.prepareStatement(KEEP)) {
      boolean any = false;
      for (Outcome outcome : outcomes) {
        for (Judged judged : outcome.judged()) {
          EventRef event = judged.event();
          if (judged.fate() == Fate.OPENED && event != null && judged.alert().startsAt() > 0) {
            Timestamp start = new Timestamp(judged.alert().startsAt());
            keep.setTimestamp(1, start);
            keep.setLong(2, outcome.tenant());
            keep.setObject(3, event.id());
            // A clock that is ahead says nothing.
            keep.setTimestamp(4, start);
            keep.addBatch();
            any = true;
          }
        }
      }
      if (any) {
        keep.executeBatch();
      }
    }
  }
}
