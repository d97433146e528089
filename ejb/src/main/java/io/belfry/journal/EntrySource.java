package io.belfry.journal;

import java.sql.SQLException;
import java.util.List;

/** The journal as its reader sees it. */
public interface EntrySource {

  /**
   * The entries after a position, in order.
   *
   * @param most how many at the most
   */
  List<Entry> read(long after, int most) throws SQLException;

  /**
   * The entries of one tenant, and those of every tenant, in order.
   *
   * @param after exclusive
   * @param until inclusive
   * @param most how many at the most
   */
  List<Entry> read(long tenant, long after, long until, int most) throws SQLException;

  /** The same as the journal keeps them. */
  default List<EntryRow> rows(long tenant, long after, long until, int most) throws SQLException {
    return read(tenant, after, until, most).stream().map(EntryRow::of).toList();
  }

  /** The last position with a stamp before the time, 0 when there is none. */
  long positionBefore(long stamp) throws SQLException;

  /** Where the journal ends. */
  long end();

  /** No later entry will have a stamp before this, in milliseconds since 1970. */
  long watermark();

  /** Calls back after each commit and each move of the watermark. */
  void onProgress(Runnable listener);

  /**
   * Says that those who follow the journal have read up to here. They can read it again, only not
   * as fast.
   */
  default void release(long upTo) {}

  /** Whether so much is being stored that every commit is full of it. */
  default boolean isFlooded() {
    return false;
  }
}
