package io.belfry.backtest;

import io.belfry.journal.Entry;
import io.belfry.journal.EntryRow;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A stretch of the journal, as it comes from the server. */
final class JournalPast implements Past {
  private static final int ROWS_A_PIECE = 100;

  private final DataInputStream rows;
  private final Job.Stretch stretch;
  private long reached;

  JournalPast(DataInputStream rows, Job.Stretch stretch) {
    this.rows = rows;
    this.stretch = stretch;
    this.reached = stretch.after();
  }

  @Override
  public List<Entry> next() throws IOException {
    List<Entry> entries = new ArrayList<>(ROWS_A_PIECE);
    while (reached < stretch.until() && entries.size() < ROWS_A_PIECE) {
      EntryRow row = RowStream.read(rows);
      if (row == null) {
        reached = stretch.until();
      } else {
        entries.add(row.decode());
        reached = row.position();
      }
    }
    return entries;
  }

  @Override
  public double progress() {
    return stretch.until() <= stretch.after()
        ? 1
        : (double) (reached - stretch.after()) / (stretch.until() - stretch.after());
  }

  @Override
  public long begin() {
    return stretch.begin();
  }

  @Override
  public long end() {
    return stretch.end();
  }
}
