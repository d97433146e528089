package io.belfry.handling;

import io.belfry.engine.Outcome;
import io.belfry.event.LiveStream;
import io.belfry.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What rules decided about events that people already handle, in the ledger's transaction: what is
 * not over is opened again, and what got worse is told again.
 */
public final class Aftermath implements Ledger.Companion {
  private final Queue<LiveStream.Change> changes = new ConcurrentLinkedQueue<>();

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    if (outcomes.isEmpty()) {
      return;
    }
    Ownwork own = new Ownwork(transaction);
    new Recurrences(transaction, own).open(outcomes);
    new Worsenings(transaction, own).tell(outcomes);
    own.seal();
    changes.addAll(own.changes());
  }

  /** Takes what listeners have to hear; asked for after the commit. */
  public List<LiveStream.Change> changes() {
    List<LiveStream.Change> taken = new ArrayList<>();
    for (LiveStream.Change each = changes.poll(); each != null; each = changes.poll()) {
      taken.add(each);
    }
    return taken;
  }
}
