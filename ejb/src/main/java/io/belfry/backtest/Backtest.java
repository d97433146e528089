package io.belfry.backtest;

import io.belfry.engine.Release;
import io.belfry.engine.Snapshot;
import io.belfry.journal.Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Has two releases judge the same past from the same beginning, entry by entry, on its caller's
 * thread. What people did applies by the key of the event; the sessions of the engine are not
 * touched, and nothing is kept.
 */
public final class Backtest {
  /** Differences that are listed; all are counted. */
  public static final int MOST_DIFFERENCES = 1_000;

  /** Some milliseconds of work. */
  private static final int ALERTS_BETWEEN_LOOKS = 100;

  private final Side before;
  private final Side after;

  private Backtest(Side before, Side after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Runs one.
   *
   * @param progress from 0 to 1, some hundred times a second
   * @throws BacktestFailure when rules of a release fail on the past
   * @throws Exception when the past cannot be read
   */
  public static Report run(
      Beginning beginning,
      Release active,
      Release candidate,
      Past past,
      Paging paging,
      DoubleConsumer progress)
      throws Exception {
    try (Side before = new Side("active", beginning.session(active));
        Side after = new Side("candidate", beginning.session(candidate))) {
      for (Snapshot.OpenEvent open : beginning.events()) {
        before.inherit(open.state()).isTwinOf(after.inherit(open.state()));
      }
      new Backtest(before, after).judge(past, progress);
      return new Comparison(paging, past.end())
          .report(active.name(), candidate.name(), before, after, MOST_DIFFERENCES);
    }
  }

  private void judge(Past past, DoubleConsumer progress) throws Exception {
    int looked = 0;
    boolean counts = past.begin() == Long.MIN_VALUE;
    for (List<Entry> entries = past.next(); !entries.isEmpty(); entries = past.next()) {
      double done = past.progress();
      for (Entry entry : entries) {
        if (!counts && entry.stamp() >= past.begin()) {
          counts = true;
          count(past.begin());
        }
        before.apply(entry);
        after.apply(entry);
        endStep();
        looked += entry instanceof Entry.Alerts delivered ? delivered.alerts().size() : 1;
        if (looked >= ALERTS_BETWEEN_LOOKS) {
          looked = 0;
          progress.accept(done);
        }
      }
    }
    if (!counts) {
      count(Math.min(past.begin(), past.end()));
    }
    pass(past.end());
    progress.accept(1);
  }

  private void count(long begin) {
    pass(begin);
    before.count();
    after.count();
  }

  private void pass(long time) {
    before.advanceTo(time);
    after.advanceTo(time);
    endStep();
  }

  /** Brings together what both made of the same step. */
  private void endStep() {
    if (before.touched().isEmpty() && after.touched().isEmpty()) {
      return;
    }
    before.opened().forEach(story -> pair(story, before, after));
    after.opened().forEach(story -> pair(story, after, before));
    Set<Story> done = new LinkedHashSet<>();
    before.touched().forEach(story -> endStep(story, done));
    after.touched().forEach(story -> endStep(story, done));
  }

  private static void endStep(Story story, Set<Story> done) {
    if (done.add(story)) {
      Story twin = story.twin();
      if (twin != null) {
        done.add(twin);
      }
      Story.endStep(story, twin);
    }
  }

  private static void pair(Story opened, Side own, Side other) {
    if (opened.twin() != null || own.single(opened.key()) != opened) {
      return;
    }
    Story counterpart = other.single(opened.key());
    if (counterpart == null) {
      opened.instead(other.verdict(opened.key()));
    } else {
      opened.isTwinOf(counterpart);
    }
  }
}
