package io.belfry.watch;

import io.belfry.facts.Severity;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Whether stored alerts wait to be judged. The oldest that waits says for how long. */
final class EngineLag implements Check {
  private static final Topic TOPIC = new Topic("belfry/lag", "BelfryLag", Severity.CRITICAL);

  private final EntrySource journal;
  private final LongSupplier judged;
  private final long startedAt;
  private final Duration limit;

  /**
   * @param judged the position up to which everything is judged
   * @param startedAt in milliseconds since 1970: what waited before does not count
   */
  EngineLag(EntrySource journal, LongSupplier judged, long startedAt, Duration limit) {
    this.journal = journal;
    this.judged = judged;
    this.startedAt = startedAt;
    this.limit = limit;
  }

  @Override
  public Topic topic() {
    return TOPIC;
  }

  @Override
  public String look() throws SQLException {
    return millis() > limit.toMillis()
        ? "Stored alerts wait longer than %d seconds to be judged.".formatted(limit.toSeconds())
        : "";
  }

  private long millis() throws SQLException {
    long position = judged.getAsLong();
    if (position >= journal.end()) {
      return 0;
    }
    List<Entry> waiting = journal.read(position, 1);
    return waiting.isEmpty()
        ? 0
        : journal.watermark() - Math.max(startedAt, waiting.get(0).stamp());
  }
}
