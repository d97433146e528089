package io.belfry.backtest;

import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.sql.SQLException;
import java.util.List;

/** A stretch of the journal. */
public final class JournalPast implements Past {
  private static final int ROWS_A_READ = 2_000;

  private final EntrySource journal;
  private final long tenant;
  private final long first;
  private final long until;
  private final long begin;
  private final long end;
  private long after;

  /**
   * @param after exclusive
   * @param until inclusive
   * @param begin from when on it counts, in milliseconds since 1970
   * @param end up to when time passes after it, in milliseconds since 1970
   */
  public JournalPast(
      EntrySource journal, long tenant, long after, long until, long begin, long end) {
    this.journal = journal;
    this.tenant = tenant;
    this.first = after;
    this.after = after;
    this.until = until;
    this.begin = begin;
    this.end = end;
  }

  @Override
  public List<Entry> next() throws SQLException {
    List<Entry> entries =
        after >= until ? List.of() : journal.read(tenant, after, until, ROWS_A_READ);
    after = entries.isEmpty() ? until : entries.get(entries.size() - 1).position();
    return entries;
  }

  @Override
  public double progress() {
    return until <= first ? 1 : (double) (after - first) / (until - first);
  }

  @Override
  public long begin() {
    return begin;
  }

  @Override
  public long end() {
    return end;
  }
}
