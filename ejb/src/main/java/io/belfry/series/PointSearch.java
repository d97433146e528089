package io.belfry.series;

import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Goes back through the journal and keeps the points of one series. No index serves it, so it gives
 * up after a number of alerts, and says how far it got.
 */
final class PointSearch {
  static final int MOST_POINTS = 500;
  static final int MOST_ALERTS = 20_000;

  private final String key;
  private final String metric;
  private final long oldest;
  private final List<RecentPoints.Point> found = new ArrayList<>();
  private long reached;
  private long before = Long.MAX_VALUE;
  private int looked;
  private boolean ended;

  /**
   * @param oldest where it ends at the latest, in milliseconds since 1970
   */
  PointSearch(String key, String metric, long oldest) {
    this.key = key;
    this.metric = metric;
    this.oldest = oldest;
  }

  boolean wantsMore() {
    return !ended;
  }

  /** The position before which it goes on. */
  long before() {
    return before;
  }

  /** Looks at the next entries, the newest first; none means that there are no more. */
  void look(List<Entry.Alerts> entries) {
    for (Entry.Alerts entry : entries) {
      if (entry.stamp() < oldest) {
        end(oldest);
        return;
      }
      take(entry);
      before = entry.position();
      looked += entry.alerts().size();
      if (found.size() >= MOST_POINTS || looked >= MOST_ALERTS) {
        end(entry.stamp());
        return;
      }
    }
    if (entries.isEmpty()) {
      end(oldest);
    }
  }

  private void end(long at) {
    reached = at;
    ended = true;
  }

  private void take(Entry.Alerts entry) {
    for (int index = entry.alerts().size() - 1; index >= 0; index--) {
      Alert alert = entry.alerts().get(index);
      Double value = alert.key().equals(key) ? alert.values().get(metric) : null;
      if (value != null) {
        found.add(new RecentPoints.Point(entry.position() + "-" + index, entry.stamp(), value));
      }
    }
  }

  RecentPoints points() {
    List<RecentPoints.Point> points = new ArrayList<>(found);
    Collections.reverse(points);
    return new RecentPoints(reached, points);
  }
}
